import { hash, randomBytes } from 'node:crypto';
import { canonicalize, commit, type DigestPair, LedgerFault, saltLength } from '@liuhen/ledger';
import {
  commitmentUnits,
  findKind,
  type GateSnapshot,
  type Kind,
  type RecordBody,
  validateRecord,
} from '@liuhen/records';
import { digests } from '../digests.ts';
import { Fault } from '../fault.ts';
import { invariant } from '../invariant.ts';
import type { Askable } from '../vault/sealed-payload.ts';

/** A record with all that does not depend on its place: made before any lock is taken. */
export type Prepared = {
  readonly body: RecordBody;
  readonly kind: Kind;
  readonly canonical: string;
  /** As it is kept: under the agency's key. Records from before are kept by `plainHash`. */
  readonly bodyHash: Buffer;
  readonly plainHash: Buffer;
  readonly commitments: Readonly<Record<string, DigestPair>>;
  readonly sealed: Buffer;
  readonly askable: Askable;
  readonly origin: 'live' | 'import';
  readonly actor: string;
  readonly pseudonym: string;
  readonly gate: GateSnapshot | null;
  /** Where the subject and the agency stood when the gate was asked; null for what has no gate. */
  readonly seen: { readonly subjectSeq: number; readonly agencySeq: number } | null;
};

export type Checked = Pick<Prepared, 'body' | 'kind' | 'canonical' | 'plainHash'>;

/** Form only. Throws a Fault that names the field. */
export function check(input: unknown): Checked {
  const validated = validateRecord(input);
  if (!validated.ok) throw invalid(validated.invalid);
  const { body } = validated;
  const kind = findKind(body.kind, body.schema);
  invariant(kind !== undefined, 'validated kinds are known');
  try {
    const canonical = canonicalize(body);
    // what is worked with is what is stored: keys in their canonical order, so that replay equals live
    const stored = JSON.parse(canonical) as RecordBody;
    return { body: stored, kind, canonical, plainHash: hash('sha256', canonical, 'buffer') };
  } catch (cause) {
    if (!(cause instanceof LedgerFault)) throw cause;
    throw new Fault(
      'fieldWrong',
      `记录内容不能原样保存：${cause.message}`,
      '小数请写成字符串；请去掉残缺字符后重新提交',
      {
        cause,
      },
    );
  }
}

type Invalid = Extract<ReturnType<typeof validateRecord>, { ok: false }>['invalid'];

function invalid(what: Invalid): Fault {
  const at = what.where;
  switch (what.code) {
    case 'unknownKind':
      return new Fault('kindUnknown', what.message, '请升级客户端后重新提交；记录未被接收', { at });
    case 'wrongSubject':
      return new Fault('subjectWrong', what.message, '请改正记录所属的案件或机关后重新提交', { at });
    case 'malformed':
    case 'wrongData': {
      const missing = /undefined|required|缺/i.test(what.message);
      return new Fault(
        missing ? 'fieldMissing' : 'fieldWrong',
        what.message,
        '请按提示补正该字段后重新提交；记录未被接收',
        { at },
      );
    }
  }
}

/** Each unit gets its own random salt: without one a telephone number is found by trying them all. */
export function commitUnits(body: RecordBody): Pick<Prepared, 'commitments'> & { readonly salts: string } {
  const units = commitmentUnits(body);
  const random = randomBytes(saltLength * units.length);
  const commitments: Record<string, DigestPair> = {};
  const salts: Record<string, string> = {};
  units.forEach(([name, value], index) => {
    const salt = random.subarray(index * saltLength, (index + 1) * saltLength);
    commitments[name] = commit(digests, name, value, salt);
    salts[name] = salt.toString('base64');
  });
  return { commitments, salts: JSON.stringify(salts) };
}
