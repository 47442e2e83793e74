import { randomUUID } from 'node:crypto';
import { Fault, systemActor } from '@liuhen/journal';
import type { RecoverySheet, SetUp } from '../api/index.ts';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { hashPassword } from './password.ts';
import { passwordProblem } from './password-policy.ts';
import { recoverySheet } from './recovery-sheet.ts';

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
    await house.journal.settle((await firstAgency(house)) ?? '');
    return await recoverySheet(house.keysFolder, bureau, house.now());
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

async function firstAgency(house: House): Promise<string | null> {
  const { rows } = await house.journal.pool.query<{ agency_id: string }>('SELECT agency_id FROM agency LIMIT 1');
  return rows[0]?.agency_id ?? null;
}
