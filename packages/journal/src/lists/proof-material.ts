import type { RecordBody } from '@liuhen/records';
import type pg from 'pg';
import { within } from '../database.ts';

export type ProofMaterial = {
  readonly record: string;
  /** The bytes that are in the log. */
  readonly leaf: string;
  readonly body: RecordBody;
  /** Unit → salt in base64; an erased unit has none. */
  readonly salts: Readonly<Record<string, string>>;
  readonly erased: readonly { readonly unit: string; readonly approvedBy: string; readonly at: string }[];
};

/** What a package needs of each record of a subject to prove it to a stranger, in order. */
export function proofMaterial(pool: pg.Pool, agency: string, subject: string): Promise<ProofMaterial[]> {
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<{
      record_id: string;
      leaf: string;
      body: string;
      salts: string;
      erased: ProofMaterial['erased'];
    }>(
      `SELECT e.record_id, e.leaf, p.body, p.salts,
              coalesce((SELECT json_agg(json_build_object('unit', x.unit, 'approvedBy', x.approved_by, 'at', x.erased_at) ORDER BY x.unit)
                 FROM erasure x WHERE x.agency_id = e.agency_id AND x.record_id = e.record_id), '[]') AS erased
         FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq)
        WHERE e.agency_id = $1 AND e.subject_id = $2 ORDER BY e.subject_seq`,
      [agency, subject],
    );
    return rows.map(({ record_id, leaf, body, salts, erased }) => ({
      record: record_id,
      leaf,
      body: JSON.parse(body) as RecordBody,
      salts: JSON.parse(salts) as Record<string, string>,
      erased,
    }));
  });
}
