import type { HeldFile } from '@liuhen/records';
import { z } from 'zod';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { PageCodes, type ReadSheet } from './page-codes.ts';
import { countSheets, scanSheets, tooMuch } from './scan-sheets.ts';

/** Sheets that are read in one go: a few seconds of work, so that whoever waits sees it go on. */
const sheetsAtOnce = 10;
/** No paper of ours has more. */
const mostSheets = 1000;

const Part = z.object({
  from: z.number().int(),
  sheets: z.array(z.object({ code: z.string().nullable(), turned: z.number(), blurred: z.boolean() })),
});

/** Who had which files read for which document: a reading opens for nothing else. */
export type ReadingOf = { readonly person: string; readonly record: string; readonly files: readonly HeldFile[] };
type PartRead = { readonly read: number; readonly of: number; readonly reading: string };

/**
 * Reads the next sheets from `from` on. What was read goes to the client under seal and comes back with the signatures: the server
 * keeps nothing in between, and what the client could make up is not believed.
 */
export async function readPart(house: House, about: ReadingOf, from: number, most: number): Promise<PartRead> {
  const { counts, of } = await counted(house, about.files, most);
  const to = Math.min(from + sheetsAtOnce, of);
  const sheets = await sheetsIn(house, about.files, counts, { from, to });
  const part = Buffer.from(JSON.stringify({ from, sheets }));
  return { read: to, of, reading: house.box.seal(part, sealOf(about)).toString('base64') };
}

/** Every sheet: those of the readings handed back, and the rest read now. Never more than a few pictures are in memory. */
export async function allSheets(
  house: House,
  about: ReadingOf,
  readings: readonly string[],
  most: number,
): Promise<ReadSheet[]> {
  const { counts, of } = await counted(house, about.files, most);
  const known = new Map(readings.flatMap((reading) => opened(house, about, reading)));
  const sheets: ReadSheet[] = [];
  while (sheets.length < of) {
    const from = sheets.length;
    const read = known.get(from);
    if (read !== undefined) {
      sheets.push(read);
      continue;
    }
    let to = from + 1;
    while (to < of && to - from < sheetsAtOnce && !known.has(to)) to += 1;
    sheets.push(...(await sheetsIn(house, about.files, counts, { from, to })));
  }
  return sheets;
}

async function counted(house: House, files: readonly HeldFile[], most: number) {
  const counts = await countSheets(house.store, files);
  const of = counts.reduce((sum, count) => sum + count, 0);
  const allowed = Math.min(most, mostSheets);
  if (of > allowed) throw tooMuch('扫描件', `有 ${of} 张，超过 ${allowed} 张，远多于文书的页数`);
  return { counts, of };
}

async function sheetsIn(
  house: House,
  files: readonly HeldFile[],
  counts: readonly number[],
  range: { readonly from: number; readonly to: number },
): Promise<ReadSheet[]> {
  const codes = new PageCodes();
  const read: ReadSheet[] = [];
  try {
    for await (const { file, picture } of scanSheets(house.store, files, counts, range)) {
      read.push(
        await codes.read(picture).catch(() => {
          throw new ServerFault(
            'scanWrong',
            `第 ${file + 1} 个文件（${files[file]?.name ?? ''}）打不开：图片损坏，或者展开后过大。`,
          );
        }),
      );
    }
  } finally {
    await codes.close();
  }
  if (read.length < range.to - range.from) {
    throw new ServerFault(
      'scanWrong',
      `第 ${range.from + read.length + 1} 张读不出来：文件不完整。`,
      '请重新扫描后再上传。',
    );
  }
  return read;
}

function opened(house: House, about: ReadingOf, reading: string): (readonly [number, ReadSheet])[] {
  const plain = house.box.open(Buffer.from(reading, 'base64'), sealOf(about));
  // of other files, or of another key: read again
  if (plain === null) return [];
  const { from, sheets } = Part.parse(JSON.parse(plain.toString()));
  return sheets.map((sheet, at) => [from + at, sheet] as const);
}

const sealOf = ({ person, record, files }: ReadingOf): string =>
  `sheets ${person} ${record} ${files.map(({ sha256 }) => sha256).join(' ')}`;
