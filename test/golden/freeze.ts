import { createHash } from 'node:crypto';
import {
  canonicalBytes,
  canonicalize,
  commit,
  type DigestPair,
  type Digests,
  encodeLeaf,
  leafHash,
  toHex,
} from '@liuhen/ledger';
import { commitmentUnits, type Kind, RecordBody } from '@liuhen/records';
import { sampleOf, schemaText } from './sample.ts';

export const digests: Digests = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  sm3: (bytes) => createHash('sm3').update(bytes).digest(),
};

/** What is frozen of one kind@schema. */
export type Frozen = {
  readonly body: unknown;
  readonly schema: string;
  readonly canonical: string;
  readonly leaf: DigestPair;
};

const agency = '018f0000-0000-7000-8000-000000000001';
const subject = '018f0000-0000-7000-8000-0000000000c1';
const instant = '2025-03-11T02:05:00.000Z';

/** A sample body of a kind, as it would be submitted. */
export function sampleBody(kind: Kind): RecordBody {
  const type = kind.subject === 'agency' ? 'agency' : 'case';
  return RecordBody.parse({
    id: '018f0000-0000-7000-8000-0000000000a1',
    agency,
    subject: { type, id: type === 'agency' ? agency : subject },
    kind: kind.kind,
    schema: kind.schema,
    claimed: { from: instant, to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [{ role: '执法人员', person: null, name: '赵启明' }],
    links: [{ rel: 'during', record: '018f0000-0000-7000-8000-0000000000b1' }],
    files: [],
    data: sampleOf(kind.data),
  });
}

/** Canonical form, commitments under fixed salts, and leaf of a body: the bytes that must verify in thirty years. */
export function freeze(body: RecordBody, kind: Kind): Omit<Frozen, 'body'> {
  const commitments = commitmentUnits(body).map(
    ([name, value]) => [name, commit(digests, name, value, salt(name))] as const,
  );
  const leaf = encodeLeaf({
    version: 1,
    agency: body.agency,
    record: body.id,
    subject: body.subject,
    subjectSeq: 1,
    previous: null,
    kind: `${body.kind}@${body.schema}`,
    claimed: body.claimed,
    notBefore: body.notBefore,
    receivedAt: instant,
    origin: 'live',
    actor: 'golden',
    lawEdition: null,
    commitments: Object.fromEntries(commitments),
    files: [],
  });
  return {
    schema: sha256(schemaText(kind.data)),
    canonical: toHex(digests.sha256(canonicalBytes(body))),
    leaf: { sha256: toHex(leafHash(digests.sha256, leaf)), sm3: toHex(leafHash(digests.sm3, leaf)) },
  };
}

export function canonicalText(value: unknown): string {
  return canonicalize(value);
}

function salt(name: string): Uint8Array {
  return digests.sha256(new TextEncoder().encode(`golden salt ${name}`));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
