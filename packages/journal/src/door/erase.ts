import { canonicalize } from '@liuhen/ledger';
import type { RecordBody } from '@liuhen/records';
import type pg from 'pg';
import { within } from '../database.ts';
import { Fault } from '../fault.ts';
import { readEntries } from '../readers/entries.ts';

export type Erasure = {
  readonly agency: string;
  readonly record: string;
  readonly units: readonly string[];
  /** Who carries it out: stands in the access log. */
  readonly actor: string;
  /** A `disposal` record that links to the record; it went through the gate like every act. */
  readonly approvedBy: string;
};

/**
 * Takes units of a record's content away for good, salts included. Leaf, commitments and the proof stand; a tombstone says
 * what went and by whose approval.
 */
export async function eraseUnits(pool: pg.Pool, erasure: Erasure, at: string): Promise<void> {
  const { agency, record, units, approvedBy, actor } = erasure;
  await within(pool, agency, async (client) => {
    const { rows } = await client.query<{
      subject_id: string;
      subject_seq: number;
      salts: string;
      approval: string | null;
    }>(
      `SELECT e.subject_id, e.subject_seq, p.salts, (SELECT q.body FROM entry a JOIN payload q USING (agency_id, subject_id, subject_seq)
                WHERE a.agency_id = $1 AND a.record_id = $3 AND a.kind LIKE 'disposal@%') AS approval
         FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq) WHERE e.agency_id = $1 AND e.record_id = $2`,
      [agency, record, approvedBy],
    );
    const [row] = rows;
    if (row === undefined) throw new Fault('notFound', `没有找到记录 ${record}`, '请核对记录编号');
    const approval = row.approval === null ? null : (JSON.parse(row.approval) as RecordBody);
    if (approval === null || !approval.links.some((link) => link.record === record)) {
      throw new Fault(
        'erasureUnapproved',
        '没有指向该记录的销毁审批',
        '请先按规定办理销毁审批（销毁记录须关联被销毁的记录）',
      );
    }
    const [entry] = await readEntries(client, agency, row.subject_id, row.subject_seq - 1);
    if (entry === undefined) throw new Fault('notFound', `没有找到记录 ${record}`, '请核对记录编号');
    const salts = JSON.parse(row.salts) as Record<string, string>;
    const absent = units.filter((unit) => salts[unit] === undefined);
    if (absent.length > 0)
      throw new Fault('fieldWrong', `记录中没有“${absent.join('、')}”，或已销毁`, '请核对要销毁的内容项', {
        at: absent,
      });
    const body = canonicalize(withoutUnits(entry.body, units));
    for (const unit of units) delete salts[unit];
    await client.query('SELECT erase_units($1, $2, $3, $4, $5, $6)', [
      record,
      units,
      approvedBy,
      body,
      JSON.stringify(salts),
      at,
    ]);
    // the search row held the words too; it is made again from what is left
    await client.query('DELETE FROM search_row WHERE agency_id = $1 AND subject_id = $2 AND ordinal = $3', [
      agency,
      row.subject_id,
      row.subject_seq,
    ]);
    await client.query('INSERT INTO derive_pending (agency_id, subject_id) VALUES ($1, $2)', [agency, row.subject_id]);
    await client.query(
      `INSERT INTO access_log (agency_id, at, actor, action, subject_id, record_id, outcome, detail)
       VALUES ($1, $2, $3, 'erase', $4, $5, 'done', $6)`,
      [agency, at, actor, row.subject_id, record, JSON.stringify({ units, approvedBy })],
    );
    await client.query("SELECT pg_notify('liuhen_erased', $1)", [agency]);
  });
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
