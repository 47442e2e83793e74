// Ten thousand documents of many kinds through one renderer, each with other words: what the process holds is said every thousand,
// and must not have grown from the second thousand to the tenth.
import { openRenderer } from '@liuhen/documents/render';
import { documentKinds, isDocType } from '@liuhen/records';
import { type BenchLine, ofCost } from './line.ts';
import { context, reworded, sample } from './office/two-pages.ts';

const documents = 10_000;
const step = 1_000;
/** The first thousands fill the caches: from here on nothing may be added. */
const warm = 2_000;
/** Pages come and go; what is held at the end may be this much above what was held when warm. */
const flat = 1.15;

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

export async function run(): Promise<BenchLine[]> {
  const renderer = openRenderer();
  const kinds = Object.keys(documentKinds)
    .filter(isDocType)
    .map((docType) => ({ docType, fields: sample(docType) }));
  const held: number[] = [];
  let settled = 0;
  try {
    for (let done = 1; done <= documents; done += 1) {
      const kind = kinds[done % kinds.length];
      if (kind !== undefined) await renderer.render(kind.docType, reworded(kind.fields, done), context);
      if (done % step !== 0) continue;
      const { rss, heapUsed } = process.memoryUsage();
      process.stderr.write(`${done} 份：常驻内存 ${megabytes(rss)} MB，堆 ${megabytes(heapUsed)} MB\n`);
      if (done === warm) settled = rss;
      if (done >= warm) held.push(rss);
    }
  } finally {
    await renderer.close();
  }
  const last = held.slice(-3).toSorted((one, other) => one - other)[1] ?? 0;
  const grown = last / settled;
  process.stderr.write(
    `${documents} 份之后是${warm} 份时的 ${grown.toFixed(3)} 倍，上限 ${flat} 倍：${grown <= flat ? '平稳' : '在增长'}\n`,
  );
  if (grown > flat) throw new Error(`memory grew by ${grown.toFixed(3)} from ${warm} to ${documents} documents`);
  return [
    ofCost('memory/held-after-10000-documents', megabytes(last), 'MB', null),
    ofCost('memory/growth-from-2000-to-10000-documents', grown, '×', flat),
  ];
}
