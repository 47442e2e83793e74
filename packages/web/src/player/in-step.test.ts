import { expect, test } from 'vitest';
import { camerasOf, correction, placeIn, shareOf, spanOf } from './in-step.ts';

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
    { record: 'late', title: '二号机', from: at('02:10:00'), to: at('02:40:00'), offsetSeconds: 0, interruptions: [] },
    // written two minutes fast: already told in true time
    {
      record: 'early',
      title: '一号机',
      from: at('01:58:00'),
      to: at('03:05:00'),
      offsetSeconds: 120,
      interruptions: [],
    },
    { record: 'photo', title: '照片', from: at('02:30:00'), to: at('02:30:00'), offsetSeconds: 0, interruptions: [] },
  ],
};
const fact = (id: string, mediaType: string) => ({
  id,
  files: [{ name: id, mediaType, sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 1 }],
});
const facts = [fact('late', 'video/mp4'), fact('early', 'video/x-msvideo'), fact('photo', 'image/jpeg')];

test('cameras of one act stand on one clock, in true time; photographs are none', () => {
  const cameras = camerasOf(coverage, facts);
  expect(cameras.map(({ record }) => record)).toEqual(['early', 'late']);
  const span = spanOf(coverage, cameras);
  expect([span.from, span.to]).toEqual([Date.parse(at('01:58:00')), Date.parse(at('03:05:00'))]);
  const moment = Date.parse(at('02:10:30'));
  expect(cameras.map((camera) => placeIn(camera, moment))).toEqual([750, 30]);
  expect(cameras.map((camera) => placeIn(camera, Date.parse(at('02:05:00'))))).toEqual([420, null]);
  expect(cameras.map((camera) => placeIn(camera, Date.parse(at('02:40:00'))))).toEqual([2520, null]);
  expect(shareOf(span.from - 5, span)).toBe(0);
  expect(shareOf(span.to, span)).toBe(1);
});

test('a camera that was stopped in between shows nothing then, and its file goes on afterwards where it was', () => {
  const [late] = coverage.recorded;
  if (late === undefined) throw new Error('no recording');
  const interruptions = [{ from: at('02:20:00'), to: at('02:25:00'), reason: '换电池' }];
  const [camera] = camerasOf({ recorded: [{ ...late, interruptions }] }, facts);
  if (camera === undefined) throw new Error('no camera');
  const places = ['02:19:59', '02:20:00', '02:24:59', '02:25:00', '02:30:00'];
  expect(places.map((time) => placeIn(camera, Date.parse(at(time))))).toEqual([599, null, null, 600, 900]);
});

test('a picture that runs ahead or behind is set right, one that keeps step is left alone', () => {
  expect(correction(10.1, 10)).toBeNull();
  expect(correction(10.4, 10)).toBe(10);
  expect(correction(9, 10)).toBe(10);
  expect([correction(10.4, 10, 4), correction(11.1, 10, 4)]).toEqual([null, 10]);
});
