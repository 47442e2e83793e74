import { createHash, randomBytes } from 'node:crypto';
import {
  appendLeaves,
  commit,
  consistencyProof,
  type DigestPair,
  ed25519Signer,
  emptyTree,
  encodeCheckpoint,
  encodeLeaf,
  encodeSubjectHead,
  encodeVerifierKey,
  fromHex,
  inclusionProof,
  type Leaf,
  leafHash,
  type NodeReader,
  signNote,
  toHex,
  treeHead,
  utf8,
} from '@liuhen/ledger';
import { AgencyId, commitmentUnits, type RecordBody, RecordId, SubjectId } from '@liuhen/records';
import { nativeTools } from '../verify/verify-package.ts';
import type { PackageSource, SourceRecord } from './package-source.ts';

const agency = '018f0000-0000-7000-8000-000000000001';
const caseId = '018f0000-0000-7000-8000-0000000000c1';
const otherCase = '018f0000-0000-7000-8000-0000000000c2';
const origin = `liuhen/${agency}`;
const { digests, ed25519 } = nativeTools;
const crypto = { sha256: digests.sha256, ed25519 };

const seeds = {
  log: [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  ],
  thief: [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  ],
} as const;

/** RFC 8032 §7.1, tests 1 and 2. */
export function keyOf(who: keyof typeof seeds) {
  const [seed, publicKey] = seeds[who];
  return {
    signer: ed25519Signer(crypto, { name: origin, seed: fromHex(seed), publicKey: fromHex(publicKey) }),
    verifierKey: encodeVerifierKey(crypto.sha256, {
      name: origin,
      algorithm: 'ed25519',
      publicKey: fromHex(publicKey),
    }),
  };
}

export type Written = {
  kind: string;
  data: RecordBody['data'];
  people?: RecordBody['people'];
  files?: { name: string; mediaType: string; bytes: Uint8Array }[];
  withhold?: string[];
  withholdFiles?: string[];
  erased?: SourceRecord['erased'];
};

/** Five records of a made-up case, with a film, a fixed rendition and a photograph. */
export function writtenCase(film: Uint8Array = utf8('film')): Written[] {
  return [
    { kind: 'caseOpened', data: { title: '某厂涉嫌未批先建案' } },
    {
      kind: 'siteInspection',
      data: { place: '抚松县某镇<某村>', note: '当事人在场' },
      people: [{ role: '执法人员', person: null, name: '𠅤㛃' }],
      files: [{ name: '现场.mp4', mediaType: 'video/mp4', bytes: film }],
    },
    {
      kind: 'siteInspectionRecord',
      data: { title: '现场检查（勘验）笔录', fields: { situation: '设备正在运行', phone: '13800000000' } },
      files: [{ name: '笔录.pdf', mediaType: 'application/pdf', bytes: utf8('%PDF-1.7 rendition') }],
    },
    {
      kind: 'otherStep',
      data: { note: '送达' },
      files: [{ name: '照片', mediaType: 'image/jpeg', bytes: utf8('jpeg') }],
    },
    { kind: 'otherStep', data: { note: '结案' } },
  ];
}

