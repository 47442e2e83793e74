import { type DigestPair, encodeLeaf, fromUtf8, leafHash, toHex } from '@liuhen/ledger';
import type { Entry } from '@liuhen/records';
import { digests } from '../digests.ts';
import { Fault } from '../fault.ts';
import type { Acknowledged } from './outcome.ts';
import type { Prepared } from './prepare.ts';

/** What the database said under lock: where each subject stands, and which of the ids are there already. */
export type Ground = {
  readonly heads: ReadonlyMap<string, Head>;
  readonly agencySeq: number;
  readonly present: ReadonlyMap<string, { readonly bodyHash: Buffer; readonly receipt: Acknowledged }>;
};
export type Head = { readonly seq: number; readonly previous: DigestPair | null };

export type Row = {
  readonly prepared: Prepared;
  readonly subjectSeq: number;
  readonly agencySeq: number;
  readonly leaf: string;
  readonly sha256: Buffer;
  readonly sm3: Buffer;
};

/** `stale`: the gate saw an older subject or agency; ask again. */
export type Placed = Acknowledged | Fault | { readonly outcome: 'stale' };

/** Gives each record its place, in the order of arrival. Pure: the same ground and records give the same leaves. */
export function assemble(
  ground: Ground,
  records: readonly Prepared[],
  receivedAt: string,
): { rows: Row[]; placed: Placed[] } {
  const heads = new Map(ground.heads);
  const present = new Map(ground.present);
  let agencySeq = ground.agencySeq;
  const rows: Row[] = [];
  const placed = records.map((prepared): Placed => {
    const { body } = prepared;
    const before = present.get(body.id);
    if (before !== undefined) {
      const same = before.bodyHash.equals(prepared.bodyHash) || before.bodyHash.equals(prepared.plainHash);
      return same ? { ...before.receipt, repeated: true } : reused(body.id);
    }
    const head = heads.get(body.subject.id) ?? { seq: 0, previous: null };
    const { seen } = prepared;
    if (seen !== null && (seen.subjectSeq !== head.seq || seen.agencySeq !== agencySeq)) return { outcome: 'stale' };
    const row = place(prepared, head, agencySeq, receivedAt);
    rows.push(row);
    const leaf = { sha256: toHex(row.sha256), sm3: toHex(row.sm3) };
    heads.set(body.subject.id, { seq: row.subjectSeq, previous: leaf });
    if (body.subject.type === 'agency') agencySeq = row.subjectSeq;
    const { subjectSeq } = row;
    const receipt: Acknowledged = {
      outcome: 'acknowledged',
      record: body.id,
      subjectSeq,
      receivedAt,
      leaf,
      repeated: false,
    };
    present.set(body.id, { bodyHash: prepared.bodyHash, receipt });
    return receipt;
  });
  return { rows, placed };
}

function place(prepared: Prepared, head: Head, agencySeq: number, receivedAt: string): Row {
  const { body } = prepared;
  const subjectSeq = head.seq + 1;
  const bytes = encodeLeaf({
    version: 1,
    agency: body.agency,
    record: body.id,
    subject: body.subject,
    subjectSeq,
    previous: head.previous,
    kind: `${body.kind}@${body.schema}`,
    claimed: body.claimed,
    notBefore: body.notBefore,
    receivedAt,
    origin: prepared.origin,
    actor: prepared.pseudonym,
    lawEdition: prepared.gate?.edition ?? null,
    commitments: prepared.commitments,
    files: body.files.map(({ sha256, sm3, size }) => ({ sha256, sm3, size })),
  });
  return {
    prepared,
    subjectSeq,
    agencySeq,
    leaf: fromUtf8(bytes),
    sha256: Buffer.from(leafHash(digests.sha256, bytes)),
    sm3: Buffer.from(leafHash(digests.sm3, bytes)),
  };
}

function reused(id: string): Fault {
  return new Fault(
    'idReused',
    `记录编号 ${id} 已用于另一条内容不同的记录`,
    '已有的记录没有改变。请为新内容生成新的编号后提交；要更正原记录，请提交“更正”或“补充”',
    { at: ['id'] },
  );
}

/** As it will be read back. */
export function entryOfRow({ prepared, subjectSeq }: Row, receivedAt: string): Entry {
  const { body, actor, origin, gate } = prepared;
  return {
    body,
    subjectSeq,
    receivedAt,
    actor,
    origin,
    lawEdition: gate?.edition ?? null,
    gate,
    withheld: [],
    erased: [],
  };
}
