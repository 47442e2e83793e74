import { canonicalBytes, fromBase64, type Json, parseCanonical, toBase64 } from '@liuhen/ledger';
import { hashPattern, instantPattern, listOf, mapOf, objectOf, ShapeMismatch, textOf, uuidPattern } from './shape.ts';

/** A field that is shown, with the salt that opens its commitment. */
export type OpenUnit = { readonly value: Json; readonly salt: Uint8Array };
/** A field that was lawfully erased: which record approved it, and when. */
export type Erasure = { readonly approvedBy: string; readonly at: string };

/** A file of the record, in the order of the leaf: where its bytes stand in the package, or why they do not. */
export type PackedFile = {
  readonly sha256: string;
  readonly state: 'present' | 'withheld' | 'erased';
  readonly path: string | null;
};

/** `records/NNNNNN.json`: everything of a record that the leaf only commits to. */
export type RecordFile = {
  readonly units: ReadonlyMap<string, OpenUnit>;
  readonly withheld: readonly string[];
  readonly erased: ReadonlyMap<string, Erasure>;
  readonly files: readonly PackedFile[];
};

export function writeRecordFile({ units, withheld, erased, files }: RecordFile): Uint8Array {
  return canonicalBytes({
    units: Object.fromEntries([...units].map(([name, { value, salt }]) => [name, { value, salt: toBase64(salt) }])),
    withheld,
    erased: Object.fromEntries(erased),
    files,
  });
}

export function readRecordFile(bytes: Uint8Array): RecordFile {
  const value = objectOf(parseCanonical(bytes), ['erased', 'files', 'units', 'withheld']);
  return {
    units: mapOf(value.units, (unit) => {
      const { value: content = null, salt } = objectOf(unit, ['salt', 'value']);
      return { value: content, salt: fromBase64(textOf(salt)) };
    }),
    withheld: listOf(value.withheld, (name) => textOf(name)),
    erased: mapOf(value.erased, (erasure) => {
      const { approvedBy, at } = objectOf(erasure, ['approvedBy', 'at']);
      return { approvedBy: textOf(approvedBy, uuidPattern), at: textOf(at, instantPattern) };
    }),
    files: listOf(value.files, readPackedFile),
  };
}

function readPackedFile(value: Json): PackedFile {
  const { sha256, state, path } = objectOf(value, ['path', 'sha256', 'state']);
  const file = { sha256: textOf(sha256, hashPattern), path: path === null ? null : textOf(path) };
  switch (state) {
    case 'present':
    case 'withheld':
    case 'erased':
      return { ...file, state };
    default:
      throw new ShapeMismatch('文件状态不认识');
  }
}
