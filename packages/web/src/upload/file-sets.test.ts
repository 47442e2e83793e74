import { expect, test } from 'vitest';
import { inOrder, mediumOf, type Picked, proposeSets, seamBetween, timesOf, warningsOf } from './file-sets.ts';

const picked = (name: string, more: Partial<Picked> = {}): Picked => ({
  key: name,
  name,
  type: 'video/mp4',
  size: 1_000,
  lastModified: Date.parse('2025-03-11T12:00:00+08:00'),
  durationMs: null,
  ...more,
});
const film = (device: string, start: string, end: string, number: number, more: Partial<Picked> = {}) =>
  picked(`${device}_吉F00000001_20250311${start}_20250311${end}_${String(number).padStart(4, '0')}.mp4`, more);
const names = (sets: ReturnType<typeof proposeSets>) =>
  sets.map(({ files }) => files.map(({ name }) => name.match(/(\w+)\.\w+$/)?.[1]?.slice(-4)));

test('files of one device that follow each other are one recording, in the order of their times, with what speaks for it', () => {
  const files = [
    film('DSJ-07', '101500', '102000', 3),
    film('DSJ-07', '100000', '101000', 1),
    film('DSJ-07', '101001', '101300', 2),
  ];
  const [set, ...others] = proposeSets(files);
  expect(others).toEqual([]);
  expect(set?.files.map(({ name }) => name.slice(-8, -4))).toEqual(['0001', '0002', '0003']);
  expect(set?.why).toEqual(['同一设备 DSJ-07', '序号相连', '时间相近']);
  const [one, two, three] = set?.files ?? [];
  if (one === undefined || two === undefined || three === undefined) throw new Error('three files');
  expect(seamBetween(one, two)).toEqual({ kind: 'cut', ms: 0 });
  expect(seamBetween(two, three)).toEqual({ kind: 'gap', ms: 120_000 });
  expect(warningsOf(set?.files ?? [])).toEqual([]);
});

test('another device, a long break and two films of one time are recordings of their own', () => {
  const sets = proposeSets([
    film('DSJ-07', '100000', '101000', 1),
    film('DSJ-08', '100500', '101000', 2),
    film('DSJ-07', '113000', '114000', 3),
    film('DSJ-07', '113500', '114500', 4),
  ]);
  expect(names(sets)).toEqual([['0001'], ['0002'], ['0003'], ['0004']]);
  expect(sets.every(({ why }) => why.length === 0)).toBe(true);
});

test('whoever joins them all the same is told what should make one think', () => {
  const files = [
    film('DSJ-07', '100000', '101000', 1),
    film('DSJ-08', '100500', '101000', 2),
    picked('x.jpg', { type: 'image/jpeg' }),
    picked('y.mp4', { size: 0 }),
  ];
  expect(warningsOf(files)).toEqual([
    '文件来自不同的设备（DSJ-07、DSJ-08）：一件音像出自一台设备',
    '照片、录音、录像应各自成件',
    '有文件时间重叠：双镜头设备属正常，否则请核对是否选错',
    '有空文件（0 字节）：照样入库，但不能证明任何时段',
  ]);
});

test('without times in their names, films stand where they were last written less how long they play, or by their numbers', () => {
  const at = (time: string) => Date.parse(`2025-03-11T${time}+08:00`);
  const [a, b, c] = [
    picked('MOVI0007.avi', { lastModified: at('10:10:00'), durationMs: 600_000 }),
    picked('MOVI0008.avi', { lastModified: at('10:20:00'), durationMs: 599_000 }),
    picked('MOVI0009.avi', { lastModified: at('12:20:00'), durationMs: 60_000 }),
  ];
  expect(timesOf(a)).toEqual({ from: at('10:00:00'), to: at('10:10:00'), isNamed: false });
  expect(names(proposeSets([c, b, a]))).toEqual([['0007', '0008'], ['0009']]);
  // the browser cannot play them: their numbers are all there is
  const unknown = [a, b, c].map((file) => ({ ...file, durationMs: null }));
  expect(timesOf(unknown[0] ?? a).from).toBeNull();
  expect(names(proposeSets([...unknown, picked('MOVI0011.avi', { lastModified: at('12:30:00') })]))).toEqual([
    ['0007', '0008', '0009'],
    ['0011'],
  ]);
});

test('pictures of one act taken within half an hour are a set; a name whose end lies before its start tells no end', () => {
  const photo = (number: number, time: string) =>
    picked(`IMG_20250311_${time}.jpg`, { type: 'image/jpeg', key: String(number) });
  expect(
    proposeSets([photo(2, '101000'), photo(1, '100000'), photo(3, '110000')]).map(({ files }) => files.length),
  ).toEqual([2, 1]);
  expect(timesOf(film('DSJ-07', '100000', '095900', 1))).toMatchObject({ to: null });
  expect(mediumOf({ type: '', name: '录音.AMR' })).toBe('audio');
  expect(mediumOf({ type: '', name: 'DSC_1.HEIC' })).toBe('photo');
  expect(mediumOf({ type: '', name: 'a.ts' })).toBe('video');
});

test('every picked file stands in exactly one proposal, whatever it is called', () => {
  const odd = ['', 'x', '../../etc/passwd', '😀_20250311100200_😀.mp4', '9'.repeat(300), '机密★.mp4', 'CON.mp4', 'x'];
  const files = odd.map((name, index) => picked(name, { key: String(index) }));
  const sets = proposeSets(files);
  expect(sets.flatMap((set) => set.files.map(({ key }) => key)).toSorted()).toEqual(
    files.map(({ key }) => key).toSorted(),
  );
  expect(inOrder(files)).toHaveLength(files.length);
});
