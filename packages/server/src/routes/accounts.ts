import { agencyThing } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { demand } from '../reading/demand.ts';
import type { Asker } from '../sign-in/asker.ts';
import { oneTimePassword, oneTimeUntil } from '../sign-in/one-time.ts';
import { hashPassword, historyLength } from '../sign-in/password.ts';
import { accountLine } from './people.ts';

/** Accounts are kept by the system administrator, who may do nothing else with them and sees no case. */
export function accounts(app: FastifyInstance, house: House): void {
  const note = (asker: Asker, action: string, person: string, detail: Record<string, string> = {}): Promise<void> =>
    house.log.note(asker.agency, { actor: asker.person, action, outcome: 'done', detail: { person, ...detail } });

  /** Their own account is no business of the policy's `mine` rule here: nobody resets or unlocks themselves. */
  const demandOther = async (asker: Asker, action: string): Promise<void> =>
    demand(house, asker, 'administer', agencyThing('account', asker.agency), action);

  serve(app, api.people.createAccount, async ({ asker, body }) => {
    await demandOther(asker, 'accountCreated');
    const person = asker.facts.people.get(body.person);
    if (person === undefined) throw absent('这个人员');
    const password = oneTimePassword();
    const made = await house.accounts.create(asker.agency, {
      person: person.id,
      name: body.account,
      hash: await hashPassword(password),
      oneTimeUntil: oneTimeUntil(house.now()),
      at: house.now(),
    });
    if (!made) throw new ServerFault('accountTaken', '账号名已被使用，或者此人已有账号。');
    await note(asker, 'accountCreated', person.id);
    const row = await house.accounts.find(asker.agency, person.id);
    if (row === null) throw absent('账号');
    return { account: accountLine(row, asker, house.now()), oneTimePassword: password };
  });

  serve(app, api.people.resetPassword, async ({ asker, params }) => {
    await demandOther(asker, 'passwordReset');
    const password = oneTimePassword();
    const hash = await hashPassword(password);
    if (
      !(await house.accounts.setPassword(
        asker.agency,
        params.person,
        hash,
        oneTimeUntil(house.now()),
        historyLength - 1,
      ))
    )
      throw absent('账号');
    await house.sessions.end(asker.agency, params.person, { except: null });
    await note(asker, 'passwordReset', params.person);
    return { oneTimePassword: password };
  });

  serve(app, api.people.setState, async ({ asker, params, body }) => {
    await demandOther(asker, 'accountState');
    if (!(await house.accounts.setState(asker.agency, params.person, body.state))) throw absent('账号');
    if (body.state === 'disabled') await house.sessions.end(asker.agency, params.person, { except: null });
    await note(asker, 'accountState', params.person, { state: body.state });
    return null;
  });
}
