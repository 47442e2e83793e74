import { z } from 'zod';
import { contract } from './contract.ts';
import { Id } from './vocabulary.ts';

/** What a line of the stream says: only that something this person may find has changed, never what it says. */
export const Event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('case'), case: Id }),
  z.object({ event: z.literal('agency') }),
  z.object({ event: z.literal('signedOut') }),
]);
export type Event = z.infer<typeof Event>;

export const events = {
  stream: contract({
    method: 'GET',
    path: '/api/events',
    summary: '变更通知（server-sent events）',
    access: { for: 'policy', act: 'find', thing: 'case' },
    response: z.string(),
    mediaType: 'text/event-stream',
  }),
};
