import type { GivenSignature } from '@liuhen/documents';
import { type Strokes, strokesPicture } from '@liuhen/evidence';
import type { Dossier, Fact } from '@liuhen/records';
import type { House } from '../house.ts';
import { approvalLevel } from './approval-level.ts';
import { specimenOf } from './specimen.ts';

export type Hands = {
  readonly signatures: readonly GivenSignature[];
  readonly assets: Readonly<Record<string, Uint8Array>>;
  /** Opinions of the levels that approved, by the field of the form they stand in. */
  readonly opinions: Readonly<Record<string, string>>;
};

/** Who signed a document and in what hand, who refused and why, and what each level of approval said. */
export async function handsOn(house: House, agency: string, dossier: Dossier, document: Fact): Promise<Hands> {
  const assets: Record<string, Uint8Array> = {};
  const signatures: GivenSignature[] = [];
  for (const { at, data, people } of dossier.signaturesOf(document)) {
    const person = people[0]?.person ?? null;
    const picture =
      data.method === 'stepUp' && person !== null
        ? await specimenOf(house, agency, person)
        : await strokesPicture(strokesIn(data.strokes));
    const image = picture === null ? null : `hand-${signatures.length + 1}.png`;
    if (image !== null && picture !== null) assets[image] = picture;
    signatures.push({ role: data.role, name: data.name, signedAt: data.signedAt ?? at.toString(), image });
  }
  for (const { at, data } of dossier.refusalsOf(document)) {
    const what = data.cause === 'refused' ? '拒绝签名' : '未到场签名';
    const witness = data.witness ? `（见证人 ${data.witness}）` : '';
    signatures.push({
      role: data.role,
      name: `${data.name ?? ''}${what}：${data.reason}${witness}`,
      signedAt: at.toString(),
      image: null,
    });
  }
  const { opinions, approvers } = opinionsOn(dossier, document, signatures);
  return { signatures: [...signatures, ...approvers], assets, opinions };
}

/** The last word of each level. What was returned is not printed: it led to another version. */
function opinionsOn(dossier: Dossier, document: Fact, signed: readonly GivenSignature[]) {
  const opinions: Record<string, string> = {};
  const approvers = new Map<string, GivenSignature>();
  for (const { at, data, people } of dossier.approvalsOf(document)) {
    const level = approvalLevel(document.kind, data.level);
    if (level === undefined || data.decision === 'returned') continue;
    opinions[level.key] = data.decision === 'refused' ? `不同意。${data.opinion}` : data.opinion;
    const name = people[0]?.name ?? '';
    const principal = typeof data.onBehalfOf === 'string' ? dossier.person(data.onBehalfOf)?.name : undefined;
    const hasSigned = signed.some(
      (one) => one.name === name && approvalLevel(document.kind, one.role)?.key === level.key,
    );
    if (hasSigned) approvers.delete(level.key);
    else {
      approvers.set(level.key, {
        role: level.roles[0] ?? level.label,
        name: principal === undefined ? name : `${name}（代${principal}）`,
        signedAt: at.toString(),
        image: null,
      });
    }
  }
  return { opinions, approvers: [...approvers.values()] };
}

function strokesIn(value: readonly (readonly (readonly [number, number, number])[])[] | null | undefined): Strokes {
  return value ?? [];
}
