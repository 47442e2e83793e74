import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agencyOf, story } from '../cases/story.fixture.ts';
import { defaultParameters } from '../parameters/settings.ts';
import { at } from '../periods/sums.fixture.ts';
import { coverageOfAct, unlinkedDuring } from './act-coverage.ts';
import { type Coverage, coverageOf, isRefused, judgeCoverage, type Recorded } from './coverage.ts';
import { offsetAt, trueTime } from './device-clock.ts';
import { dutiesFor, dutiesOf, dutyMatrix, mustBeFilmed, recordingDuties } from './recording-duty.ts';
import { recordedFiles } from './recording-files.ts';

const time = (clock: string) => at(`2026-09-14 ${clock}`);
const span = (from: string, to: string) => ({ from: time(from), to: time(to) });
const film = (record: string, from: string, to: string, breaks: [string, string, string | null][] = []): Recorded => ({
  record,
  ...span(from, to),
  interruptions: breaks.map(([a, b, reason]) => ({ ...span(a, b), reason })),
});
function covered(act: ReturnType<typeof span>, ...films: Recorded[]): Coverage {
  const c = coverageOf(act, films);
  if (isRefused(c)) throw new Error(c.message);
  return c;
}
const p10 = defaultParameters.P10;

test('an act filmed from before its beginning to after its end is wholly covered', () => {
  const c = covered(span('10:02:00', '11:35:00'), film('a', '09:58:00', '11:40:00'));
  expect(c).toMatchObject({ percent: 100, gaps: [], longestGap: null, records: ['a'], total: 5580, covered: 5580 });
  expect(judgeCoverage(c, p10)).toMatchObject({ adequate: true, text: '音像覆盖 100%（须 90% 以上），无中断。' });
});

test('gaps at the ends, between films and inside a film are found with their seconds and the reason given', () => {
  const c = covered(
    span('10:00:00', '11:00:00'),
    film('b', '10:30:00', '10:59:00', [['10:40:00', '10:42:30', '更换电池']]),
    film('a', '10:01:00', '10:20:00'),
  );
  expect(c.gaps.map((g) => [g.seconds, g.reason])).toEqual([
    [60, null],
    [600, null],
    [150, '更换电池'],
    [60, null],
  ]);
  expect(c.longestGap?.seconds).toBe(600);
  expect(c.percent).toBe(75);
  const verdict = judgeCoverage(c, p10);
  expect(verdict.adequate).toBe(false);
  expect(verdict.unexplained).toHaveLength(3);
  expect(verdict.text).toContain('最长中断 600 秒（10:20:00 至 10:30:00，限 300 秒），3 处中断没有说明');
  expect(judgeCoverage(c, p10, true).unexplained).toEqual([]);
});

test('two cameras at once count once, and one fills the break of the other', () => {
  const c = covered(
    span('10:00:00', '11:00:00'),
    film('a', '10:00:00', '11:00:00', [['10:10:00', '10:20:00', null]]),
    film('b', '10:05:00', '10:30:00'),
  );
  expect(c).toMatchObject({ percent: 100, gaps: [], records: ['a', 'b'] });
});

test('89.99 per cent is not ninety, and a long break is too long at any share', () => {
  const almost = covered(span('00:00:00', '10:00:00'), film('a', '00:00:00', '08:59:59'));
  expect(almost.percent).toBe(89);
  const long = covered(span('00:00:00', '10:00:00'), film('a', '00:00:00', '09:54:59'));
  expect(judgeCoverage(long, p10).adequate).toBe(false);
  const short = covered(span('00:00:00', '10:00:00'), film('a', '00:00:00', '09:55:00'));
  expect(judgeCoverage(short, p10).adequate).toBe(true);
});

test('an act of one instant is covered by what runs then, and an act that ends before it begins is refused', () => {
  expect(covered(span('10:00:00', '10:00:00'), film('a', '10:00:00', '10:00:00'))).toMatchObject({
    percent: 100,
    gaps: [],
  });
  expect(covered(span('10:00:00', '10:00:00'), film('a', '10:01:00', '10:02:00'))).toMatchObject({
    percent: 0,
    records: [],
  });
  const refused = coverageOf(span('11:00:00', '10:00:00'), []);
  expect(isRefused(refused) && refused.message).toContain('早于开始时间');
  expect(covered(span('10:00:00', '11:00:00')).longestGap?.seconds).toBe(3600);
});

