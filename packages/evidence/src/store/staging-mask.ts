import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { StagingMask } from './evidence-store.ts';

export function deriveStagingMask(master: Uint8Array, name: string): StagingMask {
  const bytes = new Uint8Array(hkdfSync('sha256', master, name, 'liuhen evidence staging', 48));
  return { key: bytes.slice(0, 32), iv: bytes.slice(32) };
}

/** AES-256-CTR can begin anywhere: the counter is the block number. Each mask serves one staged file once, so no key stream repeats. */
export function maskAt(mask: StagingMask, offset: number): (bytes: Uint8Array) => Uint8Array {
  const cipher = createCipheriv('aes-256-ctr', mask.key, counterAt(mask.iv, Math.floor(offset / 16)));
  const into = offset % 16;
  if (into > 0) cipher.update(Buffer.alloc(into));
  return (bytes) => cipher.update(bytes);
}

export async function* unmasked(bytes: AsyncIterable<Uint8Array>, mask: StagingMask): AsyncGenerator<Uint8Array> {
  const decipher = createDecipheriv('aes-256-ctr', mask.key, mask.iv);
  for await (const chunk of bytes) yield decipher.update(chunk);
}

function counterAt(iv: Uint8Array, block: number): Buffer {
  const start = BigInt(`0x${Buffer.from(iv).toString('hex')}`);
  const counter = (start + BigInt(block)) % (1n << 128n);
  return Buffer.from(counter.toString(16).padStart(32, '0'), 'hex');
}
