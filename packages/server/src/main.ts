import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './http/app.ts';
import { encryptionOf } from './media/evidence-key.ts';
import { builtWebFolder, openHouse } from './open-house.ts';
import { explainStart } from './start/explain-start.ts';
import { listen } from './start/listen.ts';

const env = process.env;
const root = join(import.meta.dirname, '..', '..', '..');

let app: FastifyInstance | null = null;
try {
  const house = await openHouse({
    dataFolder: env.LIUHEN_DATA ?? join(root, 'data'),
    databaseUrl: env.DATABASE_URL,
    keysFolder: env.LIUHEN_KEYS || undefined,
    tell: (words) => process.stderr.write(`【注意】${words}。\n`),
    evidenceCopy: env.LIUHEN_EVIDENCE_COPY,
    dockFolder: env.LIUHEN_DOCK,
    webFolder: builtWebFolder(),
    ...encryptionOf(env.LIUHEN_ENCRYPT),
    onError: (error) => app?.log.error({ err: error }, 'background'),
  });
  const tls =
    env.LIUHEN_TLS_CERT === undefined || env.LIUHEN_TLS_KEY === undefined
      ? null
      : { cert: await readFile(env.LIUHEN_TLS_CERT, 'utf8'), key: await readFile(env.LIUHEN_TLS_KEY, 'utf8') };
  app = await buildApp(house, {
    tls,
    trustProxy: env.LIUHEN_BEHIND_PROXY === '1',
    logLevel: env.LIUHEN_LOG ?? 'warn',
  });
  const url = await listen(app, house, { host: env.HOST ?? '127.0.0.1', port: Number(env.PORT ?? 7180) });
  const setUp = (await house.accounts.any()) ? null : `${url}/setup?token=${house.setUpLink.issue()}`;
  if (setUp !== null) process.stdout.write(`首次启动：请在本机浏览器打开一次性设置链接 ${setUp}\n`);
  for (const file of await house.press.brokenFaces()) {
    process.stderr.write(
      `字体文件“${file}”打不开或已损坏，没有使用；文书照常用其余字体排印。请从数据目录的 fonts 文件夹取出或更换。\n`,
    );
  }
  process.stdout.write(`留痕已就绪：${url}\n`);
} catch (error) {
  explainStart(error);
  process.exit(1);
}
