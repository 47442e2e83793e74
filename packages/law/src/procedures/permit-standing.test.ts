import { expect, test } from 'vitest';
import { at } from '../periods/sums.fixture.ts';
import { permitStanding, samePermitNumber } from './permit-standing.ts';
import { after, cancellation, renewalAsked, revocation, type Told, told, withdrawal } from './told.fixture.ts';

const decided = (kind: string, fields: Record<string, unknown>, number = '许变〔2026〕1号'): Told => ({
  kind,
  when: '2026-03-20 10:00:00',
  data: { issuedAt: '2026-03-20T10:00:00+08:00', number, seal: '印', fields },
});
const changed = (action: string) => decided('permitChangeDecision', { action, originalNo: '许〔2021〕3号' });
const stands = (...records: Told[]) => {
  const d = told('permit', records);
  const standing = permitStanding(d, after(d));
  return standing && [standing.act, standing.outcome, standing.number, standing.original, standing.deregistered];
};

test.each<[string, Told[], unknown[]]>([
  ['an application', ['applicationRegistered'], ['grant', 'open', null, null, false]],
  [
    'a grant',
    ['applicationRegistered', decided('permitGrantDecision', { validTo: '2026-12-31' }, '许〔2026〕8号')],
    ['grant', 'grant', '许〔2026〕8号', null, false],
  ],
  [
    'a refusal',
    ['applicationRegistered', decided('permitRefusalDecision', {})],
    ['grant', 'refused', null, null, false],
  ],
  [
    'a change',
    [{ kind: 'permitChangeRequested', data: { originalNo: '许〔2021〕3号' } }, changed('变更')],
    ['change', 'change', '许变〔2026〕1号', '许〔2021〕3号', false],
  ],
  ['a withdrawal not decided', [withdrawal], ['withdrawal', 'open', null, null, false]],
  ['a withdrawal', [withdrawal, changed('撤回')], ['withdrawal', 'withdrawal', null, '许〔2021〕3号', false]],
  [
    'a withdrawal that became a change',
    [withdrawal, changed('变更')],
    ['withdrawal', 'change', '许变〔2026〕1号', '许〔2021〕3号', false],
  ],
  [
    'a revocation taken off the register',
    [revocation, changed('撤销'), { kind: 'permitCancelled', when: '2026-03-21 10:00:00' }],
    ['revocation', 'revocation', null, '许〔2021〕3号', true],
  ],
  ['one left standing', [revocation, 'permitUpheld'], ['revocation', 'upheld', null, null, false]],
  ['a cancellation', [cancellation, changed('注销')], ['cancellation', 'cancellation', null, '许〔2021〕3号', true]],
])('%s says what it is about, what it came to and by which numbers it hangs together', (_, records, expected) => {
  expect(stands(...records)).toEqual(expected);
});

test('a renewal by silence stands before it is on paper, and a penalty is no permit', () => {
  const d = told('permit', [renewalAsked('2026-04-10'), 'accepted']);
  expect(permitStanding(d, at('2026-04-10 23:00:00'))).toMatchObject({ outcome: 'open' });
  expect(permitStanding(d, at('2026-04-11 09:00:00'))).toMatchObject({ outcome: 'renewal', number: null });
  const penalty = told('penalty.ordinary', ['clueRegistered']);
  expect(permitStanding(penalty, after(penalty))).toBeNull();
});

test('a number is the same whatever brackets it is written with', () => {
  expect(samePermitNumber('吉白山环(抚松)许〔2026〕8号', '吉白山环（抚松）许[2026] 8号')).toBe(true);
  expect(samePermitNumber('许〔2026〕8号', '许〔2026〕18号')).toBe(false);
});
