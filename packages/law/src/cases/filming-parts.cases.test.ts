import { expect, test } from 'vitest';
import { coverageOfAct } from '../coverage/act-coverage.ts';
import { isRefused } from '../coverage/coverage.ts';
import { at } from '../periods/sums.fixture.ts';
import { filmingMap } from '../reading/filmed-act.ts';
import { excusedGaps, filmingExcuse } from '../reading/filming-excuse.ts';
import { doc, firm, found, penalty, registered, signed, step, verdict } from './bureau.fixture.ts';
import { type Line, story } from './story.fixture.ts';

const day = '2026-03-20';
const lawful = '易燃易爆场所禁止使用电子设备';
const told = (from: string, to: string) => ({ from: `${day}T${from}+08:00`, to: `${day}T${to}+08:00` });
const film = (key: string, from: string, to: string): Line[] => [
  step('recording', `${day} ${from}`, { medium: '录像' }, { key, until: `${day} ${to}` }),
  step('recordingLinked', `${day} 12:00:00`, {}, { links: { covers: 's', recording: key } }),
];

/** An hour of inspection of which nobody filmed 09:30:10 to 09:45:20. */
const inspection = [
  penalty,
  firm,
  step('siteInspection', `${day} 09:00:00`, {}, { key: 's', until: `${day} 10:00:00` }),
  doc('siteInspectionRecord', `${day} 10:00:00`, told('09:00:00', '10:00:00'), { links: { during: 's' } }),
  ...film('a', '09:00:00', '09:30:10'),
  ...film('b', '09:45:20', '10:00:00'),
];
const statement = (key: string, part: unknown, reason = lawful, when = `${day} 09:50:00`) =>
  doc(
    'avInapplicableStatement',
    when,
    { step: '现场检查', reason, alternative: '见证人', part },
    { key, links: { during: 's' } },
  );
const approval = (key: string) => signed(key, '承办机构负责人', '大队长', `${day} 09:55:00`);
const handler = (key: string) => signed(key, '承办人', '甲', `${day} 09:55:00`);

function gapsOf(...more: Line[]) {
  const dossier = story([...inspection, ...more], registered);
  const [act] = dossier.of('siteInspection');
  const coverage = act && coverageOfAct(dossier, act);
  if (act === undefined || coverage === undefined || isRefused(coverage)) throw new Error('no coverage');
  return excusedGaps(dossier, act, coverage.gaps).map(({ from, seconds, excuse }) => [
    from.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString(),
    seconds,
    excuse?.approvedBy ?? (excuse === null ? null : '未批准'),
  ]);
}
const judged = (...more: Line[]) => verdict([...inspection, ...more], 'A12.1', registered);
const textOf = (obligation: string, ...more: Line[]) =>
  found([...inspection, ...more], obligation, registered)
    .map(({ message }) => message)
    .join('\n');

test('a gap nobody explains is a breach; an approved reason for all of it leaves what had to be filmed, filmed', () => {
  expect(judged()).toBe('breached B*');
  expect(gapsOf()).toEqual([['09:30:10', 910, null]]);
  const part = [statement('x', told('09:30:10', '09:45:20')), handler('x'), approval('x')];
  expect(judged(...part)).toBe('met B*');
  expect(textOf('A12.1', ...part)).toContain('音像覆盖 100%（另有 910 秒不适宜音像记录，已经批准，不计在内）');
  expect(verdict([...inspection, ...part], 'A12.4', registered)).toBe('met B');
  expect(gapsOf(...part)).toEqual([['09:30:10', 910, '大队长']]);
});

test('a reason for a part closes that part, to the second, and leaves the rest a breach', () => {
  const part = [statement('x', told('09:33:00', '09:35:07')), handler('x'), approval('x')];
  expect(gapsOf(...part)).toEqual([
    ['09:30:10', 170, null],
    ['09:33:00', 127, '大队长'],
    ['09:35:07', 613, null],
  ]);
  expect(judged(...part)).toBe('breached B*');
  expect(textOf('A12.1', ...part)).toContain('最长中断 613 秒（09:35:07 至 09:45:20');
});

test('what nobody who may has approved, and what is no reason, closes nothing; it is said all the same', () => {
  const waiting = [statement('x', told('09:30:10', '09:45:20')), handler('x')];
  expect(judged(...waiting)).toBe('breached B*');
  expect(textOf('A12.1', ...waiting)).not.toContain('没有说明');
  expect(textOf('A12.1')).toContain('1 处中断没有说明');
  expect(verdict([...inspection, ...waiting], 'A12.4', registered)).toBe('breached B');
  expect(gapsOf(...waiting)).toEqual([['09:30:10', 910, '未批准']]);
  const none = [statement('x', told('09:30:10', '09:45:20'), '执法记录仪没电'), handler('x'), approval('x')];
  expect(judged(...none)).toBe('breached B*');
});

