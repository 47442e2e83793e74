import { concatBytes, utf8 } from '@liuhen/ledger';
import { describe, expect, it } from 'vitest';
import { nativeTools } from '../verify/verify-package.ts';
import { joined, zipOf } from '../write/packed.fixture.ts';
import { type ByteSource, bytesAsSource } from './byte-source.ts';
import { portableCrc32 } from './crc32.ts';
import { centralHeader, endRecords, localHeader, placeItems, type ZipItem } from './headers.ts';
import { isSafeName, readZip } from './read-zip.ts';
import { zipBytes, zipSize } from './write-zip.ts';

const contents = new Map([
  ['case/a.txt', utf8('alpha')],
  ['case/b.txt', utf8('beta')],
  ['case/空.txt', utf8('')],
]);
const sound = await zipOf(contents);

async function problemsOf(bytes: Uint8Array) {
  return (await readZip(bytesAsSource(bytes))).problems.map(({ code, where }) => `${code} ${where}`);
}

/** Bytes of several items as they would stand in a file, with a directory of one's own choosing. */
function handMade(
  items: readonly (ZipItem & { content: Uint8Array })[],
  listed: readonly ZipItem[] = items,
): Uint8Array {
  const { placed, end } = placeItems(listed);
  const directory = concatBytes(...placed.map(centralHeader));
  const parts = items.flatMap((item) => [localHeader(item), item.content]);
  return concatBytes(...parts, directory, endRecords(listed.length, directory.length, end));
}
const item = (name: string, text: string) => {
  const content = utf8(text);
  return { name, size: content.length, crc: nativeTools.crc32(content, 0), content };
};

describe('reading a ZIP of ours', () => {
  it('finds every item and not one problem', async () => {
    const { items, problems } = await readZip(bytesAsSource(sound));
    expect(problems).toEqual([]);
    expect(items.map(({ name, size }) => [name, size])).toEqual(
      [...contents].map(([name, { length }]) => [name, length]),
    );
    expect(zipSize(items)).toBe(sound.length);
  });

  it('names bytes before, after and between the items', async () => {
    expect(await problemsOf(concatBytes(utf8('#!/bin/sh\n'), sound))).toContain('zipUnaccounted ZIP 开头');
    expect(await problemsOf(concatBytes(sound, utf8('x')))).toContain('zipUnaccounted ZIP 结尾');
    const [a, b] = [item('case/a', 'alpha'), item('case/b', 'beta')];
    const { placed } = placeItems([a, b]);
    const gap = utf8('hidden');
    const moved = placed.map((each, index) => ({ ...each, offset: each.offset + (index === 1 ? gap.length : 0) }));
    const body = concatBytes(localHeader(a), a.content, gap, localHeader(b), b.content);
    const directory = concatBytes(...moved.map(centralHeader));
    const file = concatBytes(body, directory, endRecords(2, directory.length, body.length));
    expect(await problemsOf(file)).toContain('zipUnaccounted case/b');
  });

  it('names an item that the directory leaves out, and one that only the directory has', async () => {
    const [a, b] = [item('case/a', 'alpha'), item('case/b', 'beta')];
    expect(await problemsOf(handMade([a, b], [a]))).toContain('zipDirectory case/b');
    expect(await problemsOf(handMade([a], [a, b]))).not.toEqual([]);
  });

  it('names two items that are one file on some machines, and two that share bytes', async () => {
    expect(await problemsOf(handMade([item('case/a', '1'), item('case/a', '2')]))).toContain('zipDuplicate case/a');
    expect(await problemsOf(handMade([item('case/A', '1'), item('case/a', '2')]))).toContain('zipDuplicate case/a');
    const a = item('case/a', 'alpha');
    const { placed, end } = placeItems([a]);
    const directory = concatBytes(...[...placed, ...placed].map(centralHeader));
    // The walk from the front sees one, so the second claim differs in the directory.
    const file = concatBytes(localHeader(a), a.content, directory, endRecords(2, directory.length, end));
    expect(await problemsOf(file)).toContain('zipDirectory ZIP 结尾');
  });

  it.each(['../evil', '/etc/passwd', 'C:/x', 'a\\b', 'a//b', 'a/./b', 'a\0b', 'a/', 'x:stream'])(
    'refuses the name %j',
    async (name) => {
      expect(isSafeName(name)).toBe(false);
      expect(await problemsOf(handMade([item(name, 'x')]))).toContain(`zipName ${name}`);
    },
  );

  it('names a compressed item, a comment, an encrypted flag: forms that ours never has', async () => {
    const at = (offset: number, value: number) => sound.map((byte, index) => (index === offset ? value : byte));
    expect(await problemsOf(at(8, 8))).toContain('zipHeader case/a.txt');
    expect(await problemsOf(at(6, 1))).toContain('zipHeader case/a.txt');
    expect(await problemsOf(at(10, 1))).toContain('zipHeader case/a.txt');
    const comment = concatBytes(sound.slice(0, -2), Uint8Array.of(1, 0), utf8('!'));
    expect(await problemsOf(comment)).toEqual(['zipDirectory ZIP 结尾', 'zipUnaccounted ZIP 结尾']);
  });

  it('still finds the items when a header, or the whole directory, is lost', async () => {
    const broken = sound.map((byte, index) => (index === 0 ? 0 : byte));
    expect((await readZip(bytesAsSource(broken))).items).toHaveLength(3);
    const cut = await readZip(bytesAsSource(sound.slice(0, -60)));
    expect(cut.items).toHaveLength(3);
    expect(cut.problems.map(({ code }) => code)).toContain('zipDirectory');
    const nothing = await readZip(bytesAsSource(utf8('no zip at all, though long enough to hold an end record')));
    expect(nothing.items).toEqual([]);
    expect((await readZip(bytesAsSource(new Uint8Array()))).items).toEqual([]);
  });

  it('any one byte changed anywhere but in a content is named', async () => {
    const { items } = await readZip(bytesAsSource(sound));
    const inContent = (at: number) => items.some((each) => at >= each.dataOffset && at < each.dataOffset + each.size);
    for (let at = 0; at < sound.length; at += 1) {
      if (inContent(at)) continue;
      for (const flip of [1, 0x80, 0xff]) {
        const problems = await problemsOf(sound.map((byte, index) => (index === at ? byte ^ flip : byte)));
        if (problems.length === 0) expect.unreachable(`byte ${at} changed by ${flip} went unnoticed`);
      }
    }
  });
});

