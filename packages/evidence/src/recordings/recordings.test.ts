import { describe, expect, it } from 'vitest';
import { emptyFacts, type MediaFacts } from '../media/media-facts.ts';
import { timesFromName } from '../media/times-from-name.ts';
import { compareClaims, type RecordingClaim } from './compare-claims.ts';
import { metresBetween } from './distance.ts';
import { type ActToFilm, proposeLinks, type RecordingToLink } from './propose-links.ts';

const NAME = 'FSHB-DSJ-07_吉F00000001_20250311100200_20250311114600_01.mp4';
const facts: MediaFacts = {
  ...emptyFacts(1),
  kind: 'video',
  durationMs: 104 * 60_000,
  times: timesFromName(NAME),
  place: { latitude: '42.3300', longitude: '127.2800', altitude: null },
};
const claim: RecordingClaim = {
  startedAt: '2025-03-11T02:02:00Z',
  endedAt: '2025-03-11T03:46:00Z',
  device: 'FSHB-DSJ-07',
  certificate: '吉F00000001',
  place: { latitude: '42.3301', longitude: '127.2801' },
  kind: 'film',
};
const about = (changed: Partial<RecordingClaim>, file: Partial<MediaFacts> = {}) =>
  compareClaims({ ...facts, ...file }, NAME, { ...claim, ...changed }).map((one) => one.about);

describe('what a file says beside what a person says', () => {
  it('agrees when it agrees', () => {
    expect(about({})).toEqual([]);
    expect(about({ startedAt: '2025-03-11T02:02:59Z' })).toEqual([]);
  });

  it('differs in start, end, length, device, officer, place and kind, each named', () => {
    expect(about({ startedAt: '2025-03-11T02:30:00Z' })).toEqual(['start', 'duration']);
    expect(about({ endedAt: '2025-03-11T04:46:00Z' })).toEqual(['end', 'duration']);
    expect(about({ device: 'FSHB-DSJ-08' })).toEqual(['device']);
    expect(about({ certificate: '吉F00000002' })).toEqual(['officer']);
    expect(about({ place: { latitude: '42.40', longitude: '127.28' } })).toEqual(['place']);
    expect(about({ kind: 'sound' })).toEqual(['kind']);
  });

  it('takes what was left out off the length, and only where it lies inside', () => {
    const interruptions = [
      { from: '2025-03-11T02:10:00Z', to: '2025-03-11T02:20:00Z' },
      { from: '2025-03-11T03:46:00Z', to: '2025-03-11T05:00:00Z' },
    ];
    expect(about({ interruptions }, { durationMs: 94 * 60_000 })).toEqual([]);
    expect(about({ interruptions })).toEqual(['duration']);
  });

  it('allows the local time that cameras write where the format wants UTC', () => {
    const times = [{ source: 'container' as const, role: 'start' as const, local: '2025-03-11T10:02:00', offset: 'Z' }];
    expect(about({}, { times })).toEqual([]);
    expect(
      about(
        {},
        { times: [{ ...times[0], source: 'container', role: 'start', local: '2025-03-11T02:02:00', offset: 'Z' }] },
      ),
    ).toEqual([]);
    expect(
      about({}, { times: [{ source: 'exif', role: 'start', local: '2025-03-11T02:02:00', offset: '+08:00' }] }),
    ).toEqual(['start']);
  });

  it('says both sides, how far apart, and what to do', () => {
    const [difference] = compareClaims(facts, NAME, { ...claim, startedAt: '2025-03-10T02:02:00Z' });
    expect(difference?.detail).toMatch(
      /填报 2025-03-10 10:02:00，文件名记为 2025-03-11 10:02:00，相差约 24\.0 小时。请核对/,
    );
  });

  it('has nothing to say where one side is silent, or the file talks nonsense', () => {
    expect(about({ startedAt: null, endedAt: null, device: null, certificate: null, place: null, kind: null })).toEqual(
      [],
    );
    expect(
      about(
        { endedAt: null },
        { times: [{ source: 'exif', role: 'start', local: '2025-99-99T00:00:00', offset: null }] },
      ),
    ).toEqual([]);
  });
});

const recording: RecordingToLink = {
  from: '2025-03-11T02:02:00Z',
  to: '2025-03-11T03:46:00Z',
  device: 'D7',
  officers: ['王某'],
  place: { latitude: '42.33', longitude: '127.28' },
};
const act: ActToFilm = {
  id: 'A',
  from: '2025-03-11T02:05:00Z',
  to: '2025-03-11T03:45:00Z',
  officers: ['王某', '李某'],
  devices: ['D7'],
  place: { latitude: '42.331', longitude: '127.281' },
};

describe('the acts a recording may show', () => {
  it('is clearly the one that fits in time, device, people and place', () => {
    const other = {
      ...act,
      id: 'B',
      officers: ['赵某'],
      devices: ['D9'],
      place: { latitude: '42.5', longitude: '127.5' },
    };
    const { proposals, clear } = proposeLinks(recording, [other, act]);
    expect(clear).toBe('A');
    expect(proposals.map((one) => one.act)).toEqual(['A', 'B']);
    expect(proposals[0]?.grounds).toEqual([
      '时间重叠 100 分钟',
      '设备 D7 当时由办案人员领用',
      '王某参与该事项',
      expect.stringContaining('米'),
    ]);
  });

  it('is for a person to judge when two fit alike', () => {
    expect(proposeLinks(recording, [act, { ...act, id: 'B' }])).toMatchObject({
      clear: null,
      proposals: [{ act: 'A' }, { act: 'B' }],
    });
  });

  it('is none that was hours away', () => {
    expect(proposeLinks(recording, [{ ...act, from: '2025-03-11T08:00:00Z', to: '2025-03-11T09:00:00Z' }])).toEqual({
      proposals: [],
      clear: null,
    });
  });

  it('may be one shortly before, but not without looking', () => {
    const near = { ...act, from: '2025-03-11T03:56:00Z', to: '2025-03-11T04:10:00Z' };
    expect(proposeLinks(recording, [near])).toMatchObject({
      clear: null,
      proposals: [{ grounds: expect.arrayContaining(['时间相隔 10 分钟']) }],
    });
  });

  it('may be one without an end', () => {
    expect(proposeLinks(recording, [{ ...act, to: null }]).clear).toBe('A');
  });
});

it('knows how far Changchun is from Beijing', () => {
  const apart = metresBetween(
    { latitude: '43.8868', longitude: '125.3245' },
    { latitude: '39.9042', longitude: '116.4074' },
  );
  expect(apart / 1000).toBeGreaterThan(845);
  expect(apart / 1000).toBeLessThan(870);
});
