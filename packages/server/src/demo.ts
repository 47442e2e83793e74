import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemonstration } from './demonstration/fill.ts';
import { demonstrationPassword, demonstrationStaff } from './demonstration/staff.ts';
import type { House } from './house.ts';
import { buildApp } from './http/app.ts';
import { builtWebFolder, openHouse } from './open-house.ts';
import { explainStart } from './start/explain-start.ts';
import { listen } from './start/listen.ts';

const env = process.env;
const given = env.LIUHEN_DATA || undefined;

try {
  // a folder of its own is thrown away when the demonstration ends; one that was named is kept
  const own = given === undefined ? await mkdtemp(join(tmpdir(), 'liuhen-demo-')) : null;
  const discard = async (): Promise<void> => {
    if (own !== null) await rm(own, { recursive: true, force: true });
  };
  const house = await openHouse({
    dataFolder: given ?? join(own ?? '', 'data'),
    keysFolder: env.LIUHEN_KEYS || undefined,
    tell: (words) => process.stderr.write(`【注意】${words}。\n`),
    databaseUrl: env.DATABASE_URL,
    webFolder: builtWebFolder(),
    demonstration: true,
  });
  const app = await buildApp(house, { logLevel: env.LIUHEN_LOG ?? 'warn' });
  if (!(await house.accounts.any())) {
    await fillDemonstration(house, randomUUID(), (words) => process.stdout.write(`${words}\n`));
  }
  const closing: House = { ...house, close: () => house.close().then(discard) };
  const url = await listen(app, closing, { host: env.HOST ?? '127.0.0.1', port: Number(env.PORT ?? 7180) });
  process.stdout.write(
    [
      '',
      '演示机关：白山市生态环境局抚松县分局。人员、当事人、案件均为虚构，请勿录入真实案件。',
      `所有账号的密码都是：${demonstrationPassword}`,
      '',
      ...demonstrationStaff.map(({ account, name, role }) => `  ${account.padEnd(12)}${name}（${role}）`),
      '',
      `留痕已就绪：${url}`,
      '',
    ].join('\n'),
  );
} catch (error) {
  explainStart(error);
  process.exit(1);
}
