import type { WaitingFile } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { confirm, nothingHanded, pick, readyOf, takeUp, withGathering, withPart } from './handing.ts';
import { pickedFrom, undone, waitingBeside } from './waiting-files.ts';

let count = 0;
const newId = () => `r${++count}`;
const file = (number: number, more: Partial<WaitingFile> = {}): WaitingFile => ({
  upload: `u${number}`,
  sha256: String(number).repeat(64),
  name: `DSJ-07_吉F00000001_2025031110${String(number).padStart(2, '0')}00_000${number}.mp4`,
  mediaType: 'video/mp4',
  size: 9,
  case: 'c',
  modifiedAt: '2025-03-11T04:00:00.000Z',
  sealedAt: '2025-03-11T05:00:00.000Z',
  ...more,
});
const said = {
  caseId: 'c',
  covers: [],
  recordedBy: 'p',
  announced: true,
  sensitivity: '无',
  place: '',
  proves: '',
};
const takenUp = (...files: WaitingFile[]) =>
  takeUp(
    nothingHanded,
    files.map((one) => ({ ...pickedFrom(one), sha256: one.sha256 })),
    newId,
  );

test('files of a page that was left are proposed as one recording again, are in already, and become one record when confirmed', () => {
  const handing = takenUp(file(2), file(1));
  expect(handing.gatherings.map(({ keys }) => keys.length)).toEqual([2]);
  expect([...handing.parts.values()].map(({ state, sent }) => [state, sent])).toEqual([
    ['sealed', 9],
    ['sealed', 9],
  ]);
  expect(readyOf(handing)).toEqual([]);
  expect(readyOf(confirm(handing, said))).toHaveLength(1);
});

test('the same file picked again is the one that waits, and is asked about once', () => {
  const picked = pickedFrom(file(1));
  expect(picked.key).toBe(`${file(1).name} video/mp4 9 ${Date.parse('2025-03-11T04:00:00.000Z')}`);
  const handing = pick(nothingHanded, [picked], newId);
  expect(waitingBeside([file(1), file(2), file(3, { case: 'd' })], 'c', handing)).toEqual([file(2)]);
  expect(pick(takenUp(file(1)), [picked], newId).parts.size).toBe(1);
  // by its bytes too, whatever it is called now
  const renamed = withPart(pick(nothingHanded, [{ ...picked, key: 'k' }], newId), 'k', { sha256: file(1).sha256 });
  expect(waitingBeside([file(1)], 'c', renamed)).toEqual([]);
});

test('whoever leaves is asked while anything that was picked is no record, and told how much of it nobody confirmed', () => {
  expect(undone(nothingHanded, 0)).toBeNull();
  expect(undone(nothingHanded, 2)).toEqual({ files: 2, open: 2, first: null });
  const open = takenUp(file(1), file(2));
  expect(undone(open, 0)).toEqual({ files: 2, open: 2, first: file(1).name });
  const confirmed = confirm(open, said);
  expect(undone(confirmed, 0)).toMatchObject({ files: 2, open: 0 });
  const [one] = confirmed.gatherings;
  for (const state of ['done', 'stands'] as const)
    expect(undone(withGathering(confirmed, one?.id ?? '', { state }), 0)).toBeNull();
});
