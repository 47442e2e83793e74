import { expect, test } from 'vitest';
import { mostFiles, type Picked } from './file-sets.ts';
import {
  confirm,
  copiesIn,
  drop,
  type Handing,
  leaveOut,
  move,
  nothingHanded,
  part,
  pick,
  readyOf,
  settleCopies,
  settleStanding,
  withGathering,
  withPart,
} from './handing.ts';
import { recordingOfSet } from './recording-of-set.ts';

let count = 0;
const newId = () => `r${++count}`;
const film = (minute: number, device = 'DSJ-07'): Picked => ({
  key: `${device} ${minute}`,
  name: `${device}_吉F00000001_2025031110${String(minute).padStart(2, '0')}00_${String(minute).padStart(4, '0')}.mp4`,
  type: 'video/mp4',
  size: 9,
  lastModified: Date.parse('2025-03-11T12:00:00+08:00'),
  durationMs: 60_000,
});
const said = {
  caseId: 'c',
  covers: ['a'],
  recordedBy: 'p',
  announced: true,
  sensitivity: '无',
  place: ' 总排口 ',
  proves: '正在排放',
};
const keysOf = (handing: Handing) => handing.gatherings.map(({ keys }) => keys.map((key) => key.split(' ').at(-1)));
const sealed = (handing: Handing, hashes: Record<string, string>) =>
  Object.entries(hashes).reduce((now, [key, sha256]) => withPart(now, key, { state: 'sealed', sha256 }), handing);

test('three files of one filming are one proposal, go up at once, and become one record when they are confirmed and in', () => {
  const picked = pick(nothingHanded, [film(2), film(1), film(3)], newId);
  expect(keysOf(picked)).toEqual([['1', '2', '3']]);
  const inAll = sealed(picked, { 'DSJ-07 1': 'a', 'DSJ-07 2': 'b', 'DSJ-07 3': 'c' });
  expect(readyOf(inAll)).toEqual([]);
  const [ready] = readyOf(confirm(inAll, said));
  if (ready === undefined) throw new Error('not ready');
  const parts = ready.keys.flatMap((key) => inAll.parts.get(key) ?? []);
  expect(recordingOfSet(ready, said, parts)).toMatchObject({
    id: ready.id,
    files: ['a', 'b', 'c'],
    place: '总排口',
    proves: '正在排放',
    covers: ['a'],
    title: expect.stringMatching(/_0001\.mp4 等 3 个文件$/),
    startedAt: null,
  });
});

test('a file is moved, set apart and taken back while nothing is confirmed, and not after', () => {
  const picked = pick(nothingHanded, [film(1), film(2), film(1, 'DSJ-08')], newId);
  expect(keysOf(picked)).toEqual([['1', '2'], ['1']]);
  const [first, second] = picked.gatherings.map(({ id }) => id);
  const joined = move(picked, 'DSJ-08 1', first ?? '', newId);
  expect(keysOf(joined)).toEqual([['1', '1', '2']]);
  expect(keysOf(move(joined, 'DSJ-07 1', null, newId))).toEqual([['1', '2'], ['1']]);
  expect(keysOf(part(joined, newId))).toEqual([['1'], ['1'], ['2']]);
  expect(keysOf(drop(joined, 'DSJ-08 1'))).toEqual([['1', '2']]);
  const confirmed = confirm(picked, said);
  expect(keysOf(move(confirmed, 'DSJ-07 1', second ?? '', newId))).toEqual(keysOf(confirmed));
  expect(drop(confirmed, 'DSJ-07 1').parts.size).toBe(3);
  // another pick proposes anew only what is open
  expect(keysOf(pick(confirmed, [film(3)], newId))).toEqual([['1', '2'], ['1'], ['3']]);
  expect(pick(confirmed, [film(1)], newId)).toEqual(confirmed);
});

