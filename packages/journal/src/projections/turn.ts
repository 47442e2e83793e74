import type { Client } from '../database.ts';

/** First half of the key of the advisory lock that lets one transaction derive an agency at a time. */
const lockSpace = 7_180_002;

/** Sums are kept over all cases of an agency: two transactions that derived at once would wait for each other's. */
export async function takeTurn(client: Client, agency: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [lockSpace, agency]);
}
