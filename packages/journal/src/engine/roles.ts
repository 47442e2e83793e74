import pg from 'pg';
import { Fault } from '../fault.ts';
import { type Credentials, databaseRoles, roleName } from './credentials.ts';

const database = 'liuhen';
export const schema = 'liuhen';

/** In the embedded cluster each role signs in with its own password, and the database belongs to the owner role. */
export async function ensureEmbeddedRoles(port: number, credentials: Credentials): Promise<void> {
  const superuser = { host: '127.0.0.1', port, user: 'postgres', password: credentials.superuser };
  await withClient({ ...superuser, database: 'postgres' }, async (client) => {
    const { rows } = await client.query<{ ready: boolean }>(
      'SELECT true AS ready FROM pg_database WHERE datname = $1',
      [database],
    );
    if (rows.length > 0) return;
    for (const role of databaseRoles) {
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${roleName(role)}; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
      );
      await client.query(`ALTER ROLE ${roleName(role)} LOGIN PASSWORD ${pg.escapeLiteral(credentials[role])}`);
    }
    await client.query(`CREATE DATABASE ${database} OWNER ${roleName('owner')}`);
  });
}

export function embeddedConnection(port: number, credentials: Credentials, role: keyof Credentials): pg.ClientConfig {
  const user = role === 'superuser' ? 'postgres' : roleName(role);
  return { host: '127.0.0.1', port, user, password: credentials[role], database, options: `-c search_path=${schema}` };
}

/**
 * An external database is reached by one login, which takes on a role for each connection. It must be allowed to make the
 * three roles, or find them made.
 */
export async function ensureExternalRoles(url: string): Promise<void> {
  refuseUnencrypted(url);
  const names = databaseRoles.map(roleName);
  await withClient({ connectionString: url }, async (client) => {
    // servers that start together make them once; the lock goes with the connection
    await client.query('SELECT pg_advisory_lock(7180003)');
    const found = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [
      names,
    ]);
    const missing = names.filter((name) => !found.rows.some((row) => row.rolname === name));
    const { rows } = await client.query<{ may: boolean }>(
      "SELECT bool_and(pg_has_role(rolname, 'MEMBER')) AS may FROM pg_roles WHERE rolname = ANY ($1)",
      [names],
    );
    if (missing.length === 0 && rows[0]?.may === true && (await mayCreate(client))) return;
    const statements = [
      ...missing.map((name) => `CREATE ROLE ${name} NOLOGIN`),
      `GRANT ${names.join(', ')} TO CURRENT_USER`,
      `DO $$ BEGIN EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO ${roleName('owner')}', current_database()); END $$`,
    ];
    try {
      for (const statement of statements) await client.query(statement);
    } catch (cause) {
      throw new Fault(
        'rolesMissing',
        '外部数据库缺少留痕所需的三个角色，当前登录账号又无权创建',
        `请由数据库管理员执行：${statements.join('; ').replaceAll('CURRENT_USER', '<登录账号>')}`,
        { cause },
      );
    }
  });
}

const verified = new Set(['verify-full', 'verify-ca', 'require']);

/**
 * Names, telephone numbers and passwords go over this connection: to another machine only enciphered, and only to the server whose
 * certificate holds (`pg` verifies it under each of these modes). A way round would be found by nobody who needs it and used by all.
 */
export function refuseUnencrypted(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const host = (parsed?.searchParams.get('host') ?? parsed?.hostname ?? '').replace(/^\[|\]$/g, '');
  if (parsed === null || host === '' || host.startsWith('/') || host.startsWith('%2F')) return;
  if (/^(localhost|127(\.\d+){3}|::1)$/i.test(host)) return;
  if (verified.has(parsed.searchParams.get('sslmode') ?? '') && parsed.searchParams.get('uselibpqcompat') !== 'true')
    return;
  throw new Fault(
    'databaseUnencrypted',
    `DATABASE_URL 指向另一台机器（${host}），但没有要求加密并核验证书`,
    '请在 DATABASE_URL 末尾加上 ?sslmode=verify-full（自签的证书另加 &sslrootcert=证书文件），数据库一侧开启 TLS',
  );
}

const mayCreate = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT has_database_privilege('${roleName('owner')}', current_database(), 'CREATE') AS may`,
  );
  return rows[0]?.may === true;
};

export function externalConnection(url: string, role: (typeof databaseRoles)[number]): pg.ClientConfig {
  return { connectionString: url, options: `-c role=${roleName(role)} -c search_path=${schema}` };
}

async function withClient(config: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new Fault(
      'databaseDown',
      `无法连接数据库：${cause instanceof Error ? cause.message : ''}`,
      '请检查 DATABASE_URL 的地址、账号与口令，确认数据库已启动',
      { cause },
    );
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
