import { expect, test } from 'vitest';
import { mediaTypeOf, settledType } from './media-type.ts';

const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isommp42')]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

test('the first bytes tell what a file is, whatever it is called', () => {
  expect(mediaTypeOf(mp4, 1_000)).toBe('video/mp4');
  expect(mediaTypeOf(jpeg, 1_000)).toBe('image/jpeg');
  expect(mediaTypeOf(Buffer.from('%PDF-1.7'), 1_000)).toBe('application/pdf');
  expect(mediaTypeOf(Buffer.from([1, 0, 2, 0, 3]), 5)).toBeNull();
  expect(mediaTypeOf(Buffer.alloc(0), 0)).toBeNull();
});

test.each([
  // nobody said anything, or nothing of use: the bytes speak
  [null, 'video/mp4', 'video/mp4', null],
  ['application/octet-stream', 'audio/amr', 'audio/amr', null],
  ['', 'image/png', 'image/png', null],
  // the bytes show nothing known: the word of the sender stays
  ['video/x-private', null, 'video/x-private', null],
  [null, null, 'application/octet-stream', null],
  // one format under two names, or a container that only its sender knows to be more
  ['audio/webm;codecs=opus', 'video/webm', 'audio/webm', null],
  ['video/quicktime', 'video/mp4', 'video/quicktime', null],
  ['image/jpg', 'image/jpeg', 'image/jpg', null],
  ['audio/x-wav', 'audio/wav', 'audio/x-wav', null],
  ['text/csv', 'text/plain', 'text/csv', null],
  ['image/svg+xml', 'image/svg+xml', 'image/svg+xml', null],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/zip',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    null,
  ],
  // something else than was said: kept as what it is, with what was said of it beside
  ['image/jpeg', 'video/mp4', 'video/mp4', 'image/jpeg'],
  ['video/mp4', 'text/html', 'text/html', 'video/mp4'],
  ['application/pdf', 'application/zip', 'application/zip', 'application/pdf'],
  ['image/png', 'application/x-executable', 'application/x-executable', 'image/png'],
  ['application/pdf', 'image/jpeg', 'image/jpeg', 'application/pdf'],
])('said to be %s and found to be %s, it is kept as %s', (said, read, mediaType, declared) => {
  expect(settledType(said, read)).toEqual({ mediaType, declared });
});
