import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, systemActor } from '@liuhen/journal';
import type { RecoverySheet, SetUp } from '../api/index.ts';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { hashPassword } from './password.ts';
import { passwordProblem } from './password-policy.ts';
import { toBase32 } from './totp.ts';

/** The first start: the agency, its first system administrator, and the sheet with the keys, which is shown this once. */
export async function setUp(house: House, asked: SetUp): Promise<RecoverySheet> {
  if (await house.accounts.any()) throw new ServerFault('setUpDone', '已有账号，首次设置不能再进行。');
  if (!house.setUpLink.isGood(asked.token)) throw wrongLink();
  const { administrator, bureau } = asked;
  const about = { account: administrator.account, name: administrator.name, bureau };
  const problem = passwordProblem(administrator.password, about);
  if (problem !== null) throw new ServerFault('passwordWeak', problem);
  if (!house.setUpLink.use(asked.token)) throw wrongLink();
  try {
    const agency = randomUUID();
    const person = await makeAgency(house, agency, asked);
    await house.accounts.create(agency, {
      person,
      name: administrator.account,
      hash: await hashPassword(administrator.password),
      oneTimeUntil: null,
      at: house.now(),
    });
    await house.log.note(agency, { actor: person, action: 'accountCreated', outcome: 'done', detail: { first: true } });
    return await recoverySheet(house, bureau);
  } catch (error) {
    house.setUpLink.giveBack(asked.token);
    throw error;
  }
}

function wrongLink(): ServerFault {
  return new ServerFault('setUpLinkWrong', '一次性链接不正确，或者已经用过。');
}

async function makeAgency(
  house: House,
  agency: string,
  { bureau, legalPersonAuthority, administrator }: SetUp,
): Promise<string> {
  const at = house.now();
  const person = newId(at);
  const made = await house.journal.appendAll(
    systemActor,
    [
      recordOf({
        agency,
        at,
        kind: 'agencyProfile',
        data: { regulator: bureau, legalPersonAuthority: legalPersonAuthority ?? null },
      }),
      recordOf({ agency, at, kind: 'person', data: { person, name: administrator.name, role: '系统管理员' } }),
      recordOf({
        agency,
        at,
        kind: 'appointment',
        data: { person, office: 'systemAdministrator', from: at.slice(0, 10) },
      }),
    ],
    { origin: 'live' },
  );
  if (made instanceof Fault) throw made;
  return person;
}

const purposes: readonly (readonly [RegExp, string, string])[] = [
  [/^server-secret\.key$/, '服务密钥', '解开动态口令密钥；丢失后所有人须重新登记动态口令'],
  [/^log-.*\.ed25519$/, '日志签名密钥', '签署记录日志的检查点；丢失后须另换新密钥并公告'],
  [/^evidence.*$/, '证据加密密钥', '解开加密保存的音像；丢失后原件永远不能读出'],
];

async function recoverySheet(house: House, bureau: string): Promise<RecoverySheet> {
  await house.journal.settle((await firstAgency(house)) ?? '');
  const files = await readdir(house.keysFolder);
  const keys = [];
  for (const file of files.sort()) {
    const [, name, purpose] = purposes.find(([pattern]) => pattern.test(file)) ?? [null, file, '密钥'];
    const bytes = await readFile(join(house.keysFolder, file));
    const groups = toBase32(bytes).match(/.{1,4}/g) ?? [];
    keys.push({ name: `${name}（${file}）`, purpose, words: groups.join(' ') });
  }
  return {
    bureau,
    madeAt: house.now(),
    keys,
    advice: [
      '打印本单两份，分别封存于保险柜和档案室，不拍照、不存电脑。',
      `密钥文件在服务器的 ${house.keysFolder} 目录；备份中不含密钥，须另行妥善保管。`,
      '恢复时把密钥文件放回该目录，再恢复备份。本页关闭后不再显示。',
    ],
  };
}

async function firstAgency(house: House): Promise<string | null> {
  const { rows } = await house.journal.pool.query<{ agency_id: string }>('SELECT agency_id FROM agency LIMIT 1');
  return rows[0]?.agency_id ?? null;
}
