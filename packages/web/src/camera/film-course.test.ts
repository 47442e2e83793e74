import { expect, test } from 'vitest';
import {
  begun,
  brokenOff,
  ended,
  interruptionsOf,
  isPaused,
  marked,
  marksIn,
  paused,
  playedMs,
  resumed,
  said,
  unsaid,
} from './film-course.ts';

const at = (time: string) => Date.parse(`2026-11-26T${time}+08:00`);
const utc = (time: string) => new Date(at(time)).toISOString();
const halted = resumed(paused(begun(at('10:00:00')), at('10:05:00')), at('10:07:00'));
const byPerson = (time: string) => ({ at: at(time), by: 'person' as const, until: at(time), reason: null });

test('a pause is no film: what is played stands still in it, and a mark after it lies where the film has it', () => {
  const still = paused(begun(at('10:00:00')), at('10:05:00'));
  expect([isPaused(still), isPaused(halted)]).toEqual([true, false]);
  expect(['10:04:00', '10:06:00', '10:30:00'].map((time) => playedMs(still, at(time)))).toEqual([
    240_000, 300_000, 300_000,
  ]);
  expect(playedMs(halted, at('10:10:00'))).toBe(480_000);
  const course = marked(marked(halted, { id: 'a', at: at('10:01:30'), label: '亮证' }), {
    id: 'b',
    at: at('10:08:00'),
    label: '签字',
  });
  expect(marksIn(course).map(({ label, atMilliseconds }) => [label, atMilliseconds])).toEqual([
    ['亮证', 90_000],
    ['签字', 360_000],
  ]);
});

test('paused twice it is paused once, and nothing is marked in a film that ended', () => {
  const twice = paused(paused(begun(0), 5), 9);
  expect(twice.pauses).toEqual([{ from: 5, to: null, reason: null }]);
  const over = ended(begun(0), { at: 10, by: 'person', until: 10, reason: null });
  expect(marked(over, { id: 'a', at: 11, label: '签字' }).marks).toEqual([]);
  expect(playedMs(over, 1_000)).toBe(10);
});

test('a film that a person ended asks for the reasons of its pauses only; told, they stand in the record', () => {
  const over = ended(halted, byPerson('10:20:00'));
  expect(unsaid(over)).toEqual([{ what: 'pause', index: 0, from: at('10:05:00'), to: at('10:07:00') }]);
  const told = said(over, { what: 'pause', index: 0 }, '更换电池');
  expect(unsaid(told)).toEqual([]);
  expect(interruptionsOf(told)).toEqual([{ from: utc('10:05:00'), to: utc('10:07:00'), reason: '更换电池' }]);
});

test('ended while paused, it ended when it was paused, and that is no interruption', () => {
  const over = ended(paused(begun(at('10:00:00')), at('10:05:00')), byPerson('10:09:00'));
  expect(over.end?.at).toBe(at('10:05:00'));
  expect([interruptionsOf(over), unsaid(over)]).toEqual([[], []]);
});

test('a film that broke off ends with its last piece: the interruption reaches from there to when it was found, and asks why', () => {
  const cut = brokenOff(halted, at('10:12:03'), at('10:15:00'));
  expect(cut.end).toMatchObject({ at: at('10:12:03'), by: 'page' });
  expect(unsaid(cut).map(({ what }) => what)).toEqual(['pause', 'end']);
  const told = said(cut, { what: 'end', index: 0 }, '手机没电');
  expect(interruptionsOf(told).at(-1)).toEqual({ from: utc('10:12:03'), to: utc('10:15:00'), reason: '手机没电' });
});

test('an end that nobody meant is an interruption of a second at least, and a film never ends before it began', () => {
  const cut = ended(begun(10_000), { at: 20_000, by: 'device', until: 20_000, reason: null });
  expect(interruptionsOf(cut)).toEqual([
    { from: new Date(20_000).toISOString(), to: new Date(21_000).toISOString(), reason: null },
  ]);
  expect(brokenOff(begun(10_000), 0, 11_000).end?.at).toBe(10_000);
});
