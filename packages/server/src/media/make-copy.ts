import { createHash } from 'node:crypto';
import { derive } from '@liuhen/evidence';
import { Fault } from '@liuhen/journal';
import type { MadeBytes } from '@liuhen/journal/work';
import { classificationTitles, classify, volumeOf } from '@liuhen/law/access';
import type { Entry, HeldFile } from '@liuhen/records';
import { Derive } from '../api/index.ts';
import type { House } from '../house.ts';
import { absent } from '../http/server-fault.ts';
import { recordOf } from '../records-made-here.ts';
import { acknowledged } from '../routes/records.ts';
import type { Making } from './derivation-queues.ts';
import { factsOf } from './facts-of.ts';

const titles = { clip: '剪辑', still: '截图', masked: '遮挡副本' } as const;

/**
 * A clip, still or masked copy as a record that names its original. The original is only read. The copy is as confidential as what
 * it was made of, in words that the policy understands; only a masked copy may be declared less, by who gives the ground. Run again
 * after a fall it finds the record it had made, or makes the copy anew; null when nobody wants it any more.
 */
export async function makeCopy(house: House, agency: string, making: Making): Promise<MadeBytes | null> {
  const { row, signal, onProgress } = making;
  const { store, tools } = house;
  const { entries } = await house.journal.dossiers.read(agency, row.subject);
  const before = entries.find(({ body }) => body.id === row.id)?.body.files[0];
  if (before !== undefined) return bytesOf(before);
  const entry = entries.find(({ body }) => body.id === row.record);
  const file = entry?.body.files.find(({ sha256 }) => sha256 === row.original);
  if (entry === undefined || file === undefined) throw absent('原件');

  const wanted = Derive.parse(row.wanted);
  const item = await derive(file.sha256, await factsOf(house, file), wanted.derivation, {
    store,
    tools,
    signal,
    onProgress,
  });
  // withdrawn, or its original isolated, while it was being made: nothing of it stays
  if (!(await making.stillWanted()) || (await store.stat(file.sha256)) === null) {
    await store.remove(item.sha256);
    return null;
  }
  const { sha256, sm3, size, mediaType } = item;
  const made = { name: nameOf(file.name, wanted.derivation.kind, mediaType), mediaType, sha256, sm3, size };
  await house.receipts.add(agency, { sha256, sm3, size, mediaType, uploader: row.person, sealed: true });
  await enter(house, agency, { row, wanted, entry, file, made, tool: item.how.tool });
  return { sha256, sm3, size, mediaType };
}

type Copy = {
  readonly row: Making['row'];
  readonly wanted: Derive;
  readonly entry: Entry;
  readonly file: HeldFile;
  readonly made: HeldFile;
  readonly tool: string;
};

/** Through the one door, as who asked for it. */
async function enter(house: House, agency: string, { row, wanted, entry, file, made, tool }: Copy): Promise<void> {
  const { derivation } = wanted;
  const body = recordOf({
    id: row.id,
    agency,
    case: row.subject,
    kind: 'derivedItem',
    at: house.now(),
    links: [{ rel: 'derivedFrom', record: row.record }],
    files: [made],
    data: {
      title: `${titles[derivation.kind]}：${file.name}`,
      form: derivation.kind,
      method: tool,
      ground: wanted.ground,
      original: { record: row.record, sha256: file.sha256, sm3: file.sm3 },
      derivation,
      ...(derivation.kind === 'masked' ? { masks: [...derivation.areas, ...derivation.muted] } : {}),
      ...confidentiality(entry.body, wanted),
    },
  });
  const outcome = await house.journal.append({ id: row.person }, body);
  if (outcome instanceof Fault) throw outcome;
  acknowledged(outcome);
}

function bytesOf({ sha256, sm3, size, mediaType }: HeldFile): MadeBytes {
  return { sha256, sm3, size, mediaType };
}

function confidentiality({ kind, data }: { kind: string; data: Record<string, unknown> }, wanted: Derive) {
  const level = classify(kind, data);
  const own = level === 'none' ? undefined : classificationTitles[level];
  const lowered = wanted.derivation.kind === 'masked' ? wanted.sensitivity : undefined;
  const raised =
    classify('derivedItem', { sensitivity: wanted.sensitivity }) === 'none' ? undefined : wanted.sensitivity;
  const sensitivity = lowered ?? own ?? raised;
  return {
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(volumeOf(kind, data) === 'side' ? { volume: '副卷' } : {}),
  };
}

function nameOf(original: string, form: keyof typeof titles, mediaType: string): string {
  const stem = original.replace(/\.[^.]*$/, '');
  const ending = mediaType === 'video/mp4' ? 'mp4' : mediaType.replace(/^.*\//, '');
  const mark = createHash('sha256').update(`${original}${form}`).digest('hex').slice(0, 4);
  return `${stem}（${titles[form]}${mark}）.${ending}`;
}
