import { fromBase64, toBase64 } from '../bytes.ts';
import { LedgerFault } from '../fault.ts';
import { isHash } from '../merkle/node.ts';

/** C2SP tlog-checkpoint: which log, how many entries, what root; further lines are the log's own, covered by its signature. */
export type Checkpoint = {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly extensions: readonly string[];
};

const largest = 2n ** 64n - 1n;

/** The text that is signed as a note. */
export function encodeCheckpoint(checkpoint: Checkpoint): string {
  const lines = [checkpoint.origin, String(checkpoint.size), toBase64(checkpoint.root), ...checkpoint.extensions];
  const text = `${lines.join('\n')}\n`;
  // One reader decides what a checkpoint is.
  parseCheckpoint(text);
  return text;
}

/** Throws `badCheckpoint`. Stricter than others: the root has the 32 bytes of our hashes, and no extension line is empty. */
export function parseCheckpoint(text: string): Checkpoint {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,19})\n([^\n]+)\n((?:[^\n]+\n)*)$/.exec(text);
  if (match === null) throw new LedgerFault('badCheckpoint', '检查点的行数或写法不对。');
  const [, origin = '', size = '', root = '', rest = ''] = match;
  const checkpoint: Checkpoint = {
    origin,
    size: BigInt(size),
    root: fromBase64(root),
    extensions: rest.split('\n').slice(0, -1),
  };
  if (checkpoint.size > largest || !isHash(checkpoint.root)) {
    throw new LedgerFault('badCheckpoint', '检查点的大小超出范围，或根不是 32 字节。');
  }
  return checkpoint;
}
