import { hash } from 'node:crypto';
import {
  canonicalize,
  commit,
  type DigestPair,
  decodeLeaf,
  fromBase64,
  type Leaf,
  LedgerFault,
  leafHash,
  toHex,
  utf8,
} from '@liuhen/ledger';
import { commitmentUnits, type RecordBody } from '@liuhen/records';
import { digests } from '../digests.ts';
import { type Payload, unsealPayload } from '../vault/sealed-payload.ts';
import { keyedHash } from '../vault/vault.ts';
import type { Report } from './discrepancy.ts';
import { leafText } from './leaf-text.ts';
import type { StoredEntry } from './rows.ts';

export type Ground = {
  readonly agency: string;
  readonly pseudonyms: ReadonlyMap<string, string>;
  /** Of the agency and of each subject that has one. */
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** `record unit` of every tombstone. */
  readonly erasures: ReadonlySet<string>;
};

/**
 * One entry against its payload and the entry before it. Its leaf is derived anew from what is stored beside it and compared
 * as a whole; only when that differs is it taken apart to say where. Answers the leaf's true hashes for the next in the chain.
 */
export function checkEntry(ground: Ground, row: StoredEntry, previous: DigestPair | null, report: Report): DigestPair {
  const where = { record: row.record_id, subject: row.subject_id };
  const bytes = utf8(row.leaf);
  const sha256 = leafHash(digests.sha256, bytes);
  const sm3 = leafHash(digests.sm3, bytes);
  if (!row.leaf_sha256.equals(sha256) || !row.leaf_sm3.equals(sm3)) {
    report('leafHash', `记录 ${row.record_id} 的叶子与其摘要不符：叶子或摘要被改动`, where);
  }
  const payload = opened(ground, row);
  if (row.actor === null) report('payloadMissing', `记录 ${row.record_id} 的内容缺失`, where);
  else if (payload === null)
    report('sealBroken', `记录 ${row.record_id} 的加密内容打不开：被改动、被移动或密钥不对`, where);
  else checkPayload(ground, { ...row, ...payload }, previous, report);
  for (const unit of row.erased ?? []) {
    if (!ground.erasures.has(`${row.record_id} ${unit}`)) {
      report('erasureUnrecorded', `记录 ${row.record_id} 的“${unit}”不见了，却没有销毁登记`, where);
    }
  }
  return { sha256: toHex(sha256), sm3: toHex(sm3) };
}

type OpenEntry = StoredEntry & Payload;

function opened({ agency, keys }: Ground, row: StoredEntry): Payload | null {
  if (row.sealed === null) return { body: row.body ?? '', salts: row.salts ?? '', gate: row.gate };
  const key = keys.get(row.subject_id);
  return key === undefined
    ? null
    : unsealPayload(key, { agency, subject: row.subject_id, record: row.record_id }, row.sealed);
}

function checkPayload(ground: Ground, row: OpenEntry, previous: DigestPair | null, report: Report): void {
  if (derivedLeaf(ground, row, previous) !== row.leaf) explain(ground, row, previous, report);
  if (row.erased.length > 0 || isBodyHash(ground, row)) return;
  const where = { record: row.record_id, subject: row.subject_id };
  report('bodyHash', `记录 ${row.record_id} 的内容与提交时的摘要不符：内容被改动`, where);
}

/** Kept under the agency's key; of records from before, as it is. */
function isBodyHash({ agency, keys }: Ground, { body, body_hash }: OpenEntry): boolean {
  const plain = hash('sha256', body, 'buffer');
  const key = keys.get(agency);
  return body_hash.equals(plain) || (key !== undefined && body_hash.equals(keyedHash(key, plain)));
}

