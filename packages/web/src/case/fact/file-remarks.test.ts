import { expect, test } from 'vitest';
import { fileRemarks, isFirstOfItsContent, isPicture } from './file-remarks.ts';

const file = (name: string, hash: string, size = 9, mediaType = 'image/jpeg') => ({
  name,
  mediaType,
  sha256: hash.repeat(64),
  sm3: '',
  size,
});

test('two files of one content are told apart by their names, and the picture is shown once', () => {
  const files = [file('a.jpg', 'a'), file('b.jpg', 'b'), file('a 的副本.jpg', 'a')];
  expect(files.map((one) => isFirstOfItsContent(files, one))).toEqual([true, true, false]);
  expect(files.map((one) => fileRemarks({ files, data: {} }, one))).toEqual([[], [], ['内容与“a.jpg”完全相同']]);
});

test('an empty file is said to be empty, not to be a copy of another empty one', () => {
  const files = [file('1.mp4', 'e', 0, 'video/mp4'), file('2.mp4', 'e', 0, 'video/mp4')];
  expect(files.map((one) => fileRemarks({ files, data: {} }, one))).toEqual([
    ['空文件（0 字节）'],
    ['空文件（0 字节）'],
  ]);
});

test('what the sender said stands beside what the bytes are, at the file it was said of', () => {
  const files = [file('a.jpg', 'a', 9, 'video/mp4'), file('b.jpg', 'b')];
  const rows = files.map(({ sha256 }, index) => ({ sha256, ...(index === 0 ? { declaredType: 'image/jpeg' } : {}) }));
  expect(files.map((one) => fileRemarks({ files, data: { files: rows } }, one))).toEqual([
    ['交来时称 image/jpeg，内容是 video/mp4'],
    [],
  ]);
  // rows of other files say nothing of these
  expect(fileRemarks({ files, data: { files: rows.toReversed() } }, files[0] ?? file('', 'x'))).toEqual([]);
});

test('an old record that names no type is shown as what its bytes are', () => {
  const old = { ...file('x', 'c', 9, 'application/octet-stream'), readAs: 'image/png' };
  expect(isPicture(old)).toBe(true);
  expect(fileRemarks({ files: [old], data: {} }, old)).toEqual(['入库时没有写明格式，内容是 image/png']);
  expect(isPicture({ ...old, size: 0 })).toBe(false);
});
