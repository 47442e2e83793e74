import { concatBytes, utf8 } from '@liuhen/ledger';
import type { Verdict } from '../verify/verdict.ts';
import { nativeTools } from '../verify/verify-package.ts';
import { verifySource } from '../verify/verify-source.ts';
import type { VerifyOptions } from '../verify/verify-tools.ts';
import { bytesAsSource } from '../zip/byte-source.ts';
import { type FoundItem, readZip } from '../zip/read-zip.ts';
import { type ZipContent, zipBytes } from '../zip/write-zip.ts';
import type { PackageSource } from './package-source.ts';
import { preparePackage } from './write-package.ts';

export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return concatBytes(...all);
}

/** Of one line each. */
export const enclosures = { verifier: utf8('verifier'), format: utf8('format') };

/** A package in memory, with enclosures of one line so that a test can try each of its bytes. */
export async function pack(source: PackageSource): Promise<Uint8Array> {
  return joined((await preparePackage(source, enclosures)).bytes());
}

export function judge(bytes: Uint8Array, options: VerifyOptions = {}): Promise<Verdict> {
  return verifySource(bytesAsSource(bytes), nativeTools, options);
}

export async function itemsOf(
  bytes: Uint8Array,
): Promise<{ items: readonly FoundItem[]; contents: Map<string, Uint8Array> }> {
  const { items } = await readZip(bytesAsSource(bytes));
  const contents = new Map(items.map((item) => [item.name, bytes.slice(item.dataOffset, item.dataOffset + item.size)]));
  return { items, contents };
}

/** Writes a well-formed ZIP of the given contents: what a forger does who knows the format. */
export async function zipOf(contents: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const items = [...contents].map(
    ([name, bytes]): ZipContent => ({
      name,
      size: bytes.length,
      crc: nativeTools.crc32(bytes, 0),
      bytes: async function* () {
        yield bytes;
      },
    }),
  );
  return joined(zipBytes(items, nativeTools.crc32));
}
