import { agencyThing, type Viewer, viewerOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { demand } from '../reading/demand.ts';
import type { Asker } from '../sign-in/asker.ts';
import type { FactorReset } from '../sign-in/factor-resets.ts';
import { oneTimePassword, oneTimeUntil } from '../sign-in/one-time.ts';
import { hashPassword, historyLength } from '../sign-in/password.ts';

/** An authenticator that was lost: one administrator asks, another confirms, neither for themselves; both stand in the log. */
export function factorResets(app: FastifyInstance, house: House): void {
  const thing = (asker: Asker) => agencyThing('account', asker.agency, { recordKind: 'secondFactor' });
  const viewer = ({ facts, agency }: Asker, person: string): Viewer =>
    viewerOf(facts, agency, person, Temporal.Instant.from(house.now()));
  const note = (asker: Asker, action: string, person: string, detail: Record<string, string>): Promise<void> =>
    house.log.note(asker.agency, { actor: asker.person, action, outcome: 'done', detail: { person, ...detail } });

  /** One of the two keeps security, unless it is their own that is reset. */
  const isKept = (asker: Asker, reset: FactorReset): boolean =>
    [reset.asked_by, asker.person, reset.person].some((one) =>
      viewer(asker, one).offices.includes('securityAdministrator'),
    );
  const mayConfirm = (asker: Asker, reset: FactorReset): boolean =>
    asker.person !== reset.asked_by && asker.person !== reset.person && isKept(asker, reset);

  serve(app, api.people.askFactorReset, async ({ asker, params, body }) => {
    await demand(house, asker, 'administer', thing(asker), 'factorResetAsked');
    if (params.person === asker.person) throw new ServerFault('resetNotYours', '不能给自己重置第二因素。');
    if ((await house.accounts.find(asker.agency, params.person)) === null) throw absent('账号');
    const reset = await house.factorResets.ask(asker.agency, params.person, asker.person, body.reason);
    await note(asker, 'factorResetAsked', params.person, { reset });
    return { reset };
  });

  serve(app, api.people.factorResets, async ({ asker }) => {
    await demand(house, asker, 'read', agencyThing('account', asker.agency), 'readAccounts');
    const named = (id: string) => ({ id, name: asker.facts.people.get(id)?.name ?? '' });
    const resets = await house.factorResets.open(asker.agency);
    return {
      resets: resets.map((reset) => ({
        id: reset.reset_id,
        person: named(reset.person),
        askedBy: named(reset.asked_by),
        askedAt: reset.asked_at,
        expiresAt: reset.expires_at,
        reason: reset.reason,
        mayConfirm: mayConfirm(asker, reset),
        mayWithdraw: reset.asked_by === asker.person,
      })),
    };
  });

  serve(app, api.people.settleFactorReset, async ({ asker, params, body }) => {
    await demand(house, asker, 'approve', thing(asker), 'factorReset');
    const reset = await house.factorResets.find(asker.agency, params.reset);
    if (reset === null) throw absent('这项重置');
    if (body.decision === 'withdraw') {
      if (reset.asked_by !== asker.person) throw new ServerFault('resetNotYours', '只有提出的人可以撤回。');
      await house.factorResets.withdraw(asker.agency, reset.reset_id, asker.person);
      await note(asker, 'factorResetWithdrawn', reset.person, { reset: reset.reset_id });
      return { oneTimePassword: null };
    }
    if (!mayConfirm(asker, reset)) throw new ServerFault('resetNotYours', '您是提出人或本人，不能确认这项重置。');
    const password = oneTimePassword();
    const confirmed = await house.factorResets.confirm(asker.agency, reset, asker.person, {
      hash: await hashPassword(password),
      until: oneTimeUntil(house.now()),
      keep: historyLength - 1,
    });
    if (!confirmed) throw absent('这项重置');
    await house.sessions.end(asker.agency, reset.person, { except: null });
    await note(asker, 'factorReset', reset.person, { reset: reset.reset_id, askedBy: reset.asked_by });
    return { oneTimePassword: password };
  });
}
