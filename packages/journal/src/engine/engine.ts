import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { columnTypes } from '../database.ts';
import { Fault } from '../fault.ts';
import { initialise, start } from './cluster.ts';
import { type DatabaseRole, readOrMakeCredentials } from './credentials.ts';
import { lockFolder } from './folder-lock.ts';
import { chooseLauncher } from './launcher.ts';
import { migrate } from './migrate.ts';
import { readPostmaster } from './postmaster.ts';
import { embeddedConnection, ensureEmbeddedRoles, ensureExternalRoles, externalConnection } from './roles.ts';

/**
 * A PostgreSQL that is up, migrated, and reachable by role. `close` stops the embedded one in order; a process that ends
 * without it still asks the database to stop, and one killed outright leaves an orphan that the next start stops.
 */
export type Engine = {
  readonly kind: 'embedded' | 'external' | 'attached';
  readonly dataFolder: string;
  connection(role: DatabaseRole): pg.ClientConfig;
  pool(role: DatabaseRole, size?: number): pg.Pool;
  close(): Promise<void>;
};

export type EngineOptions = {
  readonly dataFolder: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string | undefined;
  /** A tool (CLI) may join the PostgreSQL that a running server holds; a server may not. */
  readonly attach?: boolean;
};

export async function openEngine(options: EngineOptions): Promise<Engine> {
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 });
  const dataFolder = await realpath(options.dataFolder);
  if (options.databaseUrl !== undefined && options.databaseUrl !== '') {
    const url = options.databaseUrl;
    await ensureExternalRoles(url);
    return finish(
      'external',
      dataFolder,
      (role) => externalConnection(url, role),
      async () => undefined,
    );
  }
  const folder = join(dataFolder, 'database');
  try {
    return await openEmbedded(dataFolder, folder);
  } catch (fault) {
    if (options.attach === true && fault instanceof Fault && fault.code === 'folderInUse')
      return attach(dataFolder, folder);
    throw fault;
  }
}

async function openEmbedded(dataFolder: string, folder: string): Promise<Engine> {
  const lock = await lockFolder(folder);
  try {
    const launcher = await chooseLauncher(folder);
    const credentials = await readOrMakeCredentials(join(folder, 'credentials.json'));
    const data = join(folder, 'cluster');
    await initialise(launcher, data, credentials.superuser);
    const cluster = await start(launcher, data);
    try {
      await ensureEmbeddedRoles(cluster.port, credentials);
      return await finish(
        'embedded',
        dataFolder,
        (role) => embeddedConnection(cluster.port, credentials, role),
        async () => {
          await cluster.stop();
          await lock.release();
        },
      );
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function attach(dataFolder: string, folder: string): Promise<Engine> {
  const postmaster = await readPostmaster(join(folder, 'cluster'));
  const credentialsFile = join(folder, 'credentials.json');
  await readFile(credentialsFile);
  if (postmaster === null || !postmaster.ready) {
    throw new Fault('databaseDown', '运行中的留痕进程尚未就绪', '请稍候，待其显示就绪地址后再执行此命令');
  }
  const credentials = await readOrMakeCredentials(credentialsFile);
  const connection = (role: DatabaseRole): pg.ClientConfig => embeddedConnection(postmaster.port, credentials, role);
  return finish('attached', dataFolder, connection, async () => undefined);
}

async function finish(
  kind: Engine['kind'],
  dataFolder: string,
  connection: Engine['connection'],
  stop: () => Promise<void>,
): Promise<Engine> {
  const pools = new Set<pg.Pool>();
  if (kind !== 'attached') await migrate(connection('owner'));
  return {
    kind,
    dataFolder,
    connection,
    pool(role, size = 10) {
      const pool = new pg.Pool({
        ...connection(role),
        types: columnTypes,
        max: size,
        idleTimeoutMillis: 30_000,
        connectionTimeoutMillis: 15_000,
      });
      // a connection that dies while idle is replaced on the next use; the next user is told if that fails too
      pool.on('error', () => undefined);
      // and one that dies while lent out fails the query of its borrower; unheard, the event would end the process
      pool.on('connect', (client) => client.on('error', () => undefined));
      pools.add(pool);
      return pool;
    },
    async close() {
      for (const pool of pools) if (!pool.ended) await pool.end();
      await stop();
    },
  };
}