test('covered and missing seconds always add up to the act, whatever the recordings', () => {
  const second = fc.integer({ min: 0, max: 3600 });
  const films = fc.array(fc.tuple(second, second, fc.array(fc.tuple(second, second), { maxLength: 3 })), {
    maxLength: 4,
  });
  const start = time('10:00:00');
  const plus = (s: number) => start.add({ seconds: s });
  fc.assert(
    fc.property(films, (shapes) => {
      const recordings = shapes.map(
        ([a, b, breaks], i): Recorded => ({
          record: String(i),
          from: plus(Math.min(a, b)),
          to: plus(Math.max(a, b)),
          interruptions: breaks.map(([x, y]) => ({
            from: plus(Math.min(x, y)),
            to: plus(Math.max(x, y)),
            reason: null,
          })),
        }),
      );
      const act = { from: plus(600), to: plus(3000) };
      const c = coverageOf(act, recordings);
      if (isRefused(c)) throw new Error(c.message);
      let naive = 0;
      for (let s = 600; s < 3000; s++) {
        const shown = shapes.some(
          ([a, b, breaks]) =>
            s >= Math.min(a, b) &&
            s < Math.max(a, b) &&
            !breaks.some(([x, y]) => s >= Math.min(x, y) && s < Math.max(x, y)),
        );
        if (shown) naive++;
      }
      expect(c.covered).toBe(naive);
      expect(c.gaps.reduce((n, g) => n + g.seconds, 0)).toBe(2400 - naive);
    }),
    { numRuns: 200 },
  );
});

test('the clock of a camera ran away evenly between two checks; beyond them it was off as it was found', () => {
  const check = (clock: string, offsetSeconds: number) => ({ at: time(clock), offsetSeconds });
  const checks = [check('12:00:00', 30), check('08:00:00', 10), check('10:00:00', 20), check('14:00:00', 40)];
  expect(offsetAt(checks, time('11:00:25'))).toBe(25);
  expect(offsetAt(checks, time('12:00:30'))).toBe(30);
  expect(offsetAt(checks, time('07:00:00'))).toBe(10);
  expect(offsetAt(checks, time('20:00:00'))).toBe(40);
  expect(offsetAt([check('12:00:00', 30), check('13:00:00', 5)], time('07:00:00'))).toBe(30);
  expect(offsetAt([], time('07:00:00'))).toBe(0);
  expect(trueTime(time('11:00:25'), checks).equals(time('11:00:00'))).toBe(true);
  // found two minutes fast and set right: what it shows afterwards is the time, a day later it is a second fast
  const setRight = [check('08:00:00', 0), check('12:00:00', 120), check('12:00:00', 0), check('16:00:00', 4)];
  expect([offsetAt(setRight, time('10:01:00')), offsetAt(setRight, time('12:00:10'))]).toEqual([60, 0]);
  expect(offsetAt(setRight, time('14:00:02'))).toBe(2);
  // turned back between two checks by more than lay between them
  const back = [check('12:00:00', 3_600), check('12:30:00', 0)];
  expect([offsetAt(back, time('12:20:00')), offsetAt(back, time('12:45:00'))]).toEqual([3_600, 0]);
});

test('an act of a case is laid against the recordings linked to it or to its papers, in true time; a photograph lasts no time', () => {
  const agency = agencyOf([
    { kind: 'device', when: '2026-09-01', data: { device: 'd1', deviceNo: 'DSJ-07', clockOffsetSec: 60 } },
  ]);
  const dossier = story(
    [
      { key: 'act', kind: 'siteInspection', when: '2026-09-14 10:00:00', until: '2026-09-14 11:00:00' },
      {
        key: 'doc',
        kind: 'siteInspectionRecord',
        when: '2026-09-14 11:00:00',
        links: { during: 'act' },
        data: { fields: { startAt: '2026-09-14T10:02:00+08:00', endAt: '2026-09-14T11:02:00+08:00' } },
      },
      {
        key: 'av',
        kind: 'recording',
        when: '2026-09-14 10:03:00',
        data: {
          device: 'DSJ-07',
          startedAt: '2026-09-14T10:03:00+08:00',
          endedAt: '2026-09-14T10:33:00+08:00',
          interruptions: [
            { from: '2026-09-14T10:11:00+08:00', to: '2026-09-14T10:12:00+08:00', reason: '信号' },
            { from: '何时', to: '不明' },
          ],
        },
      },
      { kind: 'recordingLinked', when: '2026-09-14 12:00:00', links: { covers: 'doc', recording: 'av' } },
      {
        key: 'photo',
        kind: 'recording',
        when: '2026-09-14 10:50:00',
        until: '2026-09-14 10:55:00',
        data: { medium: '照片' },
      },
      { kind: 'recordingLinked', when: '2026-09-14 12:00:00', links: { covers: 'act', recording: 'photo' } },
      {
        key: 'stray',
        kind: 'recording',
        when: '2026-09-14 10:30:00',
        until: '2026-09-14 11:10:00',
        data: { device: '三' },
      },
      {
        key: 'other',
        kind: 'recording',
        when: '2026-09-15 10:50:00',
        until: '2026-09-15 11:50:00',
        data: { device: '二' },
      },
      { kind: 'recordingLinked', when: '2026-09-15 12:00:00', links: { covers: 'act', recording: 'other' } },
      {
        key: 'visit',
        kind: 'interview',
        when: '2026-09-15 11:00:00',
        until: '2026-09-15 11:30:00',
        data: { fields: { startAt: '不明' } },
      },
    ],
    agency,
  );
  const [act] = dossier.of('siteInspection');
  const [visit] = dossier.of('interview');
  if (!act || !visit) throw new Error('lost');
  const c = coverageOfAct(dossier, act);
  if (isRefused(c)) throw new Error(c.message);
  expect(c.gaps.map((g) => [g.seconds, g.reason])).toEqual([
    [60, '信号'],
    [1800, null],
  ]);
  // what runs at the time without being linked covers nothing
  const v = coverageOfAct(dossier, visit);
  expect(!isRefused(v) && v.percent).toBe(0);
  expect(unlinkedDuring(dossier, visit).map(({ record }) => dossier.find(record)?.data.device)).toEqual(['二']);
  expect(unlinkedDuring(dossier, act).map(({ record }) => dossier.find(record)?.data.device)).toEqual(['三']);
});

