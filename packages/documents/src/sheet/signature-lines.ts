import type { SignatureLine } from '../forms/form.ts';
import type { SignatureMark } from './sheet.ts';
import { writtenDate } from './written-value.ts';

export type GivenSignature = {
  readonly role: string;
  readonly name: string;
  readonly signedAt: string | null;
  /** Name of a picture of the handwriting handed to the renderer. */
  readonly image: string | null;
};

/** 检查人兼记录人 signs in both roles; 逐页 and what stands in brackets say how, not who. */
const rolesOf = (signature: GivenSignature) =>
  signature.role
    .replace(/（[^）]*）/g, '')
    .replace(/逐页/g, '')
    .split('兼');

function belongs(signature: GivenSignature, line: SignatureLine): boolean {
  return rolesOf(signature).some((role) =>
    line.roles.some(
      (wanted) =>
        role.startsWith(wanted) ||
        (wanted === '负责人' && /负责人(签名|签批|批准)?$/.test(role)) ||
        (wanted === '签收' && role.includes('签收')),
    ),
  );
}

export function signersOf(line: SignatureLine, signatures: readonly GivenSignature[]): GivenSignature[] {
  return signatures.filter((signature) => belongs(signature, line));
}

const mark = (label: string, signature: GivenSignature | undefined): SignatureMark => ({
  label,
  name: signature?.name ?? null,
  date: signature?.signedAt ? writtenDate(signature.signedAt) : null,
  image: signature?.image ?? null,
});

/** All who signed in a role, in one place: 赵启明、孙晓岚. */
export function together(line: SignatureLine, signers: readonly GivenSignature[]): SignatureMark {
  const first = mark(line.label, signers[0]);
  return signers.length > 1 ? { ...first, name: signers.map((one) => one.name).join('、') } : first;
}

/** A line for each who signed and blank ones up to the number that must; a signature in no expected role keeps its own. */
export function signatureLines(
  lines: readonly SignatureLine[],
  signatures: readonly GivenSignature[],
  keepOthers: boolean,
): SignatureMark[] {
  const expected = lines.flatMap((line) => {
    const signers = signersOf(line, signatures);
    const count = Math.max(signers.length, line.least ?? 1);
    return Array.from({ length: count }, (_, nth) => mark(line.label, signers[nth]));
  });
  const others = signatures.filter((signature) => !lines.some((line) => belongs(signature, line)));
  return keepOthers ? [...expected, ...others.map((one) => mark(one.role, one))] : expected;
}
