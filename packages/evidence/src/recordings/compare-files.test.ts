import { expect, test } from 'vitest';
import { compareFiles, type FileOfRecording } from './compare-files.ts';

const file = (name: string, more: Partial<FileOfRecording> = {}): FileOfRecording => ({
  name,
  sha256: name,
  size: 9,
  kind: 'video',
  device: null,
  startedAt: null,
  endedAt: null,
  mediaType: 'video/mp4',
  declared: null,
  ...more,
});
const at = (from: string, to: string) => ({ startedAt: `2025-03-11T${from}.000Z`, endedAt: `2025-03-11T${to}.000Z` });
const about = (files: readonly FileOfRecording[]) => compareFiles(files).map((one) => one.about);
const words = (files: readonly FileOfRecording[]) => compareFiles(files).map(({ detail }) => detail);

test('files that follow each other, a cut of a second between them, are nothing odd', () => {
  const files = [file('1', at('02:00:00', '02:10:00')), file('2', at('02:09:59', '02:20:00')), file('3')];
  expect(compareFiles(files)).toEqual([]);
});

test('the same bytes are said once for all their names; under another time it is said what that means', () => {
  const files = [file('1', { sha256: 'a' }), file('2', { sha256: 'a' }), file('3', { sha256: 'a' }), file('4')];
  expect(words(files)).toEqual(['有 3 个文件内容完全相同（1、2、3），只保存一份、播放一次；重复交来的请说明。']);
  const moved = [
    file('1', { sha256: 'a', ...at('02:00:00', '02:10:00') }),
    file('2', { sha256: 'a', ...at('03:00:00', '03:10:00') }),
  ];
  expect(words(moved)).toEqual([expect.stringMatching(/却记着不同的时间.*不能是两个时间拍的/)]);
});

test('two empty files are each empty, and no copies of each other', () => {
  const files = [file('1', { sha256: 'e', size: 0 }), file('2', { sha256: 'e', size: 0 })];
  expect(words(files)).toEqual([expect.stringMatching(/^1 是空文件/), expect.stringMatching(/^2 是空文件/)]);
});

test('another device among them, two at one time, and another format than was said are each said', () => {
  expect(
    about([file('1', { device: 'DSJ-07' }), file('2', { device: 'dsj-07' }), file('3', { device: 'DSJ-08' })]),
  ).toEqual(['device']);
  const [long, inside] = [file('1', at('02:00:00', '02:30:00')), file('2', at('02:10:00', '02:12:00'))];
  expect(words([long, inside, file('3', at('02:20:00', '02:40:00'))])).toEqual([
    expect.stringMatching(/^时间重叠：1 与 2 重叠约 2 分钟/),
    expect.stringMatching(/^时间重叠：1 与 3 重叠约 10 分钟/),
  ]);
  expect(about([long, { ...inside, kind: 'image' }])).toEqual([]);
  expect(about([file('1', { declared: 'image/jpeg' })])).toEqual(['mediaType']);
});
