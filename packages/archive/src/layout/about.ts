import { canonicalBytes, parseCanonical } from '@liuhen/ledger';
import {
  countOf,
  instantPattern,
  objectOf,
  ShapeMismatch,
  sizePattern,
  textOf,
  textOrNullOf,
  uuidPattern,
} from './shape.ts';

/** `case.json`: what the package says of itself. What it says is checked against the log, never believed. */
export type About = {
  readonly format: 1;
  readonly subject: { readonly type: 'case' | 'agency'; readonly id: string };
  /** How many records the subject has, all of which are in here. */
  readonly records: number;
  /** Size of the log's tree under the checkpoint, in digits: it may exceed what JSON numbers hold. */
  readonly treeSize: string;
  readonly agencyName: string;
  readonly title: string;
  /** The case number, or null where none was given. */
  readonly number: string | null;
  readonly packedAt: string;
  /** Why and for whom; null for the agency's own keeping. */
  readonly purpose: string | null;
};

const names = ['agencyName', 'format', 'number', 'packedAt', 'purpose', 'records', 'subject', 'title', 'treeSize'];

export function writeAbout(about: About): Uint8Array {
  return canonicalBytes(about);
}

export function readAbout(bytes: Uint8Array): About {
  const value = objectOf(parseCanonical(bytes), names);
  if (value.format !== 1) throw new ShapeMismatch('包格式版本不认识，请使用更新的核验程序');
  const subject = objectOf(value.subject, ['id', 'type']);
  return {
    format: 1,
    subject: {
      type: textOf(subject.type, /^(?:case|agency)$/) === 'case' ? 'case' : 'agency',
      id: textOf(subject.id, uuidPattern),
    },
    records: countOf(value.records),
    treeSize: textOf(value.treeSize, sizePattern),
    agencyName: textOf(value.agencyName),
    title: textOf(value.title),
    number: textOrNullOf(value.number),
    packedAt: textOf(value.packedAt, instantPattern),
    purpose: textOrNullOf(value.purpose),
  };
}
