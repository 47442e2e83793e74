import type { DockedFile } from '@liuhen/evidence';
import { type Entry, foldAgency, RecordBody } from '@liuhen/records';
import { expect, test } from 'vitest';
import { recordingBody } from './recording-body.ts';

const agency = '018f0000-0000-7000-8000-000000000001';
const subject = '018f0000-0000-7b00-8000-0000000000c1';
const [first, second] = ['018f0000-0000-7a00-8000-0000000000a1', '018f0000-0000-7a00-8000-0000000000a2'];
const local = (clock: string) =>
  Temporal.Instant.from(`2026-11-20T${clock}+08:00`).toString({ fractionalSecondDigits: 3 });

const told: [at: string, kind: string, data: Record<string, unknown>][] = [
  ['00:00:00', 'person', { person: first, name: '甲' }],
  ['00:00:00', 'person', { person: second, name: '乙' }],
  ['00:00:00', 'device', { device: 'd7', deviceNo: 'DSJ-07' }],
  ['07:00:00', 'deviceClockCheck', { device: 'd7', offsetSec: 30 }],
  ['08:00:00', 'deviceSignedOut', { device: 'd7', person: first }],
  ['12:00:00', 'deviceSignedIn', { device: 'd7', person: first }],
  ['12:30:00', 'deviceRetired', { device: 'd7', reason: '损坏' }],
];
const facts = foldAgency(
  told.map(([clock, kind, data], index): Entry => {
    const claimed = { from: local(clock), to: null, precision: 'second', offset: '+08:00', source: 'server' };
    const id = `018f0000-0000-7d00-8000-00000000000${index}`;
    const head = { id, agency, subject: { type: 'agency', id: agency }, kind, schema: 1, notBefore: null };
    return {
      body: RecordBody.parse({ ...head, claimed, people: [], links: [], files: [], data }),
      subjectSeq: index + 1,
      receivedAt: local(clock),
      actor: first,
      origin: 'live',
      lawEdition: null,
      gate: null,
      withheld: [],
      erased: [],
    };
  }),
);

/** A film of a card that is read by hand, written from one time to another. */
function docked(from: string, to: string, officer: string | null) {
  const stamp = (clock: string) => `20261120${clock.replaceAll(':', '')}`;
  const name = `DSJ-07_${stamp(from)}_${stamp(to)}_0001.mp4`;
  const times = [
    { source: 'name' as const, role: 'start' as const, local: `2026-11-20T${from}`, offset: null },
    { source: 'name' as const, role: 'end' as const, local: `2026-11-20T${to}`, offset: null },
  ];
  const none = { width: null, height: null, rotation: null, place: null, maker: null, model: null, durationMs: null };
  const read = { state: 'readable' as const, kind: 'video' as const, mediaType: 'video/mp4', container: 'mp4' };
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
    facts: { ...read, ...none, tracks: [], times, words: [], size: 9, problems: [], readBy: [] },
  };
  const { data } = recordingBody(file, {
    agency,
    case: subject,
    facts,
    deviceNo: null,
    officer,
    now: local('20:00:00'),
  });
  const details = data.differences as { about: string; detail: string }[];
  return { ahead: data.clockOffsetSec, told: details.map(({ about, detail }) => `${about}：${detail}`) };
}

test('a card read on the command line is held against the ledger as every recording is, in true time', () => {
  expect(docked('09:00:00', '09:10:00', '甲')).toEqual({ ahead: 30, told: [] });
  expect(docked('09:00:00', '09:10:00', '乙').told).toEqual([expect.stringMatching(/^officer：.*由甲领用.*是乙/)]);
  expect(docked('11:50:00', '12:10:00', null).told).toEqual([expect.stringMatching(/^officer：.*由甲变为在库/)]);
  // half a minute fast: it ended when the camera was given back
  expect(docked('11:50:00', '12:00:30', null).told).toEqual([]);
  expect(docked('13:00:00', '13:10:00', null).told).toEqual([expect.stringMatching(/^device：.*12:30:00 报废/)]);
});