test('an act without an end is one instant, and a break without a reason has none', () => {
  const dossier = story([
    { key: 'act', kind: 'photosTaken', when: '2026-09-14 10:00:00' },
    { kind: 'recordingLinked', when: '2026-09-14 12:00:00', links: { covers: 'act', recording: 'av' } },
    {
      key: 'av',
      kind: 'recording',
      when: '2026-09-14 09:00:00',
      until: '2026-09-14 11:00:00',
      data: { interruptions: [{ from: '2026-09-14T10:00:00+08:00', to: '2026-09-14T10:05:00+08:00' }] },
    },
  ]);
  const [act] = dossier.of('photosTaken');
  const c = act && coverageOfAct(dossier, act);
  expect(c && !isRefused(c) && [c.total, c.percent]).toEqual([0, 100]);
});

test('a recording of several files shows nothing between two of them; where the camera only cut, and where a reason is given, it says so', () => {
  const file = (number: number, from: string, to: string) => ({
    file: `${number}.mp4`,
    sha256: String(number).repeat(64),
    startedAt: `2026-09-14T${from}+08:00`,
    endedAt: `2026-09-14T${to}+08:00`,
  });
  const filmed = (data: Record<string, unknown>) =>
    story([
      { key: 'act', kind: 'siteInspection', when: '2026-09-14 10:00:00', until: '2026-09-14 11:00:00' },
      { key: 'av', kind: 'recording', when: '2026-09-14 10:00:00', until: '2026-09-14 11:00:00', data },
      { kind: 'recordingLinked', when: '2026-09-14 12:00:00', links: { covers: 'act', recording: 'av' } },
    ]);
  const gaps = (data: Record<string, unknown>) => {
    const dossier = filmed(data);
    const [act] = dossier.of('siteInspection');
    const c = act && coverageOfAct(dossier, act);
    return c && !isRefused(c) && c.gaps.map(({ seconds, reason }) => [seconds, reason]);
  };
  // listed out of order; the cut of one second is none
  const files = [file(3, '10:30:01', '11:00:00'), file(1, '10:00:00', '10:10:00'), file(2, '10:12:00', '10:30:00')];
  expect(gaps({ files })).toEqual([[120, null]]);
  const interruptions = [{ from: '2026-09-14T10:10:00+08:00', to: '2026-09-14T10:12:00+08:00', reason: '换电池' }];
  expect(gaps({ files, interruptions })).toEqual([[120, '换电池']]);
  // files that all claim the whole, or one that tells no time, say nothing of gaps
  expect(gaps({ files: files.map((one) => ({ ...one, ...file(1, '10:00:00', '11:00:00') })) })).toEqual([]);
  expect(gaps({ files: [...files, { file: '4.mp4' }] })).toEqual([]);
  const [recording] = filmed({ files }).recordings();
  expect(
    recording && recordedFiles(recording, [{ at: recording.at, offsetSeconds: 60 }]).map(({ from }) => String(from)),
  ).toEqual(['2026-09-14T02:29:01Z', '2026-09-14T01:59:00Z', '2026-09-14T02:11:00Z']);
});

