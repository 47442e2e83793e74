import { type Dossier, type Fact, noAgencyFacts } from '@liuhen/records';
import { expect, test } from 'vitest';
import { agencyOf, story } from '../cases/story.fixture.ts';
import { at } from '../periods/sums.fixture.ts';
import { coverageOfAct } from './act-coverage.ts';
import { isRefused } from './coverage.ts';

/**
 * Worked out with pencil and paper: what cameras wrote down, by how much their clocks were off, and what of the act nobody filmed.
 * The sum must come to the same within a second. Times without a day are of the day of the act.
 */
type Camera = {
  /** Checks: when, and by how many seconds the clock was ahead. */
  clock?: readonly (readonly [when: string, ahead: number])[];
  /** As the camera wrote it. */
  films: readonly (readonly [from: string, to: string])[];
  breaks?: readonly (readonly [from: string, to: string, reason?: string])[];
  /** All films are files of one recording. */
  isOne?: boolean;
  /** How long each film plays, in seconds, where its file tells. */
  plays?: readonly number[];
};
type Worked = {
  act?: readonly [from: string, to: string];
  cameras: readonly Camera[];
  /** In true time; the reason where one is told. */
  gaps: readonly (readonly [from: string, to: string, reason?: string])[];
  percent: number;
};

const worked: Record<string, Worked> = {
  'three minutes fast, begun and ended with the act': {
    cameras: [{ clock: [['08:00:00', 180]], films: [['10:03:00', '11:03:00']] }],
    gaps: [],
    percent: 100,
  },
  'four minutes slow, ended six minutes before the act': {
    cameras: [{ clock: [['08:00:00', -240]], films: [['09:56:00', '10:50:00']] }],
    gaps: [['10:54:00', '11:00:00']],
    percent: 90,
  },
  'ten minutes fast: what looks whole lacks the last ten minutes': {
    cameras: [{ clock: [['2026-09-01 08:00:00', 600]], films: [['10:00:00', '11:00:00']] }],
    gaps: [['10:50:00', '11:00:00']],
    percent: 83,
  },
  'gaining ten seconds an hour between sign-out and sign-in': {
    cameras: [
      {
        clock: [
          ['08:00:00', 0],
          ['12:00:00', 40],
        ],
        films: [['10:00:20', '11:00:30']],
      },
    ],
    gaps: [],
    percent: 100,
  },
  'gaining ten seconds an hour, and begun five minutes late': {
    cameras: [
      {
        clock: [
          ['08:00:00', 0],
          ['12:00:00', 40],
        ],
        films: [['10:05:21', '11:00:30']],
      },
    ],
    gaps: [['10:00:00', '10:05:00']],
    percent: 91,
  },
  'losing a second an hour over a whole day': {
    cameras: [
      {
        clock: [
          ['2026-09-14 00:00:00', 0],
          ['2026-09-15 00:00:00', -24],
        ],
        films: [['09:59:50', '10:59:49']],
      },
    ],
    gaps: [],
    percent: 100,
  },
  'found five minutes fast the evening before, and set right': {
    cameras: [
      {
        clock: [
          ['2026-09-13 18:00:00', 300],
          ['2026-09-13 18:00:00', 0],
        ],
        films: [['10:00:00', '11:00:00']],
      },
    ],
    gaps: [],
    percent: 100,
  },
  'set right in the morning, and stopped half-way': {
    cameras: [
      {
        clock: [
          ['09:00:00', 120],
          ['09:00:00', 0],
        ],
        films: [['10:00:00', '10:30:00']],
      },
    ],
    gaps: [['10:30:00', '11:00:00']],
    percent: 50,
  },
  'checked only when it came back': {
    cameras: [{ clock: [['15:00:00', 25]], films: [['10:00:25', '11:00:25']] }],
    gaps: [],
    percent: 100,
  },
  'its date a day and an hour ahead': {
    cameras: [{ clock: [['08:00:00', 90_000]], films: [['2026-09-15 11:00:00', '2026-09-15 12:00:00']] }],
    gaps: [],
    percent: 100,
  },
  'two cameras of different clocks that meet': {
    cameras: [
      { clock: [['08:00:00', 60]], films: [['10:01:00', '10:31:00']] },
      { clock: [['08:00:00', -60]], films: [['10:28:00', '10:59:00']] },
    ],
    gaps: [],
    percent: 100,
  },
  'two cameras of different clocks that seem to meet, and leave ten minutes': {
    cameras: [
      { clock: [['08:00:00', 60]], films: [['10:01:00', '10:21:00']] },
      { clock: [['08:00:00', -120]], films: [['10:28:00', '10:58:00']] },
    ],
    gaps: [['10:20:00', '10:30:00']],
    percent: 83,
  },
  'a battery changed, told in the time of the camera': {
    cameras: [
      {
        clock: [['08:00:00', 60]],
        films: [['10:00:00', '11:05:00']],
        breaks: [['10:11:00', '10:13:30', '更换电池']],
      },
    ],
    gaps: [['10:10:00', '10:12:30', '更换电池']],
    percent: 95,
  },
  'a reason told of five minutes, where fifteen are missing': {
    cameras: [
      { films: [['10:00:00', '10:20:00']], breaks: [['10:15:00', '10:20:00', '更换电池']] },
      { films: [['10:30:00', '11:00:00']] },
    ],
    gaps: [
      ['10:15:00', '10:20:00', '更换电池'],
      ['10:20:00', '10:30:00'],
    ],
    percent: 75,
  },
  'two reasons told of one gap, and a minute between them that nobody explains': {
    cameras: [
      {
        films: [['10:00:00', '11:00:00']],
        breaks: [
          ['10:20:00', '10:22:00', '更换电池'],
          ['10:22:00', '10:23:00'],
          ['10:23:00', '10:25:00', '更换存储卡'],
        ],
      },
    ],
    gaps: [
      ['10:20:00', '10:22:00', '更换电池'],
      ['10:22:00', '10:23:00'],
      ['10:23:00', '10:25:00', '更换存储卡'],
    ],
    percent: 91,
  },
  'across midnight, ninety seconds fast': {
    act: ['2026-09-14 23:30:00', '2026-09-15 00:30:00'],
    cameras: [
      {
        clock: [['08:00:00', 90]],
        films: [
          ['2026-09-14 23:31:30', '2026-09-15 00:01:30'],
          ['2026-09-15 00:06:30', '2026-09-15 00:31:30'],
        ],
      },
    ],
    gaps: [['2026-09-15 00:00:00', '2026-09-15 00:05:00']],
    percent: 91,
  },
  'three files of one recording, half a minute fast: cut within a second, then two minutes missing': {
    cameras: [
      {
        clock: [['08:00:00', 30]],
        films: [
          ['10:00:30', '10:20:30'],
          ['10:20:31', '10:40:30'],
          ['10:42:30', '11:00:30'],
        ],
        isOne: true,
      },
    ],
    gaps: [['10:40:00', '10:42:00']],
    percent: 96,
  },
  'two films of one camera that overlap': {
    cameras: [
      {
        clock: [['08:00:00', -45]],
        films: [
          ['09:59:15', '10:40:00'],
          ['10:20:00', '10:59:15'],
        ],
      },
    ],
    gaps: [],
    percent: 100,
  },
  'a camera that nobody ever checked': {
    cameras: [{ films: [['10:00:00', '10:58:12']] }],
    gaps: [['10:58:12', '11:00:00']],
    percent: 97,
  },
  'a film whose end was written before its beginning': {
    cameras: [{ films: [['10:30:00', '10:10:00']] }],
    gaps: [['10:00:00', '11:00:00']],
    percent: 0,
  },
  'three seconds of film under the claim of an hour': {
    cameras: [{ films: [['10:00:00', '11:00:00']], plays: [3] }],
    gaps: [['10:00:03', '11:00:00']],
    percent: 0,
  },
  'a film of forty minutes that nobody stopped on paper before the end': {
    cameras: [{ clock: [['08:00:00', 60]], films: [['10:01:00', '11:01:00']], plays: [2_400] }],
    gaps: [['10:40:00', '11:00:00']],
    percent: 66,
  },
  'a film a few seconds shorter than is said of it: names tell whole seconds, and quartz is not quartz': {
    cameras: [{ films: [['10:00:00', '11:00:00']], plays: [3_574] }],
    gaps: [],
    percent: 100,
  },
  'a film that stood still for ten minutes, and plays fifty': {
    cameras: [{ films: [['10:00:00', '11:00:00']], breaks: [['10:20:00', '10:30:00', '换电池']], plays: [3_000] }],
    gaps: [['10:20:00', '10:30:00', '换电池']],
    percent: 83,
  },
  'a film that stood still for ten minutes, and plays thirty': {
    cameras: [{ films: [['10:00:00', '11:00:00']], breaks: [['10:20:00', '10:30:00', '换电池']], plays: [1_800] }],
    gaps: [
      ['10:20:00', '10:30:00', '换电池'],
      ['10:40:00', '11:00:00'],
    ],
    percent: 50,
  },
  'two files of one recording, of which the first plays ten of its thirty minutes': {
    cameras: [
      {
        films: [
          ['10:00:00', '10:30:00'],
          ['10:30:00', '11:00:00'],
        ],
        isOne: true,
        plays: [600, 1_800],
      },
    ],
    gaps: [['10:10:00', '10:30:00']],
    percent: 66,
  },
  'a clock that was fast enough to put the whole film outside the act': {
    cameras: [{ clock: [['08:00:00', 7_200]], films: [['10:00:00', '11:00:00']] }],
    gaps: [['10:00:00', '11:00:00']],
    percent: 0,
  },
};

