import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from './fault.ts';
import type { Vault } from './vault/vault.ts';

export type Client = pg.PoolClient;

/** Where records lie, and what opens them. A journal is one. */
export type Store = { readonly pool: pg.Pool; readonly vault: Vault };

/** Columns come back in the form of the store: instants as UTC text with milliseconds, bigint as number (below 2^53). */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: string) {
    if (format === 'binary') return builtin(id, 'binary');
    if (id === 1184) return (text: string) => instantText(text);
    if (id === 20) return Number;
    return builtin(id, 'text');
  },
};

function builtin(id: number, format: 'text' | 'binary'): (value: string) => unknown {
  return format === 'text' ? pg.types.getTypeParser(id, 'text') : pg.types.getTypeParser(id, 'binary');
}

/** `2026-11-25 18:00:00.12+00` → `2026-11-25T18:00:00.120Z`; sessions run in UTC. */
function instantText(text: string): string {
  const [date = '', time = ''] = text.replace(/\+00$/, '').split(' ');
  const [whole = '', fraction = ''] = time.split('.');
  return `${date}T${whole}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** One transaction that sees one agency. Rolled back whatever is thrown; a broken connection is not given back. */
export function within<T>(pool: pg.Pool, agency: string, work: (client: Client) => Promise<T>): Promise<T> {
  return transaction(pool, 'BEGIN', async (client) => {
    await client.query("SELECT set_config('liuhen.agency', $1, true)", [agency]);
    return work(client);
  });
}

/** The same over one snapshot: what others commit meanwhile is not seen, and nothing can be written. */
export function snapshot<T>(pool: pg.Pool, agency: string | null, work: (client: Client) => Promise<T>): Promise<T> {
  return transaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (client) => {
    if (agency !== null) await client.query("SELECT set_config('liuhen.agency', $1, true)", [agency]);
    return work(client);
  });
}

export async function transaction<T>(pool: pg.Pool, begin: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw translate(error);
  } finally {
    client.release(broken);
  }
}

export async function connect(pool: pg.Pool): Promise<Client> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw translate(cause);
  }
}

const patienceMilliseconds = 20_000;

/**
 * Tries again while the database is away for a moment (a restart, a failover) or two transactions crossed. Only for work that
 * may be done twice.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMilliseconds;
  for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || performance.now() > deadline) throw error;
      await sleep(wait);
    }
  }
}

/** Whether trying again may help: the connection went, or two transactions crossed. */
function isPassing(error: unknown): boolean {
  if (error instanceof Fault) return error.code === 'databaseDown';
  const code = codeOf(error);
  if (code === undefined) return isConnectionLoss(error);
  return /^(08|57P0[123]|40001|40P01|23505|53300)/.test(code) || isConnectionLoss(error);
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|not queryable|timeout exceeded|connection error/i.test(
    `${codeOf(error) ?? ''} ${error.message}`,
  );
}

export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Faults of the database in words for people; what is neither is a bug and goes on as it is. */
export function translate(error: unknown): unknown {
  if (error instanceof Fault) return error;
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC') {
    return new Fault(
      'diskFull',
      '服务器磁盘已满，记录未能保存',
      '请通知系统管理员清理磁盘空间，然后重新提交；已确认的记录没有丢失',
      {
        cause: error,
      },
    );
  }
  if (isConnectionLoss(error) || (code !== undefined && /^(08|57P0[123]|53300|58030)/.test(code))) {
    return new Fault(
      'databaseDown',
      '数据库暂时中断，记录未能保存',
      '已确认的记录没有丢失；数据库恢复后请重新提交同一条记录，不会重复入库',
      {
        cause: error,
      },
    );
  }
  return error;
}
