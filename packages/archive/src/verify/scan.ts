import { toHex } from '@liuhen/ledger';
import { hashOfFilePath, root } from '../layout/paths.ts';
import { type ByteSource, readStretch } from '../zip/byte-source.ts';
import type { FoundItem } from '../zip/read-zip.ts';
import type { Problem } from './problem.ts';
import type { VerifyOptions, VerifyTools } from './verify-tools.ts';

/** An item as it was read. `bytes` of what is to be understood; null of files, which are only hashed, and of what is too large. */
export type ScannedItem = {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Only of files, whose leaf names it. */
  readonly sm3: string | null;
  readonly bytes: Uint8Array | null;
};

/** What is understood is held in memory; ours are far smaller, and a hostile one shall not exhaust it. */
const mostHeld = 1 << 28;

/** Reads each item once, hashing on the way. */
export async function scanItems(
  source: ByteSource,
  items: readonly FoundItem[],
  tools: VerifyTools,
  { progress }: Pick<VerifyOptions, 'progress'>,
): Promise<{ scanned: Map<string, ScannedItem>; problems: Problem[] }> {
  const scanned = new Map<string, ScannedItem>();
  const problems: Problem[] = [];
  let done = 0;
  for (const item of items) {
    const path = item.name.startsWith(root) ? item.name.slice(root.length) : item.name;
    if (path === item.name) {
      problems.push({ code: 'unknownItem', where: item.name, message: `条目不在“${root}”目录下，不属于卷宗包。` });
    }
    const isFile = hashOfFilePath(path) !== null;
    const sha256 = tools.startHash('sha256');
    const sm3 = isFile ? tools.startHash('sm3') : null;
    const held: Uint8Array[] | null = isFile || item.size > mostHeld ? null : [];
    let crc = 0;
    let size = 0;
    for await (const piece of readStretch(source, item.dataOffset, item.size)) {
      crc = tools.crc32(piece, crc);
      sha256.update(piece);
      sm3?.update(piece);
      held?.push(Uint8Array.from(piece));
      size += piece.length;
      done += piece.length;
      progress?.(done, source.size);
    }
    if (crc !== item.crc) {
      problems.push({
        code: 'zipChecksum',
        where: item.name,
        message: '内容与 ZIP 校验码（CRC-32）不符：内容被改动或损坏。',
      });
    }
    scanned.set(path, {
      path,
      size,
      sha256: toHex(sha256.digest()),
      sm3: sm3 === null ? null : toHex(sm3.digest()),
      bytes: held === null ? null : joined(held, size),
    });
  }
  return { scanned, problems };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
