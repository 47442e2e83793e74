import type { DerivationRow } from '@liuhen/journal/work';
import type { House } from '../house.ts';

/** Queues of their own, each worked by one process of a tool at a time: a long film that is made playable holds up no clip. */
export const copyQueue = 'derive';
export const previewQueue = 'preview';

/** `original` stands in the job so that the bytes count as spoken of while it waits. */
export function enqueueDerivation(house: House, agency: string, queue: string, row: DerivationRow): Promise<void> {
  return house.jobs.enqueue(agency, queue, row.id, { id: row.id, original: row.original });
}

/** Under way for one row: `stillWanted` is false once it was withdrawn, or its original is gone. */
export type Making = {
  readonly row: DerivationRow;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
  readonly stillWanted: () => Promise<boolean>;
};
