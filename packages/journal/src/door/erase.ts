import { canonicalize } from '@liuhen/ledger';
import type { RecordBody } from '@liuhen/records';
import { type Client, type Store, within } from '../database.ts';
import { Fault } from '../fault.ts';
import { deriveFromDatabase } from '../projections/derive-anew.ts';
import { askableOf, type Place, payloadOf, type StoredPayload, sealPayload } from '../vault/sealed-payload.ts';

export type Erasure = {
  readonly agency: string;
  readonly record: string;
  readonly units: readonly string[];
  /** Who carries it out: stands in the access log. */
  readonly actor: string;
  /** A `disposal` that links to the record, or the approval to erase a state secret found in it; it passed the gate like every act. */
  readonly approvedBy: string;
};

/**
 * Takes units of a record's content away for good, salts included. What is left is sealed anew: the key under which the whole
 * had been is gone with its seed. Leaf, commitments and the proof stand; a tombstone says what went and by whose approval.
 */
export async function eraseUnits({ pool, vault }: Store, erasure: Erasure, at: string): Promise<void> {
  const { agency, record, units, approvedBy, actor } = erasure;
  await within(pool, agency, async (client) => {
    const row = await findPayload(client, agency, record);
    if (row === null) throw new Fault('notFound', `没有找到记录 ${record}`, '请核对记录编号');
    const approval = await findPayload(client, agency, approvedBy);
    const keys = await vault.keysOf(client, agency, [
      row.subject_id,
      ...(approval === null ? [] : [approval.subject_id]),
    ]);
    const open = (stored: PayloadRow) =>
      payloadOf(stored, keys.get(stored.subject_id), { agency, subject: stored.subject_id, record: stored.record_id });
    if (approval === null || !isApproval(approval, open(approval).body, record)) {
      throw new Fault(
        'erasureUnapproved',
        '没有指向该记录的销毁审批',
        '请先按规定办理销毁审批（销毁记录须关联被销毁的记录）',
      );
    }
    const payload = open(row);
    const salts = JSON.parse(payload.salts) as Record<string, string>;
    const absent = units.filter((unit) => salts[unit] === undefined);
    if (absent.length > 0)
      throw new Fault('fieldWrong', `记录中没有“${absent.join('、')}”，或已销毁`, '请核对要销毁的内容项', {
        at: absent,
      });
    const left = withoutUnits(JSON.parse(payload.body) as RecordBody, units);
    for (const unit of units) delete salts[unit];
    const body = canonicalize(left);
    const key = keys.get(row.subject_id) ?? (await vault.makeKeyOf(pool, agency, row.subject_id));
    const place: Place = { agency, subject: row.subject_id, record };
    const remaining = sealPayload(vault.cipher, key, place, { body, salts: JSON.stringify(salts), gate: payload.gate });
    const askable = askableOf(left, body);
    await client.query('SELECT erase_units($1, $2, $3, $4, $5, $6, $7)', [
      record,
      units,
      approvedBy,
      remaining,
      askable.links,
      askable.hashes,
      at,
    ]);
    // the search row held the words too; it is made again from what is left
    await deriveFromDatabase(client, agency, [record]);
    await client.query(
      `INSERT INTO access_log (agency_id, at, actor, action, subject_id, record_id, outcome, detail)
       VALUES ($1, $2, $3, 'erase', $4, $5, 'done', $6)`,
      [agency, at, actor, row.subject_id, record, JSON.stringify({ units, approvedBy })],
    );
  });
}

type PayloadRow = StoredPayload & { subject_id: string; record_id: string; kind: string };

async function findPayload(client: Client, agency: string, record: string): Promise<PayloadRow | null> {
  const { rows } = await client.query<PayloadRow>(
    `SELECT e.subject_id, e.record_id, e.kind, p.body, p.salts, p.gate, p.sealed
       FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq) WHERE e.agency_id = $1 AND e.record_id = $2`,
    [agency, record],
  );
  return rows[0] ?? null;
}

/** A disposal links to what it disposes of; an approval about a secret stands with the agency and lists records of whatever case. */
function isApproval({ kind }: PayloadRow, body: string, record: string): boolean {
  const { links, data } = JSON.parse(body) as RecordBody;
  if (kind.startsWith('spillErasureApproved@')) return Array.isArray(data.records) && data.records.includes(record);
  return kind.startsWith('disposal@') && links.some((link) => link.record === record);
}

function withoutUnits(body: RecordBody, units: readonly string[]): RecordBody {
  const gone = new Set(units);
  const data = Object.fromEntries(
    Object.entries(body.data).flatMap(([key, value]) => {
      if (gone.has(`data.${key}`)) return [];
      if (key !== 'fields' || typeof value !== 'object' || value === null || Array.isArray(value))
        return [[key, value]];
      return [[key, Object.fromEntries(Object.entries(value).filter(([field]) => !gone.has(`data.fields.${field}`)))]];
    }),
  );
  return {
    ...body,
    data,
    people: gone.has('people') ? [] : body.people,
    links: gone.has('links') ? [] : body.links,
    files: gone.has('files') ? body.files.map((file) => ({ ...file, name: '', mediaType: '' })) : body.files,
  };
}
