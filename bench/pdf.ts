// A two-page document through the renderer beside bare Typst setting the same pages: a hand-written source with the same
// words, tables and faces handed straight to the compiler; no forms, no data, no page codes, no check of the characters.
import { compose, forms, type Sheet } from '@liuhen/documents';
import { openRenderer } from '@liuhen/documents/render';
import { documentKinds, isDocType } from '@liuhen/records';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { findFaces } from '../packages/documents/src/render/faces.ts';
import { atMost, type BenchLine, ofCost, ofRate } from './line.ts';
import { context, docType, reworded, sample } from './office/two-pages.ts';

const rounds = 5;
const perRound = 30;

export async function run(): Promise<BenchLine[]> {
  const renderer = openRenderer();
  const bare = NodeCompiler.create({ fontArgs: [{ fontPaths: [...findFaces(null).folders] }] });
  const fields = sample(docType);
  let turn = 0;
  // Another text each time: the compiler remembers pages it has set.
  const values = () => {
    turn += 1;
    return reworded(fields, turn);
  };
  const ours = async () => (await renderer.render(docType, values(), context)).pages;
  const theirs = () => {
    const outcome = bare.compile({ mainFileContent: plainSource(compose(forms[docType], values(), context)) });
    if (outcome.result === null) throw new Error(JSON.stringify(outcome.takeDiagnostics()?.shortDiagnostics));
    bare.pdf(outcome.result, { pdfStandard: 'a-2b', creationTimestamp: 1 });
    bare.evictCache(4);
    return outcome.result.numOfPages;
  };
  const set = Object.keys(documentKinds)
    .filter(isDocType)
    .flatMap((name) => [name, name])
    .map((name) => ({ docType: name, values: sample(name), context }));
  const secondsFor300 = async () => {
    turn += 1;
    const fresh = set.map((request) => ({ ...request, values: reworded(request.values, turn) }));
    const before = process.cpuUsage();
    const whole = await renderer.renderSet(fresh, { title: '案卷材料', author: '', contents: true, createdAt: 1 });
    const { user, system } = process.cpuUsage(before);
    return ((user + system) / 1e6) * (300 / whole.pages);
  };
  try {
    for (let index = 0; index < 20; index += 1) {
      await ours();
      theirs();
    }
    const rates = { ours: [] as number[], theirs: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      rates.theirs.push(await rateOf(theirs));
      rates.ours.push(await rateOf(ours));
    }
    const limit = median(rates.theirs);
    // Seconds of the processor, the better of two: what is asked is what one core can do, not what its neighbours left of it.
    const seconds = Math.min(await secondsFor300(), await secondsFor300());
    const settled = process.memoryUsage.rss();
    for (let index = 0; index < 400; index += 1) await ours();
    const grown = process.memoryUsage.rss() / settled;
    return [
      ofRate('pdf/bare-typst-two-pages', limit, '1/s', null),
      ofRate('pdf/two-pages', median(rates.ours), '1/s', limit),
      // at least six tenths of the speed of bare Typst
      atMost('pdf/two-pages-beside-bare', limit / median(rates.ours), '', 1 / 0.6),
      atMost('pdf/set-of-300-pages', seconds, 's', 5),
      ofCost('pdf/memory-after-400-more', grown, '', 1),
    ];
  } finally {
    await renderer.close();
  }
}

/** The same page as somebody would write it by hand. */
function plainSource(sheet: Sheet): string {
  const words = (text: string) => `#${JSON.stringify(text)}`;
  const parts = sheet.blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `#text(font: "Noto Sans SC")[${words(block.text)}]\n`;
      case 'paragraph':
        return `${words(block.text)}\n`;
      case 'rows':
        return block.rows
          .map(
            (row) =>
              `#table(columns: (84pt, 1fr) * ${row.length}, ${row.map((cell) => `[${words(cell.label)}], [${words(cell.text)}]`).join(', ')})`,
          )
          .join('\n');
      case 'table':
        return `#table(columns: (1fr,) * ${block.columns.length}, table.header(${block.columns.map((column) => `[${words(column.label)}]`).join(', ')}), ${block.rows
          .flat()
          .map((cell) => `[${words(cell)}]`)
          .join(', ')})`;
      case 'signatures':
        return `#grid(columns: (1fr, 1fr), row-gutter: 24pt, ${block.lines.map((line) => `[${words(line.label)}：年 月 日]`).join(', ')})`;
      default:
        return '（以下空白）\n';
    }
  });
  return `#set page(paper: "a4", margin: (top: 34mm, left: 28mm, right: 20mm, bottom: 32mm), header: [${words(sheet.running)} #context counter(page).display()], footer: [当事人签名： 检查人签名：])
#set text(font: ("FandolFang R", "Noto Serif SC"), size: 12pt, lang: "zh", region: "cn")
#set block(spacing: 6pt)
#set par(justify: true, leading: 9pt, spacing: 9pt, first-line-indent: (amount: 2em, all: true))
#align(center, text(font: "Noto Serif SC", weight: "bold", size: 18pt)[${words(sheet.title)}])

${parts.join('\n\n')}`;
}

/** Documents a second of the processor: what neighbours take of the machine is neither side's. */
async function rateOf(task: () => number | Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < perRound; index += 1) await task();
  const { user, system } = process.cpuUsage(before);
  return perRound / ((user + system) / 1e6);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