test('of two that speak of the same seconds the one that closes them counts, and the other for what is left', () => {
  const both = [
    statement('w', told('09:30:10', '09:45:20'), '执法记录仪没电'),
    statement('x', told('09:40:00', '09:45:20')),
    approval('x'),
  ];
  expect(gapsOf(...both)).toEqual([
    ['09:30:10', 590, '未批准'],
    ['09:40:00', 320, '大队长'],
  ]);
});

test('words in the place of times speak of the whole act; a part is no statement on the whole', () => {
  const act = (...more: Line[]) => {
    const dossier = story([...inspection, ...more], registered);
    const [one] = dossier.of('siteInspection');
    return one && filmingExcuse(dossier, one);
  };
  const whole = [statement('x', '整项现场检查'), approval('x')];
  expect(judged(...whole)).toBe('excused B*');
  expect(act(...whole)).toMatchObject({ reason: lawful, approvedBy: '大队长' });
  expect(gapsOf(...whole)).toEqual([['09:30:10', 910, '大队长']]);
  const part = [statement('x', told('09:33:00', '09:35:00')), approval('x')];
  expect(act(...part)).toBeNull();
});

test('parts that are all of the act excuse it whole; a statement of later than that day is told so', () => {
  const all = [statement('x', told('08:59:00', '10:00:00')), approval('x')];
  expect(verdict([...inspection.slice(0, 4), ...all], 'A12.1', registered)).toBe('excused B*');
  const late = [
    statement('x', told('09:30:10', '09:45:20'), lawful, '2026-03-23 09:00:00'),
    handler('x'),
    approval('x'),
  ];
  expect(verdict([...inspection, ...late], 'A12.4', registered)).toBe('breached B');
  expect(judged(...late)).toBe('met B*');
});

test('a part outside of the act, one without an end and one that ends before it begins close nothing, and A12.4 says why', () => {
  const odd = [
    told('11:00:00', '11:10:00'),
    { from: `${day}T09:30:10+08:00` },
    told('09:45:20', '09:30:10'),
    ['09:30'],
  ];
  for (const part of odd) {
    const lines = [statement('x', part), handler('x'), approval('x')];
    expect(judged(...lines)).toBe('breached B*');
    expect(gapsOf(...lines)).toEqual([['09:30:10', 910, null]]);
    expect(textOf('A12.4', ...lines)).toMatch(/时段不在该项活动之内/);
  }
});

test('an act of one moment takes the reason that holds it', () => {
  const moment = [penalty, firm, step('siteInspection', `${day} 09:00:00`, {}, { key: 's' })];
  const of = (from: string, to: string) => {
    const dossier = story([...moment, statement('x', told(from, to)), approval('x')], registered);
    const [act] = dossier.of('siteInspection');
    const coverage = act && coverageOfAct(dossier, act);
    if (act === undefined || coverage === undefined || isRefused(coverage)) throw new Error('no coverage');
    return excusedGaps(dossier, act, coverage.gaps)[0]?.excuse?.approvedBy ?? null;
  };
  expect(of('08:50:00', '09:10:00')).toBe('大队长');
  expect(of('09:01:00', '09:10:00')).toBeNull();
});

test('the map says what the finding says: of what had to be filmed, with the gaps that are closed beside those that are not', () => {
  const mapOf = (...more: Line[]) => {
    const dossier = story([...inspection, ...more], registered);
    const [act] = dossier.of('siteInspection');
    const map = act && filmingMap(dossier, act, at('2027-01-01 00:00:00'));
    if (map === null || map === undefined) throw new Error('no map');
    return [map.standing, map.percent, map.gaps.map(({ seconds, excuse }) => [seconds, excuse?.approvedBy ?? null])];
  };
  expect(mapOf()).toEqual(['lacking', 74, [[910, null]]]);
  const all = [statement('x', told('09:30:10', '09:45:20')), handler('x'), approval('x')];
  expect(mapOf(...all)).toEqual(['met', 100, [[910, '大队长']]]);
  const some = [statement('x', told('09:30:10', '09:40:00')), handler('x'), approval('x')];
  expect(mapOf(...some)).toEqual([
    'lacking',
    89,
    [
      [590, '大队长'],
      [320, null],
    ],
  ]);
});
