import {
  canonicalBytes,
  canonicalize,
  decodeLeaf,
  encodeLeaf,
  fromBase64,
  type Leaf,
  parseCanonical,
  toBase64,
  utf8,
} from '@liuhen/ledger';
import { listOf, objectOf, sizePattern, textOf } from './shape.ts';

/** One line of `log.jsonl`: a record's leaf, where it stands in the agency's log, and the way from there to the root. */
export type LogLine = { readonly leaf: Leaf; readonly index: bigint; readonly proof: readonly Uint8Array[] };

export function writeLogLine({ leaf, index, proof }: LogLine): string {
  return `${canonicalize({ index: String(index), leaf: parseCanonical(encodeLeaf(leaf)), proof: proof.map(toBase64) })}\n`;
}

/** Throws for what is no line; `text` without its line end. */
export function readLogLine(text: string): LogLine {
  const value = objectOf(parseCanonical(utf8(text)), ['index', 'leaf', 'proof']);
  return {
    leaf: decodeLeaf(canonicalBytes(value.leaf)),
    index: BigInt(textOf(value.index, sizePattern)),
    proof: listOf(value.proof, (hash) => fromBase64(textOf(hash))),
  };
}

/** One line of `earlier.jsonl`: a checkpoint signed before, and the proof that the present tree only added to it. */
export type EarlierLine = { readonly note: Uint8Array; readonly proof: readonly Uint8Array[] };

export function writeEarlierLine({ note, proof }: EarlierLine): string {
  return `${canonicalize({ note: toBase64(note), proof: proof.map(toBase64) })}\n`;
}

export function readEarlierLine(text: string): EarlierLine {
  const value = objectOf(parseCanonical(utf8(text)), ['note', 'proof']);
  return {
    note: fromBase64(textOf(value.note)),
    proof: listOf(value.proof, (hash) => fromBase64(textOf(hash))),
  };
}

/** One line of `successions.jsonl`: a note by which the log went on under another key. */
export function writeSuccessionLine(note: Uint8Array): string {
  return `${canonicalize({ note: toBase64(note) })}\n`;
}

export function readSuccessionLine(text: string): Uint8Array {
  return fromBase64(textOf(objectOf(parseCanonical(utf8(text)), ['note']).note));
}
