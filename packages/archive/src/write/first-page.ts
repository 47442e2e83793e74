import type { RecordBody } from '@liuhen/records';
import { findKind } from '@liuhen/records';
import type { About } from '../layout/about.ts';
import type { RecordFile } from '../layout/record-file.ts';
import { findingTables } from './finding-tables.ts';
import { type Html, html, htmlText } from './html.ts';
import type { PackedCompliance } from './package-source.ts';
import { pageStyle } from './page-style.ts';
import { shanghai, shanghaiClaim } from './shanghai.ts';

export type PageRecord = {
  readonly body: RecordBody;
  readonly receivedAt: string;
  readonly file: RecordFile;
  readonly origin: string;
};
export type Page = {
  readonly about: About;
  readonly root: string;
  readonly keys: readonly string[];
  readonly records: readonly PageRecord[];
  readonly related: readonly PageRecord[];
  readonly compliance: PackedCompliance;
};

/** The first page a stranger opens: what this proves and what it does not, then what happened, then what the law says of it. */
export function firstPage(page: Page): string {
  const { about, compliance, records, related } = page;
  const placeOf = (record: string) => {
    const index = records.findIndex(({ body }) => body.id === record);
    return index < 0 ? '' : `第 ${index + 1} 号`;
  };
  return htmlText(html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${about.title}</title><style>${pageStyle}</style></head><body>
<header><p>${about.agencyName}</p><h1>${about.title}</h1><p>${about.number ?? '未编案号'}</p></header>
${limits(page)}
<section><h2>全过程记录（${about.records} 条）</h2>
${recordTable(records)}</section>
${
  related.length === 0
    ? ''
    : html`<section><h2>本案所依据的其他记录（${related.length} 条）</h2>
<p>人员、证件、设备等不属于本案的记录，逐条可证；不声明没有其他。</p>${recordTable(related)}</section>`
}
<section><h2>逐条合规情况</h2><p>评价时刻：${shanghai(compliance.evaluatedAt)}；依据版本：${compliance.edition}</p>
${compliance.findings.length === 0 ? html`<p>没有评价结果。</p>` : findingTables(compliance.findings, placeOf)}</section>
</body></html>
`);
}

function limits({ about, root, keys }: Page): Html {
  return html`<section class="limit"><h2>本包能证明什么，不能证明什么</h2>
<p><strong>自入库之后可证，不证明镜头之外。</strong>本包能够证明：所列记录与文件自各自“入库时间”起没有被增、删、改、换、调序；本案截至打包时共有 ${about.records} 条记录，无一遗漏。
本包不能证明：入库之前发生过什么、镜头之外有什么、所记内容是否属实。“发生时间”是记录人或设备所称。标为“导入”的记录是事后录入的，只能证明自录入之时起未变。</p>
<h3>怎样核验</h3>
<p>请保留原始 ZIP 文件。用浏览器打开<strong>另行取得的</strong> verify.html（例如向上级机关、法院或软件发布处索取），选择本 ZIP，即可离线核验；装有留痕的机器可运行
<code>npx liuhen verify 包.zip</code>。包内所附 verify.html 与包同源，仅供方便：包若被伪造，它也可能被伪造。核验时应填入从机关公示处取得的公钥，并把下面的日志根与见证人手中的比对。</p>
<dl><dt>日志大小</dt><dd>${about.treeSize}</dd><dt>日志根（SHA-256）</dt><dd><code>${root}</code></dd>
<dt>公钥</dt><dd>${keys.map((key) => html`<code>${key}</code> `)}</dd><dt>打包时间</dt><dd>${shanghai(about.packedAt)}</dd>
${about.purpose === null ? '' : html`<dt>用途</dt><dd>${about.purpose}</dd>`}</dl></section>`;
}

function recordTable(records: readonly PageRecord[]): Html {
  return html`<table><thead><tr><th>序号</th><th>发生时间</th><th>记录</th><th>人员</th><th>文件</th><th>入库时间</th></tr></thead>
<tbody>${records.map(recordRow)}</tbody></table>`;
}

function recordRow({ body, receivedAt, file, origin }: PageRecord, index: number): Html {
  const kind = findKind(body.kind, body.schema);
  const title = typeof body.data.title === 'string' && file.units.has('data.title') ? body.data.title : '';
  const masked = [
    ...(file.withheld.length > 0 ? [`遮盖 ${file.withheld.length} 项`] : []),
    ...(file.erased.size > 0 ? [`依法删除 ${file.erased.size} 项`] : []),
  ];
  // What is masked as a field is not told by the page either.
  const named = file.units.has('files');
  const people = file.units.has('people') ? body.people.map((person) => person.name).join('、') : '（遮盖）';
  return html`<tr><td>${index + 1}</td><td>${shanghaiClaim(body.claimed)}</td>
<td>${kind?.title ?? body.kind}${title === '' || title === kind?.title ? '' : html`<br>${title}`}${masked.length === 0 ? '' : html`<br><em>${masked.join('，')}</em>`}</td>
<td>${people}</td><td>${file.files.map((packed, at) => fileLink(packed, named ? body.files[at]?.name : undefined))}</td>
<td>${shanghai(receivedAt)}${origin === 'import' ? '（导入）' : ''}</td></tr>
`;
}

function fileLink({ path, state, sha256 }: RecordFile['files'][number], name: string | undefined): Html {
  const label = name ?? sha256.slice(0, 12);
  if (path === null) return html`<div>${state === 'erased' ? '（已依法销毁）' : '（遮盖）'}</div>`;
  return html`<div><a href="${path}">${label}</a></div>`;
}
