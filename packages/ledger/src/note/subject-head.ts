import type { DigestPair } from '../digest.ts';
import { LedgerFault } from '../fault.ts';
import { type Checkpoint, encodeCheckpoint, parseCheckpoint } from './checkpoint.ts';

/**
 * The log's signed word on how far a subject went when the tree had this size: without it, a case whose last records were left
 * out would still be gapless. It is a checkpoint with extension lines, so the same key signs it; two of them that disagree on
 * one size convict the log.
 */
export type SubjectHead = {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  readonly subject: { readonly type: 'case' | 'agency'; readonly id: string };
  /** subjectSeq of the last record, at least 1. */
  readonly subjectSeq: number;
  /** Leaf hashes of the last record. */
  readonly head: DigestPair;
};

const marker = 'liuhen/subject-head/1';

export function encodeSubjectHead(head: SubjectHead): string {
  const { origin, size, root, subject, subjectSeq } = head;
  const text = encodeCheckpoint({
    origin,
    size,
    root,
    extensions: [
      marker,
      `subject ${subject.type} ${subject.id}`,
      `records ${subjectSeq}`,
      `head ${head.head.sha256} ${head.head.sm3}`,
    ],
  });
  parseSubjectHead(text);
  return text;
}

/** Throws `badCheckpoint`. */
export function parseSubjectHead(text: string): SubjectHead {
  const { origin, size, root, extensions }: Checkpoint = parseCheckpoint(text);
  const match =
    /^liuhen\/subject-head\/1\nsubject (case|agency) ([0-9a-f-]{36})\nrecords ([1-9]\d{0,14})\nhead ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(
      extensions.join('\n'),
    );
  if (match === null) throw new LedgerFault('badCheckpoint', '卷宗末条声明的写法不对。');
  const [, type, id = '', seq = '', sha256 = '', sm3 = ''] = match;
  return {
    origin,
    size,
    root,
    subject: { type: type === 'case' ? 'case' : 'agency', id },
    subjectSeq: Number(seq),
    head: { sha256, sm3 },
  };
}
