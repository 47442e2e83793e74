import type pg from 'pg';
import { transaction } from '../database.ts';
import { Fault } from '../fault.ts';
import type { SealCipher } from './cipher.ts';
import { destroyMasterKey, type MasterKey, makeMasterKey, readMasterKeys } from './master-keys.ts';
import { aboutKey, keysLock, openVault, unwrapKey, wrapKey } from './vault.ts';

export type Rotation = {
  /** The master key under which everything lies from now on. */
  readonly to: MasterKey;
  /** Taken up where an earlier one was cut off: no new master key was made. */
  readonly resumed: boolean;
  readonly rewrapped: number;
};

export type RotationProgress = { readonly done: number; readonly total: number };

const keysAtOnce = 500;

/**
 * A new master key, and every data key wrapped under it; payloads stay as they are. May run while people work, and be cut off at
 * any moment: until the end each key is under one of the two masters, and the next call goes on. `pool` is of the owner role.
 * `others`: what else lies under a master key, and is wrapped anew by `rewrap` after the keys of the database.
 */
export async function rotateMasterKey(
  pool: pg.Pool,
  folder: string,
  cipher: SealCipher,
  told: (progress: RotationProgress) => void = () => undefined,
  others: { isUnder(master: MasterKey): Promise<boolean>; rewrap(to: MasterKey): Promise<void> } | null = null,
): Promise<Rotation> {
  await openVault(pool, folder, cipher);
  const masters = await readMasterKeys(folder);
  const newest = masters.at(-1);
  if (newest === undefined) throw new Error('invariant: an open vault has a master key');
  const resumed = (await waiting(pool, newest)) > 0 || (others !== null && !(await others.isUnder(newest)));
  const to = resumed ? newest : await makeMasterKey(folder, newest.number + 1);
  const all = resumed ? masters : [...masters, to];
  const total = await waiting(pool, to);
  let done = 0;
  const step = async (alone: boolean): Promise<number> => {
    const wrapped = await rewrapSome(pool, all, to, cipher, alone);
    done += wrapped;
    told({ done, total: Math.max(total, done) });
    return wrapped;
  };
  while ((await step(false)) > 0);
  // whoever began to make a key before the new master was there is waited for, once
  while ((await step(true)) > 0);
  await others?.rewrap(to);
  return { to, resumed, rewrapped: done };
}

/** Overwrites and removes a master key that nothing in the database lies under any more. What only it opens is lost. */
export async function destroyMaster(
  pool: pg.Pool,
  folder: string,
  number: number,
  isUsed: (master: MasterKey) => Promise<boolean>,
): Promise<void> {
  const masters = await readMasterKeys(folder);
  const master = masters.find((one) => one.number === number);
  if (master === undefined)
    throw new Fault('keyMissing', `没有第 ${number} 号主密钥`, '请用 liuhen keys list 查看现有的主密钥');
  const { rows } = await pool.query<{ used: boolean }>(
    'SELECT EXISTS (SELECT FROM data_key WHERE master = $1) AS used',
    [master.fingerprint],
  );
  if (master === masters.at(-1) || rows[0]?.used === true || (await isUsed(master))) {
    throw new Fault(
      'keyInUse',
      `第 ${number} 号主密钥还在使用，不能销毁`,
      '请先运行 liuhen keys rotate 换用新的主密钥',
    );
  }
  await destroyMasterKey(folder, number);
}

async function waiting(pool: pg.Pool, to: MasterKey): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*) AS count FROM data_key WHERE master <> $1', [
    to.fingerprint,
  ]);
  return rows[0]?.count ?? 0;
}

function rewrapSome(
  pool: pg.Pool,
  masters: readonly MasterKey[],
  to: MasterKey,
  cipher: SealCipher,
  alone: boolean,
): Promise<number> {
  return transaction(pool, 'BEGIN', async (client) => {
    if (alone) await client.query('SELECT pg_advisory_xact_lock($1)', [keysLock]);
    const { rows } = await client.query<{ agency_id: string; subject_id: string; master: string; wrapped: Buffer }>(
      'SELECT agency_id, subject_id, master, wrapped FROM data_key WHERE master <> $1 LIMIT $2 FOR UPDATE',
      [to.fingerprint, keysAtOnce],
    );
    const fresh = rows.map(({ agency_id, subject_id, master, wrapped }) => {
      const from = masters.find(({ fingerprint }) => fingerprint === master);
      if (from === undefined) throw new Fault('keyMissing', `没有指纹为 ${master} 的主密钥`, '请放回原主密钥后再轮换');
      const about = aboutKey(agency_id, subject_id);
      return wrapKey(cipher, to, about, unwrapKey(from, about, wrapped));
    });
    await client.query(
      `UPDATE data_key AS held SET master = $1, wrapped = fresh.wrapped
         FROM unnest($2::uuid[], $3::uuid[], $4::bytea[]) AS fresh (agency_id, subject_id, wrapped)
        WHERE held.agency_id = fresh.agency_id AND held.subject_id = fresh.subject_id`,
      [to.fingerprint, rows.map((row) => row.agency_id), rows.map((row) => row.subject_id), fresh],
    );
    return rows.length;
  });
}
