import { expect, test } from 'vitest';
import { fileName, formatFor, typeOf } from './recording-formats.ts';

test('the first that the browser can write is taken; where it can none of them it chooses itself', () => {
  expect(formatFor('video', () => true).mimeType).toMatch(/^video\/mp4;codecs=avc1/);
  expect(formatFor('video', (type) => type.startsWith('video/webm;codecs=vp8')).mimeType).toBe(
    'video/webm;codecs=vp8,opus',
  );
  expect(formatFor('audio', (type) => type.includes('ogg')).mimeType).toBe('audio/ogg;codecs=opus');
  expect(formatFor('video', () => false)).toMatchObject({ mimeType: '', picture: 2_500_000 });
});

test('sound in a container of films is sound, and a type carries no codecs into the record', () => {
  expect(typeOf('video/mp4;codecs=avc1.42E01F,opus', 'video')).toBe('video/mp4');
  expect(typeOf('video/webm; codecs=opus', 'audio')).toBe('audio/webm');
  expect(typeOf('', 'video')).toBe('video/webm');
});

test('a name tells when it began, by the clock of the country, as the names of recorders do', () => {
  const at = Date.parse('2026-11-26T16:05:09Z');
  expect(fileName('录像', 'video/mp4', at)).toBe('现场录像_20261127_000509.mp4');
  expect(fileName('录音', 'audio/mp4', at)).toBe('现场录音_20261127_000509.m4a');
  expect(fileName('照片', 'image/jpeg', at)).toBe('现场照片_20261127_000509.jpg');
});
