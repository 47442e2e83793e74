import { encodeSuccession, fromUtf8, signNote } from '@liuhen/ledger';
import type pg from 'pg';
import { within } from '../database.ts';
import { LogKeys, originOf } from './keys.ts';

export type LogKeyRotation = { readonly from: string; readonly to: string };

/**
 * The log of an agency goes on under a new key: both sign the succession, then the heir takes the place of the old key, whose
 * file is gone. May run beside a server, and be cut off at any moment: the next call goes on with the same heir.
 */
export async function rotateLogKey(
  pool: pg.Pool,
  keysFolder: string,
  agency: string,
  at: string,
): Promise<LogKeyRotation> {
  const keys = new LogKeys(keysFolder);
  const [old, heir] = [await keys.of(agency), await keys.heirOf(agency)];
  const origin = originOf(agency);
  const text = encodeSuccession({ origin, from: old.verifierKey, to: heir.verifierKey });
  const note = fromUtf8(await signNote(text, [old.signer, heir.signer]));
  await within(pool, agency, async (client) => {
    await client.query('INSERT INTO log_succession VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      agency,
      heir.verifierKey,
      note,
      at,
    ]);
    for (const { verifierKey } of [old, heir])
      await client.query('INSERT INTO log_key VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [agency, verifierKey, at]);
  });
  await keys.enthrone(agency);
  return { from: old.verifierKey, to: heir.verifierKey };
}
