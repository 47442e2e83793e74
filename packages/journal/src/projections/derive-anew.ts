import type { Client } from '../database.ts';
import { takeTurn } from './turn.ts';

/**
 * To be called in the transaction that changes the content of records for good: what search held of them goes with it, and whoever
 * derives their subjects next, in whichever process, reads them anew. It waits for a derivation that is under way, which may
 * still write what it had read before; one that begins afterwards finds the mark.
 */
export async function deriveFromDatabase(client: Client, agency: string, records: readonly string[]): Promise<void> {
  await takeTurn(client, agency);
  await client.query('DELETE FROM search_row WHERE agency_id = $1 AND record_id = ANY ($2::uuid[])', [agency, records]);
  await client.query(
    `INSERT INTO derive_pending (agency_id, subject_id, anew)
     SELECT DISTINCT agency_id, subject_id, true FROM entry WHERE agency_id = $1 AND record_id = ANY ($2::uuid[])`,
    [agency, records],
  );
  // whoever holds these records in memory reads them again
  await client.query("SELECT pg_notify('liuhen_erased', $1)", [agency]);
}
