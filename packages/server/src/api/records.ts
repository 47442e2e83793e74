import { RecordBody } from '@liuhen/records';
import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Sha256 } from './vocabulary.ts';

/** The record is durable. `repeated`: it was already there, and the first receipt is given again. */
export const Acknowledged = z.object({
  record: Id,
  subjectSeq: z.number().int(),
  receivedAt: Instant,
  leaf: z.object({ sha256: Sha256, sm3: Sha256 }),
  repeated: z.boolean(),
});
export type Acknowledged = z.infer<typeof Acknowledged>;

export const records = {
  append: contract({
    method: 'POST',
    path: '/api/records',
    summary: '提交一条记录：唯一的入口。依法不能办理的，以 409 和条文答复',
    access: { for: 'policy', act: 'record', thing: 'record' },
    body: RecordBody,
    bodyLimit: 4_000_000,
    response: Acknowledged,
    status: 201,
  }),
};