/** The leaf as it must be, or null where the stored values cannot make one. */
function derivedLeaf(ground: Ground, row: OpenEntry, previous: DigestPair | null): string | null {
  try {
    const body = JSON.parse(row.body) as RecordBody;
    const salts = JSON.parse(row.salts) as Record<string, string>;
    const commitments: Record<string, DigestPair> = {};
    for (const [name, value] of commitmentUnits(body)) {
      const salt = salts[name];
      if (salt !== undefined) commitments[name] = commit(digests, name, value, Buffer.from(salt, 'base64'));
    }
    // what was erased is believed of the leaf itself: its hash is in the chain and in the log
    const told = row.erased.length === 0 ? null : (JSON.parse(row.leaf) as Leaf);
    for (const unit of row.erased) {
      const commitment = told?.commitments[unit];
      if (commitment !== undefined) commitments[unit] = commitment;
    }
    const leaf: Leaf = {
      version: 1,
      agency: ground.agency,
      record: row.record_id,
      subject: { type: body.subject.type, id: row.subject_id },
      subjectSeq: row.subject_seq,
      previous,
      kind: row.kind,
      claimed: body.claimed,
      notBefore: body.notBefore,
      receivedAt: row.received_at,
      origin: row.origin,
      actor: row.actor === 'system' ? 'system' : (ground.pseudonyms.get(row.actor ?? '') ?? ''),
      lawEdition: editionOf(row.gate),
      commitments,
      files: body.files.map(({ sha256, sm3, size }) => ({ sha256, sm3, size })),
    };
    return leafText(leaf);
  } catch {
    return null;
  }
}

function editionOf(gate: string | null): string | null {
  return gate === null ? null : (JSON.parse(gate) as { edition: string }).edition;
}

function explain(ground: Ground, row: OpenEntry, previous: DigestPair | null, report: Report): void {
  const where = { record: row.record_id, subject: row.subject_id };
  let leaf: Leaf;
  try {
    leaf = decodeLeaf(utf8(row.leaf));
  } catch (error) {
    if (!(error instanceof LedgerFault)) throw error;
    report('leafContent', `记录 ${row.record_id} 的叶子不可读：${error.message}`, where);
    return;
  }
  let named = false;
  const tell: Report = (code, message) => {
    named = true;
    report(code, message, where);
  };
  if (leaf.previous?.sha256 !== previous?.sha256 || leaf.previous?.sm3 !== previous?.sm3) {
    tell('chain', `记录 ${row.record_id} 所连的前一条与实际的前一条不符：有记录被替换、插入或调换`);
  }
  for (const unit of brokenUnits(row, leaf))
    tell('commitment', `记录 ${row.record_id} 的“${unit}”与承诺不符：该项内容被改动`);
  if (!named) tell('leafContent', `记录 ${row.record_id} 的登记项（${differing(ground, row, leaf)}）与叶子不符`);
}

function brokenUnits(row: OpenEntry, leaf: Leaf): string[] {
  let units: [string, unknown][];
  let salts: Record<string, string>;
  try {
    units = commitmentUnits(JSON.parse(row.body) as RecordBody);
    salts = JSON.parse(row.salts) as Record<string, string>;
  } catch {
    return ['全部内容'];
  }
  const present = new Map(units);
  const broken = units.filter(([name]) => leaf.commitments[name] === undefined).map(([name]) => name);
  for (const [name, commitment] of Object.entries(leaf.commitments)) {
    if (row.erased.includes(name)) continue;
    const salt = salts[name];
    if (!present.has(name) || salt === undefined || !opens(commitment, name, present.get(name), salt))
      broken.push(name);
  }
  return [...new Set(broken)];
}

function opens(commitment: DigestPair, name: string, value: unknown, salt: string): boolean {
  try {
    const made = commit(digests, name, value, fromBase64(salt));
    return made.sha256 === commitment.sha256 && made.sm3 === commitment.sm3;
  } catch {
    return false;
  }
}

function differing(ground: Ground, row: OpenEntry, leaf: Leaf): string {
  const body = JSON.parse(row.body) as RecordBody;
  const pairs: [string, unknown, unknown][] = [
    ['编号', leaf.record, row.record_id],
    ['机关', leaf.agency, ground.agency],
    ['案件', leaf.subject.id, row.subject_id],
    ['序号', leaf.subjectSeq, row.subject_seq],
    ['种类', leaf.kind, row.kind],
    ['来源', leaf.origin, row.origin],
    ['收到时刻', leaf.receivedAt, row.received_at],
    ['提交人', leaf.actor, row.actor === 'system' ? 'system' : ground.pseudonyms.get(row.actor ?? '')],
    ['所称时刻', canonicalize(leaf.claimed), canonicalize(body.claimed)],
    ['法律版本', leaf.lawEdition, editionOf(row.gate)],
  ];
  return pairs.flatMap(([name, a, b]) => (a === b ? [] : [name])).join('、') || '其他';
}
