import { LinkRelation, Participant, StoredInstant } from '@liuhen/records';
import { z } from 'zod';
import { Intake } from './coverage.ts';
import { Id, Instant, PersonName, Sha256 } from './vocabulary.ts';

/** A record as this person may see it; what is withheld or erased is absent from `data` and named. */
export const FactView = z.object({
  id: Id,
  seq: z.number().int(),
  kind: z.string(),
  schema: z.number().int(),
  family: z.string(),
  title: z.string(),
  at: StoredInstant,
  until: StoredInstant.nullable(),
  precision: z.enum(['day', 'minute', 'second', 'millisecond']),
  notBefore: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** Of a recording that came in here. */
  intake: Intake.nullish(),
  origin: z.enum(['live', 'import']),
  actor: PersonName.nullable(),
  people: z.array(Participant),
  links: z.array(z.object({ rel: LinkRelation, record: Id })),
  files: z.array(
    z.object({
      name: z.string(),
      mediaType: z.string(),
      sha256: Sha256,
      sm3: Sha256,
      size: z.number().int(),
      /** What its bytes show it to be, where the record says nothing of it. */
      readAs: z.string().optional(),
    }),
  ),
  data: z.record(z.string(), z.json()),
  classification: z.enum(['none', 'workSecret', 'tradeSecret', 'privacy', 'informant']),
  volume: z.enum(['main', 'side']),
  withheld: z.array(z.string()),
  erased: z.array(z.string()),
  /** Corrections of this record, in order, and the record that annulled it. */
  corrections: z.array(Id),
  annulledBy: Id.nullable(),
  /** Of a document: whether it is a draft on paper only, fixed, signed by all who must, issued. */
  document: z
    .object({
      number: z.string().nullable(),
      rendition: z.object({ sha256: Sha256, size: z.number().int(), pages: z.number().int() }).nullable(),
      signatures: z.number().int(),
      missingSigners: z.array(z.string()),
      approvals: z.number().int(),
      issued: z.boolean(),
      /** The pages that go out, with number, date and handwriting; they belong to the record of the issue. */
      issuedPages: z.object({ record: Id, sha256: Sha256, pages: z.number().int() }).nullable(),
    })
    .nullable(),
});
export type FactView = z.infer<typeof FactView>;
