import { canonicalize, decodeLeaf, fromBase64, type Json, type Leaf, opensCommitment } from '@liuhen/ledger';
import { commitmentUnits, type RecordBody } from '@liuhen/records';
import { ArchiveFault } from '../archive-fault.ts';
import type { OpenUnit, PackedFile, RecordFile } from '../layout/record-file.ts';
import { nativeTools } from '../verify/verify-package.ts';
import type { SourceRecord } from './package-source.ts';

export type ReadRecord = { readonly source: SourceRecord; readonly leaf: Leaf };

/**
 * What a record's file in the package says. Throws `sourceInconsistent` when what the journal holds does not open what it committed
 * to: such a package would be broken from its first day, and the journal is what must be looked at.
 */
export function recordFileOf({ source, leaf }: ReadRecord, pathOf: (sha256: string) => string): RecordFile {
  requireSameRecord(source.body, leaf);
  const values = new Map(commitmentUnits(source.body));
  const withheld = new Set(source.withhold ?? []);
  const units = new Map<string, OpenUnit>();
  for (const [name, commitment] of Object.entries(leaf.commitments)) {
    if (source.erased.has(name) || withheld.has(name)) continue;
    const value = toJson(values.get(name));
    const salt = fromBase64(source.salts[name] ?? '');
    if (
      !values.has(name) ||
      salt.length !== 32 ||
      !opensCommitment(nativeTools.digests, commitment, name, value, salt)
    ) {
      throw inconsistent(leaf, `字段“${name}”与日志中的承诺不符`);
    }
    units.set(name, { value, salt });
  }
  return {
    units,
    withheld: Object.keys(leaf.commitments).filter((name) => withheld.has(name) && !source.erased.has(name)),
    erased: source.erased,
    files: leaf.files.map(({ sha256 }) => packedFile(source, sha256, pathOf)),
  };
}

/** What the leaf itself carries must be what the body says: the first page is written from the body. */
function requireSameRecord(body: RecordBody, leaf: Leaf): void {
  const { id, agency, subject, kind, schema, claimed, notBefore, files } = body;
  const said = {
    agency,
    record: id,
    subject,
    kind: `${kind}@${schema}`,
    claimed,
    notBefore,
    files: files.map(({ sha256, sm3, size }) => ({ sha256, sm3, size })),
  };
  for (const [name, value] of Object.entries(said)) {
    const logged: unknown = leaf[name as keyof typeof said];
    if (canonicalize(value) !== canonicalize(logged)) throw inconsistent(leaf, `“${name}”与日志叶子不符`);
  }
}

export function readLeaf(source: SourceRecord): Leaf {
  try {
    return decodeLeaf(source.leaf);
  } catch (cause) {
    throw new ArchiveFault('sourceInconsistent', `记录 ${source.body.id} 的日志叶子读不出来。请运行 fsck。`, { cause });
  }
}

/** Where the bytes of a file are shown; a file that any record shows is in the package once. */
export function isShown(source: SourceRecord, sha256: string): boolean {
  return !source.erasedFiles?.includes(sha256) && !source.withholdFiles?.includes(sha256);
}

function packedFile(source: SourceRecord, sha256: string, pathOf: (sha256: string) => string): PackedFile {
  if (source.erasedFiles?.includes(sha256)) return { sha256, state: 'erased', path: null };
  if (!isShown(source, sha256)) return { sha256, state: 'withheld', path: null };
  return { sha256, state: 'present', path: pathOf(sha256) };
}

/** A value from a body is JSON already; this only says so to the compiler. */
function toJson(value: unknown): Json {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function inconsistent(leaf: Leaf, what: string): ArchiveFault {
  return new ArchiveFault('sourceInconsistent', `第 ${leaf.subjectSeq} 号记录：${what}。请运行 fsck 查明后再打包。`);
}
