import type { DerivationRow } from '@liuhen/journal/work';
import type { HeldFile } from '@liuhen/records';
import type { PreviewForm } from '../api/index.ts';
import type { House } from '../house.ts';

/** Queues of their own, each worked by one process of a tool at a time: a long film that is made playable holds up no clip. */
export const copyQueue = 'derive';
export const previewQueue = 'preview';
/** What is done in seconds, a film that is only copied or a photograph: it waits behind nothing that is coded anew. */
const quickQueue = 'quick';
export const derivationQueues = [copyQueue, previewQueue, quickQueue];

export const queueOf = (form: PreviewForm, { mediaType }: Pick<HeldFile, 'mediaType'>): string =>
  form === 'seekable' || mediaType.startsWith('image/') ? quickQueue : previewQueue;

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
