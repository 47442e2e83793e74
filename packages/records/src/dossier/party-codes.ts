import { isNaturalPerson } from './natural-person.ts';

/** A number by which a party is known: of a unit it is public, of a natural person it is not. */
export type PartyCode = { readonly code: string; readonly ofPerson: boolean };

const unified = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const resident = /^(\d{17}[\dX]|\d{15})$/;

/**
 * What was typed as the whole of a 统一社会信用代码 or 公民身份号码, in one form: capitals, nothing between. Null where it is neither. The
 * check digit is not asked: what was registered with a slip is found by the same slip.
 */
export function partyCodeIn(text: string): string | null {
  const plain = text.replace(/[\s\-－]/g, '').toUpperCase();
  return unified.test(plain) || resident.test(plain) ? plain : null;
}

/** The numbers that a party was registered with. */
export function partyCodesOf(party: Readonly<Record<string, unknown>>): PartyCode[] {
  const read = (value: unknown): string | null => (typeof value === 'string' ? partyCodeIn(value) : null);
  const uscc = read(party.uscc);
  const idNumber = read(party.idNumber);
  return [
    ...(uscc === null ? [] : [{ code: uscc, ofPerson: isNaturalPerson(party.partyType) || resident.test(uscc) }]),
    ...(idNumber === null || idNumber === uscc ? [] : [{ code: idNumber, ofPerson: true }]),
  ];
}
