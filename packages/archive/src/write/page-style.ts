import type { Html } from './html.ts';

/** Plain and printable; no font, script or picture from elsewhere. */
export const pageStyle: Html = {
  markup: `
body{max-width:64rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Serif SC","Source Han Serif SC","Songti SC",SimSun,serif;color:#1b1b1b}
header{text-align:center;border-bottom:3px double #8a1c1c;margin-bottom:1.5rem}h1{font-size:1.6rem;margin:.2rem 0}h2{font-size:1.2rem;margin-top:2rem}
.limit{border:1px solid #8a1c1c;padding:.2rem 1.2rem 1rem;background:#fffdf8}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#f3f0ea}
code{font:13px/1.5 ui-monospace,Consolas,monospace;word-break:break-all}dt{font-weight:bold}dd{margin:0 0 .4rem}
tr.breached td:first-child,tr.overdue td:first-child,tr.blocked td:first-child{color:#a40000;font-weight:bold}
@media print{body{margin:0;max-width:none;font-size:11pt}tr{break-inside:avoid}}
`,
};
