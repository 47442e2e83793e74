import type { House } from '../house.ts';
import type { Asker } from './asker.ts';

const looked = 30;

/** When and from where this person came before, and how many attempts failed since then. */
export async function signInAlert(
  house: House,
  asker: Asker,
): Promise<{ lastSignIn: { at: string; from: string } | null; failedSince: number }> {
  const lines = await house.log.list(asker.agency, { actor: asker.person, action: 'signIn', limit: looked });
  const earlier = lines.filter(({ at }) => at < asker.session.startedAt);
  const before = earlier.find(({ outcome, detail }) => outcome === 'done' && detail.session !== asker.session.id);
  const source = before?.detail.source;
  return {
    lastSignIn: before === undefined ? null : { at: before.at, from: typeof source === 'string' ? source : '' },
    failedSince: earlier.filter(({ outcome, at }) => outcome === 'denied' && at > (before?.at ?? '')).length,
  };
}
