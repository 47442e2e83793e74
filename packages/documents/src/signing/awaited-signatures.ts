import { type DocType, documentKinds, isFilled } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';
import type { SignatureLine } from '../forms/form.ts';
import { type GivenSignature, signersOf } from '../sheet/signature-lines.ts';

/**
 * Whose signatures a document still waits for, as its paper labels them. Those who refused or were absent, with the reason on
 * record, are waited for no longer (article 9); a level of approval is waited for when the form requires its opinion or it has one.
 */
export function awaitedSignatures(
  docType: DocType,
  fields: Readonly<Record<string, unknown>>,
  signed: readonly { readonly role: string; readonly name: string }[],
): string[] {
  const given = signed.map(({ role, name }): GivenSignature => ({ role, name, signedAt: null, image: null }));
  // The clerk of a record is one of the two officers.
  const present = (line: SignatureLine) =>
    signersOf(line.least === 2 ? { ...line, roles: [...line.roles, '记录人'] } : line, given).length;
  const open = (line: SignatureLine) => present(line) < (line.least ?? 1);
  const required = new Set(
    documentKinds[docType].allFields.filter((field) => field.required === 'R').map(({ key }) => key),
  );
  return forms[docType].body.flatMap((part) => {
    if (part.part === 'signatures')
      return part.lines.filter((line) => !line.optional && open(line)).map(({ label }) => label);
    if (part.part !== 'opinions') return [];
    return part.levels
      .filter((level) => (required.has(level.key) || isFilled(fields[level.key])) && open(level))
      .map(({ label }) => label.replace(/意见$/, ''));
  });
}
