import { randomBytes } from 'node:crypto';
import { currentKind, RecordBody, uuidV7 } from '@liuhen/records';

export function newId(now: string): string {
  return uuidV7(Date.parse(now), randomBytes(10));
}

type Given = {
  readonly id?: string;
  readonly agency: string;
  /** Absent: a fact of the agency itself. */
  readonly case?: string | null;
  readonly kind: string;
  readonly data: Record<string, unknown>;
  readonly at: string;
  readonly until?: string | null;
  readonly source?: RecordBody['claimed']['source'];
  readonly people?: readonly { role: string; person: string | null; name: string }[];
  readonly links?: readonly { rel: string; record: string }[];
  readonly files?: readonly unknown[];
};

/** A record that the server writes for somebody who pressed a button: the same envelope a client would make. */
export function recordOf(given: Given): RecordBody {
  const { agency, kind, at } = given;
  const subject = given.case ?? null;
  return RecordBody.parse({
    id: given.id ?? newId(at),
    agency,
    subject: subject === null ? { type: 'agency', id: agency } : { type: 'case', id: subject },
    kind,
    schema: currentKind(kind)?.schema ?? 1,
    claimed: {
      from: at,
      to: given.until ?? null,
      precision: 'millisecond',
      offset: '+08:00',
      source: given.source ?? 'server',
    },
    notBefore: null,
    people: given.people ?? [],
    links: given.links ?? [],
    files: given.files ?? [],
    data: JSON.parse(JSON.stringify(given.data)),
  });
}
