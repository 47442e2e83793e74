import { expect, test } from 'vitest';
import {
  chunkAt,
  chunkBytes,
  filmKey,
  headKey,
  makeDeviceKey,
  openChunk,
  openHead,
  ownerMark,
  sealChunk,
  sealHead,
} from './film-seal.ts';

const server = new Uint8Array(32).fill(7);
const plain = new TextEncoder().encode('一段录像');
const place = { record: 'r', index: 3, length: plain.length, isLast: false };

test('a piece opens in its own place alone: moved, of another film, cut off, declared the last or changed it does not', async () => {
  const key = await filmKey(await makeDeviceKey(), server, 'r');
  const sealed = await sealChunk(key, place, plain);
  expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false);
  expect(await openChunk(key, place, sealed)).toEqual(plain);
  const wrong = [
    { ...place, index: 2 },
    { ...place, record: 's' },
    { ...place, length: plain.length - 1 },
    { ...place, isLast: true },
  ];
  for (const one of wrong) await expect(openChunk(key, one, sealed)).rejects.toThrow();
  await expect(openChunk(key, place, sealed.slice(0, -1))).rejects.toThrow();
  const changed = sealed.slice();
  changed[0] = (changed[0] ?? 0) ^ 1;
  await expect(openChunk(key, place, changed)).rejects.toThrow();
});

test('neither half opens it alone: another device, another person and another film have other keys, and none can be read out', async () => {
  const device = await makeDeviceKey();
  const key = await filmKey(device, server, 'r');
  const sealed = await sealChunk(key, place, plain);
  const others = [
    await filmKey(await makeDeviceKey(), server, 'r'),
    await filmKey(device, new Uint8Array(32), 'r'),
    await filmKey(device, server, 's'),
  ];
  for (const other of others) await expect(openChunk(other, place, sealed)).rejects.toThrow();
  expect(await openChunk(await filmKey(device, server, 'r'), place, sealed)).toEqual(plain);
  for (const secret of [device, key]) await expect(crypto.subtle.exportKey('raw', secret)).rejects.toThrow();
});

test('a film is cut into pieces whose lengths are its own, the last of them named so', () => {
  const lengths = (size: number) => {
    const count = Math.max(1, Math.ceil(size / chunkBytes));
    return Array.from({ length: count }, (_, index) => chunkAt('r', size, index));
  };
  expect(lengths(0)).toEqual([{ record: 'r', index: 0, length: 0, isLast: true }]);
  expect(lengths(chunkBytes).map(({ length, isLast }) => [length, isLast])).toEqual([[chunkBytes, true]]);
  expect(lengths(2 * chunkBytes + 5).map(({ length, isLast }) => [length, isLast])).toEqual([
    [chunkBytes, false],
    [chunkBytes, false],
    [5, true],
  ]);
});

test('what a film is called, where and when it was made opens to both halves only, in its own place and unchanged', async () => {
  const device = await makeDeviceKey();
  const head = { title: '复查排污口录像', place: '排污口' };
  const key = await headKey(device, server, 'r');
  const sealed = await sealHead(key, 'r', head);
  expect(Buffer.from(sealed).includes(Buffer.from('排污口'))).toBe(false);
  expect(await openHead(key, 'r', sealed)).toEqual(head);
  // the same said again does not look the same
  expect(await sealHead(key, 'r', head)).not.toEqual(sealed);
  await expect(openHead(key, 's', sealed)).rejects.toThrow();
  const others = [
    await headKey(await makeDeviceKey(), server, 'r'),
    await headKey(device, new Uint8Array(32), 'r'),
    await filmKey(device, server, 'r'),
  ];
  for (const other of others) await expect(openHead(other, 'r', sealed)).rejects.toThrow();
  const changed = sealed.slice();
  changed[20] = (changed[20] ?? 0) ^ 1;
  await expect(openHead(key, 'r', changed)).rejects.toThrow();
});

test('the rows of one person are told from those of others by what only their sessions can reckon', async () => {
  expect(await ownerMark(server)).toBe(await ownerMark(new Uint8Array(32).fill(7)));
  expect(await ownerMark(server)).not.toBe(await ownerMark(new Uint8Array(32)));
  expect(await ownerMark(server)).toMatch(/^[0-9a-f]{32}$/);
});
