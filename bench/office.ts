// A two-page document through the renderer beside LibreOffice converting the same words and tables from .docx: one process a
// document, as a server calls it, and, for what LibreOffice costs once it runs, many documents in one process.
// Needs LibreOffice (Debian: apt-get install libreoffice-writer-nogui); without it this bench says so and measures nothing.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compose, forms } from '@liuhen/documents';
import { openRenderer } from '@liuhen/documents/render';
import { type BenchLine, ofCost, ofRate } from './line.ts';
import { writeDocx } from './office/docx.ts';
import { context, docType, reworded, sample } from './office/two-pages.ts';

const run_ = promisify(execFile);
const rounds = 3;
const inOneProcess = 20;
const ours = 40;
/** How many times faster it has to be. */
const wanted = 30;

export async function run(): Promise<BenchLine[]> {
  const office = await libreOffice();
  if (office === null) {
    process.stderr.write(
      'office 未测：本机没有 LibreOffice。Debian 上请先 apt-get install libreoffice-writer-nogui。\n',
    );
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-office-'));
  const renderer = openRenderer();
  const fields = sample(docType);
  let turn = 0;
  const values = () => {
    turn += 1;
    return reworded(fields, turn);
  };
  const convert = (names: readonly string[]) =>
    run_(
      office,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...names,
      ],
      { cwd: folder, timeout: 600_000 },
    );
  const written = async (count: number) => {
    const names: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const name = join(folder, `${turn + 1}.docx`);
      await writeDocx(compose(forms[docType], values(), context), name);
      names.push(name);
    }
    return names;
  };
  try {
    const [first = ''] = await written(1);
    await convert([first]);
    await sameWords(first.replace('.docx', '.pdf'));
    for (let index = 0; index < 20; index += 1) await renderer.render(docType, values(), context);
    const seconds = { one: [] as number[], many: [] as number[], ours: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const [single = ''] = await written(1);
      seconds.one.push(await secondsOf(() => convert([single])));
      const batch = await written(inOneProcess);
      seconds.many.push((await secondsOf(() => convert(batch))) / inOneProcess);
      const all = async () => {
        for (let index = 0; index < ours; index += 1) await renderer.render(docType, values(), context);
      };
      seconds.ours.push((await secondsOf(all)) / ours);
    }
    const [one, many, own] = [median(seconds.one), median(seconds.many), median(seconds.ours)];
    return [
      ofCost('office/libreoffice-one-process-a-document', one, 's', null),
      ofCost('office/libreoffice-twenty-in-one-process', many, 's', null),
      ofCost('office/two-pages', own, 's', null),
      ofRate('office/times-faster-than-libreoffice', one / own, '×', wanted),
      ofRate('office/times-faster-than-libreoffice-once-it-runs', many / own, '×', wanted),
    ];
  } finally {
    await renderer.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function libreOffice(): Promise<string | null> {
  for (const name of ['soffice', 'libreoffice']) {
    const found = await run_(name, ['--version']).catch(() => null);
    if (found !== null) return name;
  }
  return null;
}

/** What is compared is the same document: its words stand on the pages that LibreOffice made. */
async function sameWords(pdf: string): Promise<void> {
  const { stdout } = await run_('pdftotext', ['-raw', pdf, '-'], { maxBuffer: 1 << 26 });
  const text = stdout.replace(/\s/g, '');
  const sheet = compose(forms[docType], reworded(sample(docType), 1), context);
  const lost = sheet.blocks.flatMap((block) => {
    const said = block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [];
    return said.filter((words) => !text.includes(words.replace(/\s/g, '').slice(0, 12)));
  });
  if (lost.length > 0) throw new Error(`LibreOffice lost: ${lost.slice(0, 3).join(' / ')}`);
}

async function secondsOf(task: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await task();
  return (performance.now() - from) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