describe('ZIP64', () => {
  // 5 GiB of zeros after a small item, computed and not held.
  const big: ZipItem = { name: 'case/film.mp4', size: 5 * 2 ** 30, crc: 0x12345678 };
  const items = [{ name: 'case/a', size: 0, crc: 0 }, big, { name: 'case/after', size: 0, crc: 0 }];
  const { placed, end } = placeItems(items);
  const pieces: [number, Uint8Array][] = placed.map((each) => [each.offset, localHeader(each)]);
  const directory = concatBytes(...placed.map(centralHeader));
  const tail = concatBytes(directory, endRecords(items.length, directory.length, end));
  pieces.push([end, tail]);
  const source: ByteSource = {
    size: end + tail.length,
    async read(offset, length) {
      const out = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
      for (const [at, bytes] of pieces) {
        for (let index = 0; index < bytes.length; index += 1) {
          const place = at + index - offset;
          if (place >= 0 && place < out.length) out[place] = bytes[index] ?? 0;
        }
      }
      return out;
    },
  };

  it('holds an item of 5 GiB and what stands behind it, every byte accounted for', async () => {
    const reading = await readZip(source);
    expect(reading.problems).toEqual([]);
    expect(reading.items.map(({ size, offset }) => [size, offset])).toEqual(
      placed.map(({ size, offset }) => [size, offset]),
    );
    expect(zipSize(items)).toBe(source.size);
  });

  it('is found from its end as well, when its beginning is damaged', async () => {
    const damaged: ByteSource = {
      size: source.size,
      read: async (offset, length) => {
        const bytes = await source.read(offset, length);
        return offset === 0 ? bytes.map((byte, index) => (index === 0 ? 0 : byte)) : bytes;
      },
    };
    const reading = await readZip(damaged);
    expect(reading.items.map(({ size }) => size)).toEqual(items.map(({ size }) => size));
    expect(reading.problems).toEqual([expect.objectContaining({ code: 'zipHeader', where: 'case/a' })]);
  });
});

describe('writing a ZIP', () => {
  it('refuses content that is not what was said of it', async () => {
    const content = {
      ...item('case/a', 'alpha'),
      bytes: async function* () {
        yield utf8('alphA');
      },
    };
    await expect(joined(zipBytes([content], nativeTools.crc32))).rejects.toMatchObject({ code: 'contentChanged' });
  });

  it('has one CRC, by whichever code', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 31) % 256);
    expect(portableCrc32(bytes, 0)).toBe(nativeTools.crc32(bytes, 0));
    expect(portableCrc32(bytes.subarray(500), portableCrc32(bytes.subarray(0, 500), 0))).toBe(
      nativeTools.crc32(bytes, 0),
    );
  });
});
