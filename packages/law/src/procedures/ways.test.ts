import { expect, test } from 'vitest';
import { procedureOf } from './procedure-of.ts';
import { after, told } from './told.fixture.ts';
import { type Way, ways } from './ways.fixture.ts';

const standing = (way: Way) => {
  const dossier = told(way.procedure, way.records, way.profile);
  const whole = procedureOf(dossier, after(dossier));
  const view = way.within === undefined ? whole : whole.within.find(({ id }) => id === way.within);
  return { whole, view };
};

test.each(ways)('$procedure, $turn: $what', (way) => {
  const { whole, view } = standing(way);
  const open = new Map((view?.openActs ?? []).map((act) => [act.act, act.blockedBy.map(({ code }) => code)]));
  for (const { act, blockedBy } of whole.openActs)
    if (!open.has(act))
      open.set(
        act,
        blockedBy.map(({ code }) => code),
      );
  const asked = Object.fromEntries(Object.keys(way.acts).map((act) => [act, open.get(act) ?? null]));
  expect({ state: view?.state, acts: asked, clock: view?.nextClock?.term ?? null }).toEqual({
    state: way.state,
    acts: way.acts,
    clock: way.clock,
  });
  for (const act of way.not ?? []) expect([act, view?.openActs.some((one) => one.act === act)]).toEqual([act, false]);
});

test('each procedure is walked through every turn that law.md §3 gives it', () => {
  const turns = (procedure: string) => [...new Set(ways.filter((w) => w.procedure === procedure).map((w) => w.turn))];
  expect(turns('penalty.ordinary').sort()).toEqual(
    ['conversion', 'recusal', 'resumption', 'return', 'suspension', 'transfer', 'withdrawal'].sort(),
  );
  expect(turns('permit')).toEqual(
    expect.arrayContaining(['change', 'renewal', 'permitWithdrawal', 'revocation', 'cancellation']),
  );
  for (const procedure of [
    'permit',
    'coercion.sealing',
    'coercion.enforcement',
    'inspection',
    'complaint',
    'correction',
  ])
    expect([procedure, turns(procedure).includes('recusal')]).toEqual([procedure, true]);
});