/** A real log with another case's records between ours, and everything a package needs from it. */
export async function makeSource(
  written: readonly Written[] = writtenCase(),
  who: keyof typeof seeds = 'log',
): Promise<PackageSource> {
  const { signer, verifierKey } = keyOf(who);
  const held = new Map<string, Uint8Array>();
  const heads = new Map<string, { seq: number; previous: DigestPair | null }>();
  const leaves: Uint8Array[] = [];
  const ours: { source: Omit<SourceRecord, 'proof'>; at: number }[] = [];
  const others: typeof ours = [];

  function append(subject: string, each: Written, n: number): void {
    const files = (each.files ?? []).map(({ name, mediaType, bytes }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      held.set(sha256, bytes);
      return { name, mediaType, sha256, sm3: toHex(digests.sm3(bytes)), size: bytes.length };
    });
    const body: RecordBody = {
      id: RecordId.parse(`018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`),
      agency: AgencyId.parse(agency),
      subject: { type: 'case', id: SubjectId.parse(subject) },
      kind: each.kind,
      schema: 1,
      claimed: { from: '2025-03-11T02:00:00.000Z', to: null, precision: 'minute', offset: '+08:00', source: 'person' },
      notBefore: null,
      people: each.people ?? [],
      links: [],
      files,
      data: each.data,
    };
    const salts: Record<string, string> = {};
    const commitments: Record<string, DigestPair> = {};
    for (const [name, value] of commitmentUnits(body)) {
      const salt = randomBytes(32);
      salts[name] = salt.toString('base64');
      commitments[name] = commit(digests, name, value, salt);
    }
    const head = heads.get(subject) ?? { seq: 0, previous: null };
    const leaf: Leaf = {
      version: 1,
      agency,
      record: body.id,
      subject: { type: 'case', id: subject },
      subjectSeq: head.seq + 1,
      previous: head.previous,
      kind: `${each.kind}@1`,
      claimed: body.claimed,
      notBefore: null,
      receivedAt: '2025-03-11T02:30:00.000Z',
      origin: 'live',
      actor: 'pseudonym',
      lawEdition: null,
      commitments,
      files: files.map(({ sha256, sm3, size }) => ({ sha256, sm3, size })),
    };
    const bytes = encodeLeaf(leaf);
    heads.set(subject, {
      seq: head.seq + 1,
      previous: { sha256: toHex(leafHash(digests.sha256, bytes)), sm3: toHex(leafHash(digests.sm3, bytes)) },
    });
    leaves.push(leafHash(digests.sha256, bytes));
    const masks = { withhold: each.withhold ?? [], withholdFiles: each.withholdFiles ?? [] };
    const source = {
      leaf: bytes,
      index: BigInt(leaves.length - 1),
      body,
      salts,
      erased: each.erased ?? new Map(),
      ...masks,
    };
    (subject === caseId ? ours : others).push({ source, at: leaves.length - 1 });
  }

  for (const [index, each] of written.entries()) {
    append(otherCase, { kind: 'otherStep', data: { note: `他案 ${index}` } }, 2 * index + 1);
    append(caseId, each, 2 * index + 2);
  }
  append(otherCase, { kind: 'otherStep', data: {} }, 2 * written.length + 1);

  const { state, newNodes } = appendLeaves(digests.sha256, emptyTree, leaves);
  const nodes = new Map(newNodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  const read: NodeReader = async (wanted) =>
    wanted.map(({ level, index }) => nodes.get(`${level}/${index}`) ?? new Uint8Array());
  const root = treeHead(digests.sha256, state);
  const note = (size: bigint, of: Uint8Array) =>
    signNote(encodeCheckpoint({ origin, size, root: of, extensions: [] }), [signer]);
  const early = appendLeaves(digests.sha256, emptyTree, leaves.slice(0, 3)).state;
  const proved = (list: typeof ours) =>
    Promise.all(
      list.map(async ({ source, at }): Promise<SourceRecord> => {
        return { ...source, proof: await inclusionProof(digests.sha256, BigInt(at), state.size, read) };
      }),
    );
  const head = heads.get(caseId);
  const subject = { type: 'case' as const, id: caseId };
  return {
    about: {
      subject,
      agencyName: '白山市生态环境局抚松县分局',
      title: '某厂涉嫌未批先建案',
      number: '抚环罚〔2025〕1号',
      packedAt: '2025-06-01T00:00:00.000Z',
      purpose: null,
    },
    records: await proved(ours),
    related: await proved(others.slice(0, 1)),
    checkpoint: await note(state.size, root),
    subjectHead: await signNote(
      encodeSubjectHead({
        origin,
        size: state.size,
        root,
        subject,
        subjectSeq: head?.seq ?? 0,
        head: head?.previous ?? { sha256: '', sm3: '' },
      }),
      [signer],
    ),
    earlier: [
      {
        note: await note(3n, treeHead(digests.sha256, early)),
        proof: await consistencyProof(digests.sha256, 3n, state.size, read),
      },
    ],
    verifierKeys: [verifierKey],
    successions: [],
    compliance: {
      evaluatedAt: '2025-06-01T00:00:00.000Z',
      edition: '2025-01',
      findings: [
        {
          id: 'f1',
          article: '第十二条',
          severity: 'warning',
          status: 'breached',
          legalEffect: null,
          compliance: 'violation',
          due: '2025-03-12T02:00:00.000Z',
          derivation: '自记录完成之时起 24 小时',
          records: ['018f0000-0000-7000-8000-000000000004'],
          cure: '补录并说明原因',
          message: '音像记录未在二十四小时内存储',
          who: '执法人员',
          certainty: null,
        },
      ],
    },
    caseFile: utf8('格式: 留痕案件\n'),
    compliancePdf: null,
    openFile: async (sha256) => {
      const bytes = held.get(sha256);
      return bytes === undefined
        ? null
        : (async function* () {
            yield bytes;
          })();
    },
    sign: (text) => signNote(text, [signer]),
  };
}
