import { expect, test } from 'vitest';
import { camerasOf, nextShown, placeIn, shareOf, spanOf, steer, stillAt } from './in-step.ts';

const at = (time: string) => `2025-03-11T${time}.000Z`;
const coverage = {
  act: 'a',
  kind: 'siteInspection',
  title: '现场检查',
  from: at('02:00:00'),
  to: at('03:00:00'),
  required: true,
  percent: 100,
  gaps: [],
  recorded: [
    {
      record: 'late',
      title: '二号机',
      device: null,
      from: at('02:10:00'),
      to: at('02:40:00'),
      linked: true,
      offsetSeconds: 0,
      interruptions: [],
      files: [],
    },
    // written two minutes fast: already told in true time
    {
      record: 'early',
      title: '一号机',
      device: null,
      from: at('01:58:00'),
      to: at('03:05:00'),
      linked: true,
      offsetSeconds: 120,
      interruptions: [],
      files: [],
    },
    {
      record: 'photo',
      title: '照片',
      device: null,
      from: at('02:30:00'),
      to: at('02:30:00'),
      linked: true,
      offsetSeconds: 0,
      interruptions: [],
      files: [],
    },
  ],
};
const file = (name: string, mediaType: string) => ({
  name,
  mediaType,
  sha256: name.repeat(64).slice(0, 64),
  sm3: 'b'.repeat(64),
  size: 1,
});
const fact = (id: string, mediaType: string) => ({ id, data: {}, files: [file(id, mediaType)] });
const facts = [fact('late', 'video/mp4'), fact('early', 'video/x-msvideo'), fact('photo', 'image/jpeg')];

test('cameras of one act stand on one clock, in true time; photographs are none', () => {
  const cameras = camerasOf(coverage, facts);
  expect(cameras.map(({ pieces }) => pieces[0]?.record)).toEqual(['early', 'late']);
  const span = spanOf(coverage, cameras);
  expect([span.from, span.to]).toEqual([Date.parse(at('01:58:00')), Date.parse(at('03:05:00'))]);
  const moment = Date.parse(at('02:10:30'));
  expect(cameras.map((camera) => placeIn(camera, moment)?.seconds)).toEqual([750, 30]);
  expect(cameras.map((camera) => placeIn(camera, Date.parse(at('02:05:00')))?.seconds)).toEqual([420, undefined]);
  expect(cameras.map((camera) => placeIn(camera, Date.parse(at('02:40:00')))?.seconds)).toEqual([2520, undefined]);
  expect(shareOf(span.from - 5, span)).toBe(0);
  expect(shareOf(span.to, span)).toBe(1);
});

test('what only ran meanwhile is a camera of its own, and told apart from what is linked, be it of the same device', () => {
  const [late] = coverage.recorded;
  if (late === undefined) throw new Error('no recording');
  const both = [
    { ...late, device: 'ZFY-01' },
    { ...late, record: 'early', device: 'ZFY-01', linked: false, from: at('02:41:00'), to: at('02:59:00') },
  ];
  const cameras = camerasOf({ recorded: both }, facts);
  expect(cameras.map(({ linked, pieces }) => [linked, pieces.map(({ record }) => record)])).toEqual([
    [true, ['late']],
    [false, ['early']],
  ]);
});

test('a camera that was stopped in between shows nothing then, and its file goes on afterwards where it was', () => {
  const [late] = coverage.recorded;
  if (late === undefined) throw new Error('no recording');
  const interruptions = [{ from: at('02:20:00'), to: at('02:25:00'), reason: '换电池' }];
  const [camera] = camerasOf({ recorded: [{ ...late, interruptions }] }, facts);
  if (camera === undefined) throw new Error('no camera');
  const places = ['02:19:59', '02:20:00', '02:24:59', '02:25:00', '02:30:00'];
  expect(places.map((time) => placeIn(camera, Date.parse(at(time)))?.seconds)).toEqual([
    599,
    undefined,
    undefined,
    600,
    900,
  ]);
});

