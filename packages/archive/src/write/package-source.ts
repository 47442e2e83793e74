import type { RecordBody } from '@liuhen/records';
import type { About } from '../layout/about.ts';
import type { Erasure } from '../layout/record-file.ts';

/** A record as whoever holds the journal hands it over. */
export type SourceRecord = {
  /** The bytes that are in the log. */
  readonly leaf: Uint8Array;
  /** Position in the agency's log, and the inclusion proof from there to the root of `checkpoint`. */
  readonly index: bigint;
  readonly proof: readonly Uint8Array[];
  /** As stored: without the units that were erased. */
  readonly body: RecordBody;
  /** Unit → salt in Base64. */
  readonly salts: Readonly<Record<string, string>>;
  readonly erased: ReadonlyMap<string, Erasure>;
  /** Hashes of files whose bytes were lawfully destroyed. */
  readonly erasedFiles?: readonly string[];
  /** For a masked copy: units to be shown as commitments only, and files to be left out. */
  readonly withhold?: readonly string[];
  readonly withholdFiles?: readonly string[];
};

/**
 * A finding of the law as it is printed: a `Finding` of `@liuhen/law` with its derivation explained in words. In a masked copy the
 * caller leaves out or rewords findings that tell what is masked; the same goes for `caseFile` and `compliancePdf`.
 */
export type PackedFinding = {
  readonly id: string;
  readonly article: string;
  readonly severity: string;
  readonly status: string;
  readonly legalEffect: string | null;
  readonly compliance: string | null;
  readonly due: string | null;
  /** How the instant was counted, in Chinese; null where there is none. */
  readonly derivation: string | null;
  readonly records: readonly string[];
  readonly cure: string | null;
  readonly message: string;
  readonly who: string | null;
  readonly certainty: string | null;
};

export type PackedCompliance = {
  readonly evaluatedAt: string;
  readonly edition: string;
  readonly findings: readonly PackedFinding[];
};

/**
 * Where a package comes from: the server or the CLI fills it from journal, log and evidence store. All of it must be of one moment:
 * `checkpoint`, `subjectHead` and every proof of one tree size, and the records all of the subject up to that head. If the log grew
 * between two readings, read again.
 */
export interface PackageSource {
  readonly about: Omit<About, 'format' | 'records' | 'treeSize'>;
  /** Every record of the subject, in order of subjectSeq, from 1. */
  readonly records: readonly SourceRecord[];
  /**
   * Records of other subjects that the case rests on: officers' certificates, devices, parameters, recordings shared with another
   * case. Proved one by one against the same tree; that there are no others is not claimed.
   */
  readonly related: readonly SourceRecord[];
  /** Signed notes: the tree, and the log's word on the subject's last record in that very tree. */
  readonly checkpoint: Uint8Array;
  readonly subjectHead: Uint8Array;
  /** Checkpoints signed or witnessed before, with the proof that leads from each to `checkpoint`. May be empty. */
  readonly earlier: readonly { readonly note: Uint8Array; readonly proof: readonly Uint8Array[] }[];
  /** Keys that signed: the present one of the log first, then past ones, and those of witnesses. */
  readonly verifierKeys: readonly string[];
  /** Notes by which the log went from one key to the next, oldest first. */
  readonly successions: readonly Uint8Array[];
  readonly compliance: PackedCompliance;
  /** The case as YAML, and the compliance page as PDF, where they were made. */
  readonly caseFile: Uint8Array | null;
  readonly compliancePdf: Uint8Array | null;
  /** Opens a file of a record; called twice for each: once to measure it, once to write it. Null when it is not there. */
  openFile(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Signs the seal with the log's key as a note (C2SP). */
  sign(text: string): Promise<Uint8Array>;
}
