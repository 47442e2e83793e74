import type { AgencyFacts } from '@liuhen/records';
import { expect, test } from 'vitest';
import { ServerFault } from '../http/server-fault.ts';
import { contradictionsInWords } from './holdings-in-words.ts';
import { back, first, ledgerOf, local, out, second } from './ledger.fixture.ts';
import { holderAt } from './ledger.ts';
import { refuseImpossible } from './refuse-impossible.ts';

const id = '018f0000-0000-7c00-8000-000000000001';

/** What the ledger answers at eight in the evening: null, or the code with message and cure. */
function answer(facts: AgencyFacts, kind: string, at: string, more: { until?: string; person?: string } = {}) {
  const device = facts.devices.get('d7');
  if (device === undefined) throw new Error('d7');
  const until = more.until === undefined ? null : local(more.until);
  try {
    refuseImpossible(facts, device, { id, kind, at: local(at), until, person: more.person ?? null }, local('20:00:00'));
    return null;
  } catch (error) {
    if (!(error instanceof ServerFault)) throw error;
    const [refusal] = error.more.refusals as { code: string; message: string; cure: string }[];
    return refusal;
  }
}
const signOut = (facts: AgencyFacts, person: string, at: string, until?: string) =>
  answer(facts, 'deviceSignedOut', at, { person, ...(until === undefined ? {} : { until }) });
const signIn = (facts: AgencyFacts, at: string) => answer(facts, 'deviceSignedIn', at);

/** 乙 had it from ten to twelve. */
const ledger = ledgerOf(out('10:00:00', second), back('12:00:00', second));

test('a late sign-out that would run into a later one is refused, with whose it is, from when to when, and what to do', () => {
  expect(signOut(ledger, first, '08:00:00')).toEqual({
    code: 'device.overlaps',
    provision: '制度第五条第三款',
    facts: [],
    message: '所写的领用与已登记的重叠：设备 DSJ-07 由乙自 2026-11-20 10:00 领用，至 2026-11-20 12:00 归还。',
    cure: '补登以前的领用，请一并写明归还时刻，不晚于 2026-11-20 10:00；后一次领用登记有误的，先以更正记录改正。',
  });
  expect(signOut(ledger, first, '08:00:00', '10:30:00')?.code).toBe('device.overlaps');
  // a shift changes at ten
  expect(signOut(ledger, first, '08:00:00', '10:00:00')).toBeNull();
  expect(signOut(ledger, first, '12:00:00', '13:00:00')).toBeNull();
  expect(signOut(ledger, first, '12:00:00')).toBeNull();
});

test('a sign-out within the holding of another, or across all of it, is refused; of the same hand it goes on', () => {
  expect(signOut(ledger, first, '11:00:00')).toMatchObject({
    code: 'device.overlaps',
    cure: expect.stringMatching(/^请核对领用和归还的时刻/),
  });
  expect(signOut(ledger, first, '09:00:00', '13:00:00')?.code).toBe('device.overlaps');
  expect(signOut(ledger, first, '11:00:00', '11:30:00')?.code).toBe('device.overlaps');
  expect(signOut(ledger, second, '10:30:00', '11:30:00')?.code).toBe('device.overlaps');
  expect(signOut(ledger, second, '09:30:00')).toBeNull();
  const held = ledgerOf(out('10:00:00', second));
  expect(signOut(held, first, '11:00:00')).toMatchObject({
    code: 'device.held',
    message: '设备 DSJ-07 由乙自 2026-11-20 10:00 领用，尚未归还。',
    cure: '请先登记归还，再领用。',
  });
});

test('what has not happened yet, ends before it begins, or is of somebody unknown is refused', () => {
  expect(signOut(ledger, first, '20:00:01')?.code).toBe('device.future');
  expect(signOut(ledger, first, '19:00:00', '21:00:00')?.code).toBe('device.future');
  expect(signOut(ledger, first, '19:00:00', '19:00:00')?.code).toBe('device.order');
  expect(signOut(ledger, first, '19:00:00', '18:00:00')?.code).toBe('device.order');
  expect(signOut(ledger, 'nobody', '19:00:00')?.code).toBe('device.personUnknown');
});

test('nothing is given back that nobody had, before it was taken, or twice', () => {
  expect(signIn(ledgerOf(), '09:00:00')?.code).toBe('device.notHeld');
  expect(signIn(ledger, '09:00:00')).toMatchObject({
    code: 'device.notHeld',
    message: expect.stringMatching(/没有人领用，无从归还；其后才由乙自 2026-11-20 10:00 领用/),
  });
  expect(signIn(ledger, '13:00:00')?.code).toBe('device.notHeld');
  expect(signIn(ledger, '11:00:00')).toMatchObject({
    code: 'device.returned',
    message: '设备 DSJ-07 由乙自 2026-11-20 10:00 领用，至 2026-11-20 12:00 归还，已经登记归还。',
  });
  expect(signIn(ledgerOf(out('10:00:00', second)), '11:00:00')).toBeNull();
});

test('a device is not retired while somebody has it, nor before it was last used', () => {
  expect(answer(ledger, 'deviceRetired', '11:00:00')?.code).toBe('device.held');
  expect(answer(ledger, 'deviceRetired', '09:00:00')?.code).toBe('device.usedAfter');
  expect(answer(ledger, 'deviceRetired', '12:00:00')).toBeNull();
});

test('sign-outs that contradict each other all the same are told; who took it last has it, and a forgotten return mends them', () => {
  const both = ledgerOf(out('08:00:00', first), out('10:00:00', second), back('12:00:00', second));
  const device = both.devices.get('d7');
  if (device === undefined) throw new Error('d7');
  expect(contradictionsInWords(both, device)).toEqual([
    expect.stringMatching(/^甲自 2026-11-20 08:00 领用后没有登记归还，乙又于 2026-11-20 10:00 领用/),
  ]);
  const at = (clock: string) => holderAt(both, 'd7', Temporal.Instant.from(local(clock)));
  expect(['07:00:00', '09:00:00', '10:00:00', '12:00:00'].map(at)).toEqual([null, first, second, null]);
  expect(signIn(both, '09:30:00')).toBeNull();
  const stray = ledgerOf(back('09:00:00', first));
  expect(contradictionsInWords(stray, device)).toEqual([expect.stringMatching(/09:00 登记的归还之前没有领用登记/)]);
  // entered in whatever order, at ten it is given back before it is taken
  const shift = ledgerOf(out('10:00:00', second), out('08:00:00', first), back('10:00:00', first));
  expect(contradictionsInWords(shift, device)).toEqual([]);
  expect(holderAt(shift, 'd7', Temporal.Instant.from(local('10:00:00')))).toBe(second);
});
