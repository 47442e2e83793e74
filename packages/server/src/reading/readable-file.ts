import type { Entry, HeldFile } from '@liuhen/records';
import type { House } from '../house.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { disposedRecords } from '../retention/keeping-acts.ts';
import type { Asker } from '../sign-in/asker.ts';
import { heldBackFiles } from './held-back.ts';
import { type OpenedCase, openRecord } from './open-case.ts';
import { visibleTo } from './visible.ts';

export type FilePlace = { readonly case: string; readonly record: string; readonly sha256: string };

type How = {
  readonly action: string;
  readonly act?: 'read' | 'download';
  /** Range reads of one viewing are one line of the access log (DESIGN §5): the first is noted, the others are only asked. */
  readonly silent?: boolean;
  readonly detail?: Readonly<Record<string, string>>;
};

export type ReadableFile = OpenedCase & { readonly entry: Entry; readonly file: HeldFile };

/** A file of a record that this person may be given, whole; else it throws, and the try is a line of the access log. */
export async function readableFile(house: House, asker: Asker, place: FilePlace, how: How): Promise<ReadableFile> {
  const opened = await openRecord(house, asker, place.case, place.record, {
    act: how.act ?? 'read',
    action: how.action,
    detail: { sha256: place.sha256, ...how.detail },
    ...(how.silent === undefined ? {} : { silent: how.silent }),
  });
  const { entry, ground, entries } = opened;
  const visible = visibleTo(asker.viewer, ground, entries, asker.facts);
  if (!visible.entries.some(({ body }) => body.id === entry.body.id)) throw absent('这个文件');
  // bytes cannot be struck: what shows a withheld word is not given, under whatever record it is named
  if (heldBackFiles(visible, entries).has(place.sha256)) {
    throw new ServerFault('forbidden', '这份材料含有对您保密的内容，原件不能给您查阅。');
  }
  const file = entry.body.files.find(({ sha256 }) => sha256 === place.sha256);
  if (file === undefined) throw absent('这个文件');
  if (disposedRecords(asker.facts).has(entry.body.id)) {
    throw new ServerFault('evidenceDisposed', '保管期满，经批准销毁。');
  }
  return { ...opened, entry, file };
}
