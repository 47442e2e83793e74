import type { Api, WaitingFile } from '@liuhen/server/api';
import { call } from '../api/call.ts';
import type { Picked } from './file-sets.ts';
import type { Handing } from './handing.ts';

export const waitingKey = ['recordings', 'waiting'] as const;

/** A file that is in from before, as if it had been picked here: the same file picked again is this one. */
export function pickedFrom({ name, mediaType, size, modifiedAt, sealedAt }: WaitingFile): Picked {
  const lastModified = Date.parse(modifiedAt ?? sealedAt);
  return {
    key: [name, mediaType, size, lastModified].join(' '),
    name,
    type: mediaType,
    size,
    lastModified,
    durationMs: null,
  };
}

/** Those of a case that stand on its page neither as picked nor as recorded. */
export function waitingBeside(files: readonly WaitingFile[], caseId: string, { parts }: Handing): WaitingFile[] {
  const here = new Set([...parts.values()].flatMap(({ sha256 }) => sha256 ?? []));
  return files
    .filter((file) => file.case === caseId && !here.has(file.sha256) && !parts.has(pickedFrom(file).key))
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-CN', { numeric: true }));
}

/** It is asked about no more; its bytes stay. */
export async function leaveFile(upload: string): Promise<void> {
  await call<Api['evidence']['leave']>('DELETE', '/api/recordings/waiting/:upload', { params: { upload } });
}

/** What somebody who goes elsewhere leaves undone, in words; null where everything that was picked is recorded. */
export function undone(
  { parts, gatherings }: Handing,
  reading: number,
): { files: number; open: number; first: string | null } | null {
  // of what stands already nothing is lost
  const left = gatherings.filter(({ state }) => state !== 'done' && state !== 'stands');
  const keys = left.flatMap(({ keys: own }) => own);
  if (keys.length + reading === 0) return null;
  const open = left.filter(({ state }) => state === 'open').flatMap(({ keys: own }) => own).length + reading;
  return { files: keys.length + reading, open, first: parts.get(keys[0] ?? '')?.picked.name ?? null };
}