test('a file that is refused or breaks off holds its recording and no other; it goes in without it only when somebody says why', () => {
  const picked = confirm(pick(nothingHanded, [film(1), film(2), film(40)], newId), said);
  const [one, other] = picked.gatherings.map(({ id }) => id);
  const now = withPart(sealed(picked, { 'DSJ-07 1': 'a', 'DSJ-07 40': 'c' }), 'DSJ-07 2', {
    state: 'failed',
    problem: '上传中断',
  });
  expect(readyOf(now).map(({ id }) => id)).toEqual([other]);
  const without = leaveOut(now, one ?? '', 'DSJ-07 2', '0002 号文件读不出');
  const [ready] = readyOf(without).filter(({ id }) => id === one);
  if (ready === undefined) throw new Error('not ready');
  expect(recordingOfSet(ready, said, [without.parts.get('DSJ-07 1') ?? neverAbsent()])).toMatchObject({
    files: ['a'],
    gapExplanation: '另有 1 个文件没有入库：0002 号文件读不出',
  });
  // nor without all of them
  const twice = leaveOut(without, one ?? '', 'DSJ-07 1', 'x');
  expect(twice.gatherings.find(({ id }) => id === one)?.without.size).toBe(1);
  // resumed later it is whole
  expect(readyOf(sealed(now, { 'DSJ-07 2': 'b' })).length).toBe(2);
});

test('files of one content wait for a word: the copy is taken out, or all are recorded', () => {
  const picked = confirm(pick(nothingHanded, [film(1), film(2), film(3)], newId), said);
  const now = sealed(picked, { 'DSJ-07 1': 'a', 'DSJ-07 2': 'a', 'DSJ-07 3': 'b' });
  const [gathering] = now.gatherings;
  if (gathering === undefined) throw new Error('none');
  expect(copiesIn(now, gathering)).toEqual(['DSJ-07 2']);
  expect(readyOf(now)).toEqual([]);
  expect(keysOf({ ...now, gatherings: readyOf(settleCopies(now, gathering.id, false)) })).toEqual([['1', '3']]);
  expect(keysOf({ ...now, gatherings: readyOf(settleCopies(now, gathering.id, true)) })).toEqual([['1', '2', '3']]);
});

test('no recording takes more files than a record may have', () => {
  const many = Array.from({ length: 120 }, (_, index) => ({ ...film(1), key: `k ${index}`, name: `MOVI${index}.mp4` }));
  const picked = pick(nothingHanded, many, newId);
  expect(Math.max(...picked.gatherings.map(({ keys }) => keys.length))).toBeLessThanOrEqual(mostFiles);
  expect(picked.gatherings.flatMap(({ keys }) => keys)).toHaveLength(120);
  const full = picked.gatherings.find(({ keys }) => keys.length === mostFiles);
  const outside = picked.gatherings.find((one) => one !== full)?.keys[0] ?? '';
  if (full !== undefined) expect(move(picked, outside, full.id, newId)).toBe(picked);
});

function neverAbsent(): never {
  throw new Error('absent');
}

test('of what stands already either nothing is recorded, or a second record on somebody’s word; that it is new is said by default', () => {
  const picked = confirm(sealed(pick(nothingHanded, [film(1)], newId), { 'DSJ-07 1': 'a' }), said);
  const [one] = readyOf(picked);
  if (one === undefined) throw new Error('not ready');
  const parts = [picked.parts.get('DSJ-07 1') ?? neverAbsent()];
  expect(recordingOfSet(one, said, parts).ifNew).toBe(true);
  const standing = withGathering(picked, one.id, { state: 'stands', standing: 'r0' });
  expect(readyOf(standing)).toEqual([]);
  expect(settleStanding(standing, one.id, false).gatherings[0]?.state).toBe('done');
  const [second] = readyOf(settleStanding(standing, one.id, true));
  if (second === undefined) throw new Error('not ready');
  expect(recordingOfSet(second, said, parts)).toMatchObject({ id: one.id, ifNew: false });
});