test('a recording of several files is one camera: each file stands at its own true time, and between two nothing is shown', () => {
  const several = {
    id: 'body',
    data: {},
    files: [file('c', 'video/mp4'), file('d', 'video/mp4'), file('e', 'image/jpeg')],
  };
  const part = (of: string, from: string, to: string) => ({ sha256: file(of, '').sha256, from: at(from), to: at(to) });
  const files = [part('c', '02:00:00', '02:05:00'), part('d', '02:07:00', '02:12:00')];
  const recorded = {
    record: 'body',
    title: '随身机',
    linked: true,
    device: 'ZFY-01',
    offsetSeconds: 60,
    interruptions: [],
  };
  const whole = { from: at('02:00:00'), to: at('02:12:00') };
  const [camera, ...rest] = camerasOf({ recorded: [{ ...recorded, ...whole, files }] }, [several]);
  if (camera === undefined) throw new Error('no camera');
  expect(rest).toEqual([]);
  const moment = (time: string) => Date.parse(at(time));
  expect(
    ['02:04:59', '02:05:00', '02:06:59', '02:07:00', '02:11:59', '02:12:00'].map((t) => placeIn(camera, moment(t))),
  ).toEqual([{ index: 0, seconds: 299 }, null, null, { index: 1, seconds: 0 }, { index: 1, seconds: 299 }, null]);
  expect(nextShown([camera], moment('02:05:30'))).toBe(moment('02:07:00'));
  expect([nextShown([camera], moment('02:08:00')), nextShown([camera], moment('02:12:00'))]).toEqual([null, null]);
  // another one that shows meanwhile: there is nothing to skip
  const [other] = camerasOf(coverage, facts);
  expect(other && nextShown([camera, other], moment('02:05:30'))).toBeNull();
});

test('files without times of their own are laid end to end by how long they play, around the break that was told', () => {
  const data = { files: [{ sha256: file('c', '').sha256, durationMs: 300_000 }] };
  const several = { id: 'body', data, files: [file('c', 'video/mp4'), file('d', 'video/mp4')] };
  const untold = ['c', 'd'].map((of) => ({ sha256: file(of, '').sha256, from: null, to: null }));
  const whole = { from: at('02:00:00'), to: at('02:12:00'), offsetSeconds: 0 };
  const interruptions = [{ from: at('02:05:00'), to: at('02:07:00'), reason: '换电池' }];
  const recorded = [
    { record: 'body', title: '随身机', linked: true, device: null, ...whole, interruptions, files: untold },
  ];
  const [camera] = camerasOf({ recorded }, [several], new Map([[file('d', '').sha256, 300_000]]));
  const times = ['02:04:00', '02:06:00', '02:07:00', '02:11:00'].map((time) => Date.parse(at(time)));
  expect(camera && times.map((time) => placeIn(camera, time))).toEqual([
    { index: 0, seconds: 240 },
    null,
    { index: 1, seconds: 0 },
    { index: 1, seconds: 240 },
  ]);
});

test('a running picture that is a little off hurries or lingers, one far off is moved; one that stands still is put exactly', () => {
  expect(steer(10.01, 10, 1)).toEqual({ seek: null, rate: 1 });
  expect(steer(10.4, 10, 1)).toEqual({ seek: 10, rate: 1 });
  expect(steer(9, 10, 1)).toEqual({ seek: 10, rate: 1 });
  expect(steer(10.08, 10, 1).rate).toBeCloseTo(0.92);
  expect(steer(9.8, 10, 2).rate).toBeCloseTo(2.2);
  // at a higher speed the clock itself takes longer strides
  expect([steer(10.4, 10, 4).seek, steer(11.1, 10, 4).seek]).toEqual([null, 10]);
  expect([stillAt(10.01, 10), stillAt(10.04, 10)]).toEqual([null, 10]);
});

test('recordings of one device that follow each other are one camera; two films of one time are two', () => {
  const one = (record: string, device: string | null, from: string, to: string) => ({
    record,
    title: record,
    linked: true,
    device,
    from: at(from),
    to: at(to),
    offsetSeconds: 0,
    interruptions: [],
    files: [],
  });
  const recorded = [
    one('second', 'ZFY-01', '02:10:00', '02:20:00'),
    one('first', 'ZFY-01', '02:00:00', '02:10:00'),
    one('beside', 'ZFY-01', '02:00:00', '02:10:00'),
    one('nobody', null, '02:00:00', '02:10:00'),
  ];
  const films = recorded.map(({ record }, index) => ({
    id: record,
    data: {},
    files: [file('cdef'[index] ?? '', 'video/mp4')],
  }));
  expect(
    camerasOf({ recorded }, films).map(({ title, pieces }) => [title, pieces.map(({ record }) => record)]),
  ).toEqual([
    ['ZFY-01', ['first', 'second']],
    ['beside（2）', ['beside']],
    ['nobody', ['nobody']],
  ]);
});
