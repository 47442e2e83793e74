import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Fault, type SealCipher, settleKeys } from '@liuhen/journal';
import { encryptionOf, type House, openHouse } from '@liuhen/server';
import { CliFault } from '../cli-fault.ts';
import type { Call } from '../command.ts';

/** A house opened for one command, and the agencies in it. */
export type Bureau = { readonly house: House; readonly agencies: readonly string[] };

type Environment = Call['environment'];

/** Where the data lies: the same place as for `npm start`. */
export function dataFolderOf(environment: Environment): string {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  return resolve(given(environment.LIUHEN_DATA) ?? join(root, 'data'));
}

/** Where the keys lie: the same place as for `npm start`. For a command that opens no house. */
export async function keysFolderOf(environment: Environment): Promise<string> {
  const place = await settleKeys(dataFolderOf(environment), given(environment.LIUHEN_KEYS), { attached: true });
  return place.folder;
}

/** Under which records are sealed: that of LIUHEN_ENCRYPT, or the international one. */
export function cipherOf(environment: Environment): SealCipher {
  const chosen = encryptionOf(environment.LIUHEN_ENCRYPT);
  return 'encryption' in chosen ? chosen.encryption : 'aes-256-gcm';
}

/** The key of the evidence, wrapped by the master key. */
export const wrappedKeyFile = (dataFolder: string): string => join(dataFolder, 'evidence', 'key.json');

/**
 * Opens the house beside a running server or by itself, works, and closes it. `create`: a data folder that is not there
 * is made; without it, a mistyped LIUHEN_DATA is said instead of answered with an empty bureau.
 */
export async function withBureau<T>(
  call: Call,
  options: { readonly create: boolean },
  work: (bureau: Bureau) => Promise<T>,
): Promise<T> {
  const { environment } = call;
  const dataFolder = dataFolderOf(environment);
  const databaseUrl = given(environment.DATABASE_URL);
  if (!options.create && databaseUrl === undefined && !existsSync(join(dataFolder, 'database'))) {
    throw new CliFault(`${dataFolder} 里没有留痕的数据。`, {
      details: ['请用环境变量 LIUHEN_DATA 指明数据文件夹，或先运行 npm start 建立。'],
    });
  }
  try {
    const house = await openHouse({
      dataFolder,
      databaseUrl,
      keysFolder: given(environment.LIUHEN_KEYS),
      ...encryptionOf(environment.LIUHEN_ENCRYPT),
      attach: true,
      tell: (words) => call.terminal.err(`【注意】${words}。`),
      onError: (error) => call.terminal.err(`后台：${error instanceof Error ? error.message : String(error)}`),
    });
    try {
      return await work({ house, agencies: await agenciesOf(house) });
    } finally {
      await house.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new CliFault(`${error.message}。`, { details: [`${error.remedy}。`] });
  }
}

async function agenciesOf(house: House): Promise<string[]> {
  const pool = house.engine.pool('owner', 1);
  const { rows } = await pool.query<{ agency_id: string }>('SELECT agency_id FROM agency ORDER BY agency_id');
  return rows.map(({ agency_id }) => agency_id);
}

/** An environment variable set to nothing is not set. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
