import type { PackageSource, SourceRecord } from '@liuhen/archive';
import type { EvidenceStore } from '@liuhen/evidence';
import type { Journal } from '@liuhen/journal';
import { type ProofMaterial, proofMaterial } from '@liuhen/journal/lists';
import { parseCheckpoint, parseNote } from '@liuhen/ledger';
import { commitmentUnits, type Dossier, type Entry } from '@liuhen/records';
import { stringify } from 'yaml';
import type { CaseLaw } from '../case-law/case-law.ts';
import { bureauName } from '../reading/bureau-name.ts';
import { heldBackFiles } from '../reading/held-back.ts';
import type { Visible } from '../reading/visible.ts';
import { exportCase } from './case-file.ts';
import { restsOn } from './rests-on.ts';

export type Packing = {
  readonly journal: Journal;
  readonly store: EvidenceStore;
  readonly law: CaseLaw;
  readonly agency: string;
  readonly dossier: Dossier;
  readonly entries: readonly Entry[];
  readonly at: string;
  readonly purpose: string | null;
  /** Whose eyes it is for; null for the agency's own whole copy. */
  readonly visible: Visible | null;
};

const attempts = 5;

/** A case as a package: all of one moment. If the log grew between two readings, they are read again. */
export async function packageSource(packing: Packing): Promise<PackageSource> {
  for (let attempt = 1; ; attempt += 1) {
    const source = await readOnce(packing);
    if (source !== null) return source;
    if (attempt === attempts) throw new Error('the log kept growing while a package was being read');
  }
}

async function readOnce(packing: Packing): Promise<PackageSource | null> {
  const { journal, agency, dossier, law, at, purpose, visible } = packing;
  const own = await proofMaterial(journal, agency, dossier.subject);
  const others = restsOn(dossier, await proofMaterial(journal, agency, agency));
  const proofs = await journal.log.proofsOf(
    agency,
    [...own, ...others].map(({ record }) => record),
  );
  const proofOf = new Map(proofs.map((proof) => [proof.record, proof]));
  const tree = proofs[0]?.tree;
  const head = await journal.log.subjectHead(agency, dossier.subject);
  if (tree === undefined || treeSizeOf(head) !== BigInt(tree.size)) return null;
  if (own.some(({ record }) => !proofOf.has(record))) return null;

  const signed = await journal.log.keysOf(agency);
  const heldBack = visible === null ? new Set<string>() : heldBackFiles(visible, packing.entries);
  const record = (material: ProofMaterial): SourceRecord => {
    const proof = proofOf.get(material.record);
    return {
      leaf: Buffer.from(material.leaf),
      index: BigInt(proof?.position ?? 0),
      proof: proof?.proof ?? [],
      body: material.body,
      salts: material.salts,
      erased: new Map(material.erased.map(({ unit, approvedBy, at: when }) => [unit, { approvedBy, at: utc(when) }])),
      ...withheldOf(material, visible, heldBack),
    };
  };
  const strike = visible?.strike ?? (<T>(value: T): T => value);
  return {
    about: {
      subject: { type: 'case', id: dossier.subject },
      agencyName: bureauName(dossier.agency),
      title: strike(dossier.profile.title ?? '未命名案件'),
      number: dossier.profile.caseNo ?? null,
      packedAt: at,
      purpose,
    },
    records: own.map(record),
    related: others.filter((one) => proofOf.has(one.record)).map(record),
    checkpoint: Buffer.from(tree.note),
    subjectHead: Buffer.from(head),
    earlier: [],
    verifierKeys: signed.keys,
    successions: signed.successions.map((note) => Buffer.from(note)),
    compliance: {
      evaluatedAt: at,
      edition: law.edition,
      findings: strike(law.explained(dossier, at)),
    },
    caseFile: isWhole(visible)
      ? Buffer.from(stringify(exportCase(packing.entries, dossier.agency), { lineWidth: 0 }))
      : null,
    compliancePdf: null,
    openFile: async (sha256) => (await packing.store.open(sha256))?.stream ?? null,
    sign: (text) => journal.log.sign(agency, text),
  };
}

function withheldOf(material: ProofMaterial, visible: Visible | null, heldBack: ReadonlySet<string>) {
  const { body, isolated } = material;
  // a state secret found in it: whoever asks, only the commitments go out
  if (isolated) {
    return {
      withhold: commitmentUnits(body).map(([name]) => name),
      withholdFiles: body.files.map(({ sha256 }) => sha256),
    };
  }
  return visible === null || body.subject.type === 'agency' ? {} : masked(material, visible, heldBack);
}

/** Units this person may not see go out as commitments only; a file that shows any such word in print stays here. */
function masked(
  { record, body }: ProofMaterial,
  { entries }: Visible,
  heldBack: ReadonlySet<string>,
): Pick<SourceRecord, 'withhold' | 'withholdFiles'> {
  const seen = entries.find((entry) => entry.body.id === record);
  const shown = new Map(seen === undefined ? [] : unitsOf(seen));
  const withhold = commitmentUnits(body)
    .filter(([name, value]) => !shown.has(name) || shown.get(name) !== JSON.stringify(value))
    .map(([name]) => name);
  const withholdFiles = body.files.map(({ sha256 }) => sha256).filter((sha256) => heldBack.has(sha256));
  if (withholdFiles.length > 0 && !withhold.includes('files')) withhold.push('files');
  return withhold.length === 0 ? {} : { withhold, withholdFiles };
}

function unitsOf(entry: Entry): [string, string][] {
  return commitmentUnits(entry.body)
    .filter(([name]) => !entry.withheld.includes(name))
    .map(([name, value]) => [name, JSON.stringify(value)]);
}

function isWhole(visible: Visible | null): boolean {
  return visible === null || (visible.hidden === 0 && visible.entries.every(({ withheld }) => withheld.length === 0));
}

function treeSizeOf(note: string): bigint {
  return parseCheckpoint(parseNote(Buffer.from(note)).text).size;
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
