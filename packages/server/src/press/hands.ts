import { fieldsByKey, type GivenSignature } from '@liuhen/documents';
import { type Strokes, strokesPicture } from '@liuhen/evidence';
import { type Dossier, type Fact, isDocType } from '@liuhen/records';
import type { House } from '../house.ts';
import { approvalLevel } from './approval-level.ts';
import { fieldsOf } from './fixed-document.ts';
import { specimenOf } from './specimen.ts';

export type Hands = {
  readonly signatures: readonly GivenSignature[];
  readonly assets: Readonly<Record<string, Uint8Array>>;
  /** What they add to the values: opinions by the field of the form they stand in, and who refused, in a row of its own. */
  readonly added: Readonly<Record<string, string>>;
};

/** Who signed a document and in what hand, who refused and why, and what each level of approval said. */
export async function handsOn(house: House, agency: string, dossier: Dossier, document: Fact): Promise<Hands> {
  const assets: Record<string, Uint8Array> = {};
  const signatures: GivenSignature[] = [];
  for (const { at, data, people } of dossier.signaturesOf(document)) {
    const person = people[0]?.person ?? null;
    const picture =
      data.method === 'stepUp' && person !== null
        ? await specimenOf(house, agency, person, at)
        : await strokesPicture(strokesIn(data.strokes));
    const image = picture === null ? null : `hand-${signatures.length + 1}.png`;
    if (image !== null && picture !== null) assets[image] = picture;
    signatures.push({ role: data.role, name: data.name, signedAt: data.signedAt ?? at.toString(), image });
  }
  const refusals: string[] = [];
  for (const { at, data } of dossier.refusalsOf(document)) {
    const refused = data.cause === 'refused';
    const name = data.name ?? '';
    const witness = data.witness ? `（见证人 ${data.witness}）` : '';
    refusals.push(`${data.role} ${name}${refused ? '拒绝签名' : '未到场签名'}：${data.reason}${witness}`);
    signatures.push({
      role: data.role,
      name: refused ? '拒签' : '未到场',
      signedAt: at.toString(),
      image: null,
    });
  }
  const { opinions, approvers } = opinionsOn(dossier, document, signatures);
  const added = refusals.length === 0 ? opinions : { ...opinions, ...refusalRow(document, refusals.join('；')) };
  return { signatures: [...signatures, ...approvers], assets, added };
}

/** The line to sign on is too short for a reason: it stands in the form's own note, or in a row under this name where it has none. */
function refusalRow(document: Fact, said: string): Record<string, string> {
  const note = isDocType(document.kind) && fieldsByKey(document.kind).has('refusalNote') ? 'refusalNote' : '签名情况';
  const written = fieldsOf(document.data)[note];
  return { [note]: typeof written === 'string' && written !== '' ? `${written}；${said}` : said };
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
