import { expect, test } from 'vitest';
import { eachOnce, gapsOf, isPlayable, layOut, nextPicture, onAxis, spotAt, toldOf, tracksOf } from './reel.ts';

const file = (name: string) => ({
  name,
  mediaType: 'video/mp4',
  sha256: name.repeat(64).slice(0, 64),
  sm3: 'b'.repeat(64),
  size: 1,
});
const [a, b, c] = [file('a'), file('b'), file('c')];
const told = (from: number | null, to: number | null, lengthMs: number | null = null) => ({ from, to, lengthMs });
const whole = { record: 'r', from: 0, to: 900_000 };

test('files stand where their own times say, in that order, and what lies between them is a gap', () => {
  const pieces = layOut(whole, [
    { file: c, told: told(600_000, 900_000) },
    { file: a, told: told(0, 300_000) },
    { file: b, told: told(301_000, 500_000) },
  ]);
  expect(pieces.map(({ file: { name }, from, to }) => [name, from, to])).toEqual([
    ['a', 0, 300_000],
    ['b', 301_000, 500_000],
    ['c', 600_000, 900_000],
  ]);
  expect(gapsOf(pieces)).toEqual([{ from: 500_000, to: 600_000 }]);
  const spots = [-1, 0, 299_999, 300_500, 301_000, 499_999, 500_000, 599_999, 600_000, 899_999, 900_000];
  expect(spots.map((at) => spotAt(pieces, at))).toEqual([
    null,
    { index: 0, seconds: 0 },
    { index: 0, seconds: 299.999 },
    // a second lost at the cut is no gap: the last picture stays
    { index: 0, seconds: 300.5 },
    { index: 1, seconds: 0 },
    { index: 1, seconds: 198.999 },
    null,
    null,
    { index: 2, seconds: 0 },
    { index: 2, seconds: 299.999 },
    null,
  ]);
  expect([-5, 10, 550_000, 900_000].map((at) => nextPicture(pieces, at))).toEqual([0, 10, 600_000, null]);
  expect([onAxis(pieces, c.sha256, 5), onAxis(pieces, null, 5), onAxis(pieces, 'f'.repeat(64), 5)]).toEqual([
    605_000, 5_000, 5_000,
  ]);
});

test('the same bytes are played once, at the time of the file that is listed first; an empty file is not played', () => {
  const copy = { ...a, name: 'a 的副本' };
  expect(eachOnce([a, b, copy])).toEqual([a, b]);
  const row = (sha256: string, from: string) => ({ sha256, startedAt: from, endedAt: null, durationMs: 5 });
  const [ten, eleven] = ['2025-03-11T02:00:00.000Z', '2025-03-11T03:00:00.000Z'];
  const fact = { data: { files: [row(a.sha256, ten), row(b.sha256, eleven), row(a.sha256, ten)] } };
  expect(toldOf(fact, a.sha256)).toEqual(told(Date.parse(ten), null, 5));
  expect(toldOf({ data: { files: [row(a.sha256, ten), row(b.sha256, ten)] } }, a.sha256).from).toBeNull();
  expect([a, { ...a, size: 0 }].map(isPlayable)).toEqual([true, false]);
  // a record of an older day says nothing of the format: what its bytes show counts
  const unsaid = { ...a, mediaType: 'application/octet-stream' };
  expect([unsaid, { ...unsaid, readAs: 'video/mp4' }, { ...unsaid, readAs: 'image/png' }].map(isPlayable)).toEqual([
    false,
    true,
    false,
  ]);
});

test('a file that tells no time begins where the last one ends; one without a length has the rest', () => {
  const pieces = layOut(whole, [
    { file: a, told: told(null, null, 250_000) },
    { file: b, told: told(null, null, 250_000) },
    { file: c, told: told(null, null) },
  ]);
  expect(pieces.map(({ from, to }) => [from, to])).toEqual([
    [0, 250_000],
    [250_000, 500_000],
    [500_000, 900_000],
  ]);
  expect(gapsOf(pieces)).toEqual([]);
  const mixed = layOut(whole, [
    { file: a, told: told(null, null) },
    { file: b, told: told(400_000, 500_000) },
  ]);
  expect(mixed.map(({ from, to }) => [from, to])).toEqual([
    [0, 400_000],
    [400_000, 500_000],
  ]);
  expect(layOut(whole, [{ file: a, told: told(0, -5) }])).toEqual([{ record: 'r', file: a, from: 0, to: 0 }]);
});

test('two films of one time are two pictures, each with its own files in a row', () => {
  const front = (from: number, to: number) => ({ record: 'r', file: a, from, to });
  const back = (from: number, to: number) => ({ record: 'r', file: b, from, to });
  expect(tracksOf([front(0, 300), back(0, 300), front(300, 600), back(301, 600)].map(inSeconds))).toEqual([
    [front(0, 300), front(300, 600)].map(inSeconds),
    [back(0, 300), back(301, 600)].map(inSeconds),
  ]);
  expect(tracksOf([])).toEqual([]);
});
const inSeconds = <P extends { from: number; to: number }>(piece: P) => ({
  ...piece,
  from: piece.from * 1000,
  to: piece.to * 1000,
});

test('what a record says of its files is taken where it is their own; of odd data nothing is known', () => {
  const at = (time: string) => `2025-03-11T${time}.000Z`;
  const row = (of: typeof a, from: string, to: string) => ({
    sha256: of.sha256,
    startedAt: at(from),
    endedAt: at(to),
    durationMs: 5,
  });
  const data = { files: [row(a, '02:00:00', '02:05:00'), row(b, '02:05:00', '02:10:00')] };
  expect(toldOf({ data }, b.sha256)).toEqual(told(Date.parse(at('02:05:00')), Date.parse(at('02:10:00')), 5));
  const alike = { files: [row(a, '02:00:00', '02:10:00'), row(b, '02:00:00', '02:10:00')] };
  expect(toldOf({ data: alike }, b.sha256)).toEqual(told(null, null, 5));
  const odd = [{}, { files: 'x' }, { files: [null, 1, { sha256: a.sha256, startedAt: '昨天' }] }];
  for (const data of odd) expect(toldOf({ data }, a.sha256)).toEqual(told(null, null, null));
});