const full = (written: string): string => (written.includes(' ') ? written : `2026-09-14 ${written}`);
const stamp = (written: string): string => `${full(written).replace(' ', 'T')}+08:00`;

function dossierOf({ act = ['10:00:00', '11:00:00'], cameras }: Worked): Dossier {
  const agency = agencyOf(
    cameras.flatMap(({ clock = [] }, index) => [
      { kind: 'device', when: '2026-09-01', data: { device: `d${index}`, deviceNo: `DSJ-${index}` } },
      ...clock.map(([when, offsetSec]) => ({
        kind: 'deviceClockCheck',
        when: full(when),
        data: { device: `d${index}`, offsetSec },
      })),
    ]),
  );
  const recordings = cameras.flatMap(({ films, breaks = [], isOne = false, plays = [] }, camera) => {
    const interruptions = breaks.map(([from, to, reason]) => ({
      from: stamp(from),
      to: stamp(to),
      reason: reason ?? null,
    }));
    const data = { device: `DSJ-${camera}`, ...(interruptions.length > 0 ? { interruptions } : {}) };
    const one = (from: string, to: string, more: object = {}) => ({
      kind: 'recording',
      when: full(from),
      ...(full(to) < full(from) ? {} : { until: full(to) }),
      data: { ...data, startedAt: stamp(from), endedAt: stamp(to), ...more },
    });
    const lengthOf = (index: number) => ({ durationMs: plays[index] === undefined ? null : plays[index] * 1_000 });
    if (!isOne)
      return films.map(([from, to], index) =>
        one(from, to, plays.length === 0 ? {} : { files: [{ file: `${index}.mp4`, ...lengthOf(index) }] }),
      );
    const files = films.map(([from, to], index) => ({
      file: `${index}.mp4`,
      startedAt: stamp(from),
      endedAt: stamp(to),
      ...lengthOf(index),
    }));
    return [one(films[0]?.[0] ?? '', films.at(-1)?.[1] ?? '', { files })];
  });
  return story(
    [
      { key: 'act', kind: 'siteInspection', when: full(act[0]), until: full(act[1]) },
      ...recordings.flatMap((recording, index) => [
        { ...recording, key: `av${index}` },
        { kind: 'recordingLinked', when: full('23:00:00'), links: { covers: 'act', recording: `av${index}` } },
      ]),
    ],
    cameras.some(({ clock }) => clock !== undefined) ? agency : noAgencyFacts,
  );
}

test.for(Object.entries(worked))('%s', ([, one]) => {
  const dossier = dossierOf(one);
  const [act] = dossier.of('siteInspection') as Fact[];
  const coverage = act && coverageOfAct(dossier, act);
  if (coverage === undefined || isRefused(coverage)) throw new Error('not laid against each other');
  const within = coverage.gaps.filter(({ seconds }) => seconds > 1);
  expect(within.map(({ reason }) => reason ?? undefined)).toEqual(one.gaps.map(([, , reason]) => reason));
  for (const [index, [from, to]] of one.gaps.entries()) {
    const gap = within[index];
    expect(Math.abs((gap?.from.epochMilliseconds ?? 0) - at(full(from)).epochMilliseconds)).toBeLessThanOrEqual(1_000);
    expect(Math.abs((gap?.to.epochMilliseconds ?? 0) - at(full(to)).epochMilliseconds)).toBeLessThanOrEqual(1_000);
  }
  expect(coverage.percent).toBe(one.percent);
});
