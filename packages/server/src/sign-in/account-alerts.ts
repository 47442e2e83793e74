import { type AccessRow, actionTitles } from '../access/access-log.ts';
import type { AccountAlert } from '../api/index.ts';
import type { House } from '../house.ts';
import type { Asker } from './asker.ts';

const looked = 60;
const shown = 8;

/** What others did to an account, and what was done with it that its owner should have been. */
const grave = new Set(['passwordReset', 'factorReset', 'factorResetAsked', 'recoveryCodeUsed', 'accountState']);

/**
 * What happened to this account since its owner last came: failed attempts, a sign-in from a place or with a program never seen
 * before, a password or second factor that was reset, a recovery code that was used. Newest first.
 */
export async function accountAlerts(house: House, asker: Asker, since: string | null): Promise<AccountAlert[]> {
  const from = since ?? asker.session.startedAt;
  const [own, about] = await Promise.all([
    house.log.list(asker.agency, { actor: asker.person, limit: looked }),
    house.log.list(asker.agency, { about: asker.person, from, limit: looked }),
  ]);
  const alerts = [
    ...own.filter(({ at, action }) => at >= from && action === 'recoveryCodeUsed').map((row) => lineOf(row, asker)),
    ...about
      .filter(({ action, actor }) => grave.has(action) && actor !== asker.person)
      .map((row) => lineOf(row, asker)),
    ...newPlace(own, asker),
  ];
  return alerts.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, shown);
}

function lineOf({ at, action, actor }: AccessRow, asker: Asker): AccountAlert {
  const who = actor === asker.person ? '' : `（${asker.facts.people.get(actor)?.name ?? '系统'}）`;
  return { at, text: `${actionTitles[action] ?? action}${who}`, grave: true };
}

/** This very sign-in, where no earlier one came from there with that program. */
function newPlace(own: readonly AccessRow[], { session }: Asker): AccountAlert[] {
  const signIns = own.filter(({ action, outcome }) => action === 'signIn' && outcome === 'done');
  const earlier = signIns.filter(({ detail }) => detail.session !== session.id);
  if (earlier.length === 0) return [];
  const known = (key: 'source' | 'client') => earlier.some(({ detail }) => detail[key] === session[key]);
  if (known('source') && known('client')) return [];
  const what = known('source') ? '一个没有用过的浏览器' : '一个没有用过的地址';
  return [{ at: session.startedAt, text: `本次从${what}登录（${session.source}）`, grave: false }];
}