test('the same bytes show one time, and an empty file shows none: a copy under another name fills no gap', () => {
  const file = (name: string, hash: string, from: string, to: string, bytes = 9) => ({
    file: name,
    sha256: hash.repeat(64),
    bytes,
    startedAt: `2026-09-14T${from}+08:00`,
    endedAt: `2026-09-14T${to}+08:00`,
  });
  const percent = (files: readonly unknown[]) => {
    const dossier = story([
      { key: 'act', kind: 'siteInspection', when: '2026-09-14 10:00:00', until: '2026-09-14 11:00:00' },
      { key: 'av', kind: 'recording', when: '2026-09-14 10:00:00', until: '2026-09-14 11:00:00', data: { files } },
      { kind: 'recordingLinked', when: '2026-09-14 12:00:00', links: { covers: 'act', recording: 'av' } },
    ]);
    const [act] = dossier.of('siteInspection');
    const c = act && coverageOfAct(dossier, act);
    return c && !isRefused(c) && [c.percent, c.gaps.length];
  };
  const [one, last] = [file('1', 'a', '10:00:00', '10:15:00'), file('4', 'd', '10:45:00', '11:00:00')];
  expect(percent([one, file('2', 'b', '10:15:00', '10:45:00'), last])).toEqual([100, 0]);
  expect(percent([one, file('2', 'a', '10:15:00', '10:45:00'), last])).toEqual([50, 1]);
  expect(percent([one, file('2', 'e', '10:15:00', '10:45:00', 0), last])).toEqual([50, 1]);
  // handed in twice under one time it takes nothing away, and what is only spoken of is no copy of anything
  expect(percent([one, { ...one, file: '1 的副本' }, file('2', 'b', '10:15:00', '10:45:00'), last])).toEqual([100, 0]);
  const spoken = (from: string, to: string) => ({ ...file('x', 'a', from, to), sha256: null });
  expect(percent([spoken('10:00:00', '10:30:00'), spoken('10:30:00', '11:00:00')])).toEqual([100, 0]);
});

test('before an act the matrix says what must be filmed, from which moment to which', () => {
  const matrix = dutyMatrix([]);
  const [row] = dutiesFor(matrix, 'siteInspection');
  expect(row).toMatchObject({
    mode: 'throughout',
    from: '表明身份、出示执法证件',
    to: '笔录签字完毕',
    obligation: 'A12.1',
  });
  expect(dutiesFor(matrix, 'enforcementExecuted').map((r) => r.obligation)).toEqual(['A25.7', 'A12.5']);
  expect(dutiesFor(matrix, 'lienServiceRecord')).toHaveLength(1);
  expect(dutiesFor(matrix, 'caseClosed')).toEqual([]);
  // an interview may be filmed, a service by leaving must be where it is refused: neither whenever it is done
  const kinds = ['siteInspection', 'hearingHeld', 'publicNoticePosted', 'interview', 'served', 'followUp'];
  expect(kinds.map((kind) => mustBeFilmed(matrix, kind))).toEqual([true, true, true, false, false, false]);
  expect(new Set(recordingDuties.filter((r) => r.mandatory).map((r) => r.obligation))).toEqual(
    new Set(['A12.1', 'A12.2', 'A12.3', 'A12.5', 'A17.8', 'A20.5', 'A22.4', 'A25.7']),
  );
});

test('an agency adds rows and tightens them; it cannot take away what the law requires', () => {
  const row = {
    id: 'expert',
    acts: ['expertReviewed'],
    what: '专家论证',
    from: '开始',
    to: '结束',
    mode: 'anyForm',
    provision: '本局规定',
  };
  expect(dutiesFor(dutyMatrix([row]), 'expertReviewed')[0]).toMatchObject({
    obligation: 'A12.5',
    mandatory: false,
    docTypes: [],
  });
  const base = recordingDuties[0];
  const interview = recordingDuties.find((r) => r.id === 'interview');
  expect(dutyMatrix([{ ...interview, mode: 'throughout' }]).refusals).toEqual([]);
  for (const weaker of [
    { ...base, mode: 'anyForm' },
    { ...base, mandatory: false },
    { ...base, acts: [] },
  ]) {
    const edited = dutyMatrix([weaker]);
    expect(edited.refusals[0]?.code).toBe('recordingDuty.weakened');
    expect(dutiesFor(edited, 'siteInspection')[0]).toBe(base);
  }
  for (const wrong of [
    null,
    '现场检查',
    { ...row, mode: '全程' },
    { ...row, acts: '现场检查' },
    { ...row, id: '' },
    { ...row, docTypes: [1] },
  ]) {
    expect(dutyMatrix([wrong]).refusals[0]?.code).toBe('recordingDuty.malformed');
  }
});

test('what a bureau added must be filmed there as well, and is no duty elsewhere', () => {
  const row = {
    id: 'followUp',
    acts: ['followUp'],
    what: '复查',
    from: '到场',
    to: '离场',
    mode: 'throughout',
    provision: '本局规定',
    mandatory: true,
  };
  const facts = agencyOf([{ kind: 'recordingDutyEdited', when: '2026-01-01', data: { rows: [row] } }]);
  expect(mustBeFilmed(dutiesOf(facts), 'followUp')).toBe(true);
  expect(mustBeFilmed(dutiesOf(agencyOf([])), 'followUp')).toBe(false);
});
