import type { DockedFile } from '@liuhen/evidence';
import { expect, test } from 'vitest';
import { agency, back, first, ledgerOf, local, out, second } from '../devices/ledger.fixture.ts';
import { dockedRecording } from './docked-recording.ts';

/** A film of the card of DSJ-07, written from one time to another. */
function docked(facts: ReturnType<typeof ledgerOf>, from: string, to: string) {
  const stamp = (clock: string) => `20261120${clock.replaceAll(':', '')}`;
  const name = `DSJ-07_${stamp(from)}_${stamp(to)}_0001.mp4`;
  const times = [
    { source: 'name' as const, role: 'start' as const, local: `2026-11-20T${from}`, offset: null },
    { source: 'name' as const, role: 'end' as const, local: `2026-11-20T${to}`, offset: null },
  ];
  const read = { state: 'readable' as const, kind: 'video' as const, mediaType: 'video/mp4', container: 'mp4' };
  const none = { width: null, height: null, rotation: null, place: null, maker: null, model: null };
  const file: DockedFile = {
    key: 'k',
    sha256: 'a'.repeat(64),
    sm3: 'b'.repeat(64),
    size: 9,
    path: name,
    name,
    displayName: name,
    modifiedAt: local(to),
    duplicate: false,
    facts: { ...read, ...none, durationMs: null, tracks: [], times, words: [], size: 9, problems: [], readBy: [] },
  };
  const { people, data } = dockedRecording(file, { agency, facts, card: 'DSJ-07', now: local('20:00:00') });
  const details = data.differences as { about: string; detail: string }[];
  return { recorder: people[0]?.name, told: details.map(({ about, detail }) => `${about}：${detail}`) };
}

test('a film is of who had the camera when it began; one that ran on into other hands says so', () => {
  const ledger = ledgerOf(out('08:00:00', first), back('12:00:00', first), out('12:00:00', second));
  expect(docked(ledger, '10:00:00', '11:00:00')).toEqual({ recorder: '甲', told: [] });
  expect(docked(ledger, '12:00:01', '13:00:00')).toEqual({ recorder: '乙', told: [] });
  const across = docked(ledger, '11:50:00', '12:10:00');
  expect(across.recorder).toBe('甲');
  expect(across.told).toEqual([expect.stringMatching(/^officer：.*12:00:00.*由甲变为乙/)]);
});

test('hands are told by a right clock: a camera an hour fast filmed before it changed them', () => {
  const moves = [out('08:00:00', first), back('12:00:00', first), out('12:00:00', second)] as const;
  const ledger = ledgerOf(['07:00:00', 'deviceClockCheck', { offsetSec: 3_600 }], ...moves);
  expect(docked(ledger, '12:30:00', '12:50:00')).toEqual({ recorder: '甲', told: [] });
});

test('a film of a device that was retired before is taken in and asked about; one of before is not', () => {
  const ledger = ledgerOf(out('08:00:00', first), back('09:00:00', first), [
    '12:00:00',
    'deviceRetired',
    { reason: '损坏' },
  ]);
  expect(docked(ledger, '08:10:00', '08:30:00').told).toEqual([]);
  expect(docked(ledger, '15:00:00', '15:10:00').told).toEqual([expect.stringMatching(/^device：.*12:00:00 报废/)]);
});
