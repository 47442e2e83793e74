import type { RecordBody } from '@liuhen/records';
import { type Store, within } from '../database.ts';
import { isolatedColumn } from '../readers/entries.ts';
import { payloadOf, type StoredPayload } from '../vault/sealed-payload.ts';

export type ProofMaterial = {
  readonly record: string;
  /** The bytes that are in the log. */
  readonly leaf: string;
  readonly body: RecordBody;
  /** Unit → salt in base64; an erased unit has none. */
  readonly salts: Readonly<Record<string, string>>;
  /** Set apart: nothing of its content goes into a package. */
  readonly isolated: boolean;
  readonly erased: readonly { readonly unit: string; readonly approvedBy: string; readonly at: string }[];
};

/** What a package needs of each record of a subject to prove it to a stranger, in order. */
export function proofMaterial({ pool, vault }: Store, agency: string, subject: string): Promise<ProofMaterial[]> {
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<
      StoredPayload & { record_id: string; leaf: string; isolated: boolean; erased: ProofMaterial['erased'] }
    >(
      `SELECT e.record_id, e.leaf, p.body, p.salts, p.gate, p.sealed, ${isolatedColumn},
              coalesce((SELECT json_agg(json_build_object('unit', x.unit, 'approvedBy', x.approved_by, 'at', x.erased_at) ORDER BY x.unit)
                 FROM erasure x WHERE x.agency_id = e.agency_id AND x.record_id = e.record_id), '[]') AS erased
         FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq)
        WHERE e.agency_id = $1 AND e.subject_id = $2 ORDER BY e.subject_seq`,
      [agency, subject],
    );
    const key = (await vault.keysOf(client, agency, [subject])).get(subject);
    return rows.map((row) => {
      const { record_id: record, leaf, isolated, erased } = row;
      const { body, salts } = payloadOf(row, key, { agency, subject, record });
      return {
        record,
        leaf,
        body: JSON.parse(body) as RecordBody,
        salts: JSON.parse(salts) as Record<string, string>,
        isolated,
        erased,
      };
    });
  });
}
