import {
  branchNameFrom,
  type Form,
  formatNumber,
  forms,
  internalPattern,
  issuingAuthority,
  numberWord,
  outwardPattern,
} from '@liuhen/documents';
import { type AgencyFacts, type DocType, isFilled } from '@liuhen/records';
import { agencyNames, dayOf } from './press.ts';

export type Numbering = { readonly series: string; readonly write: (seq: number) => string };

/** Series and pattern of a document's number; null where it carries none. */
export function numbering(
  docType: DocType,
  values: Readonly<Record<string, unknown>>,
  agency: AgencyFacts,
  at: string,
  caseNo: string | null,
): Numbering | null {
  const form: Form = forms[docType];
  const word = numberWord(docType, values);
  if (word === null) return null;
  const year = dayOf(at).slice(0, 4);
  const outward = form.numbering.series === 'outward';
  const series = outward ? `${word}/${year}` : `${word}/${caseNo ?? year}`;
  return { series, write: (seq) => written(outward, { word, of: caseNo ?? year, year }, seq, agency) };
}

/** A number of a series as it stands on paper; the series says itself of what it is: 罚/2026, XC/吉环立〔2026〕21号. */
export function writtenIn(series: string, seq: number, agency: AgencyFacts): string {
  const [word = '', ...rest] = series.split('/');
  const of = rest.join('/');
  const year = /\d{4}/.exec(of)?.[0];
  return year === undefined ? `${series}/${seq}` : written(outwardWords.has(word), { word, of, year }, seq, agency);
}

const outwardWords = new Set(
  Object.values(forms).flatMap(({ numbering: own }: Form) =>
    own.series === 'outward' ? [own.word, ...(own.when === undefined ? [] : [own.when.word])] : [],
  ),
);

function written(
  outward: boolean,
  { word, of, year }: { word: string; of: string; year: string },
  seq: number,
  { profile: { agencyWord, branchWord } }: AgencyFacts,
): string {
  return formatNumber(outward ? outwardPattern : internalPattern, {
    year: Number(year),
    seq,
    agencyWord: typeof agencyWord === 'string' ? agencyWord : '环',
    branchWord: typeof branchWord === 'string' ? branchWord : '',
    docWord: word,
    caseNo: of,
  });
}

/** Whose name and seal an act of that day bears: what the paper says itself, else by its kind and day. */
export function authorityOf(
  docType: DocType,
  values: Readonly<Record<string, unknown>>,
  agency: AgencyFacts,
  at: string,
): string {
  return isFilled(values.issuingAuthority) ? String(values.issuingAuthority) : lawfulAuthority(docType, agency, at);
}

/** Whose name the acts of a procedure bear that begins on that day; null where the bureau has not said its own. */
export function authorityOfProcedure(procedure: string, agency: AgencyFacts, at: string): string | null {
  const act = actsOfProcedures.find(([word]) => procedure.startsWith(word))?.[1] ?? 'other';
  const name = authorityOfAct(act, agency, at);
  return name === '' ? null : name;
}

const actsOfProcedures: readonly (readonly [string, Form['issues']])[] = [
  ['penalty', 'penalty'],
  ['inspection', 'inspection'],
  ['coercion.sealing', 'sealing'],
];

function lawfulAuthority(docType: DocType, agency: AgencyFacts, at: string): string {
  return authorityOfAct(forms[docType].issues, agency, at);
}

/** 法典第五十三条; parameter P15 moves the day. */
function authorityOfAct(act: Form['issues'], agency: AgencyFacts, at: string): string {
  const changed = agency.parameters.filter((setting) => setting.parameter === 'P15').at(-1)?.value;
  const from = typeof changed === 'string' ? changed : branchNameFrom;
  return issuingAuthority(act, dayOf(at), agencyNames(agency), from).authority;
}

/**
 * A paper drawn up under the one of the two names and issued on a day on which acts of its kind bear the other. Only for the five
 * kinds whose name changed: what else a bureau puts over a paper is its own affair.
 */
export function nameOfAnotherDay(
  docType: DocType,
  values: Readonly<Record<string, unknown>>,
  agency: AgencyFacts,
  at: string,
): { readonly written: string; readonly lawful: string } | null {
  const { regulator, legalPersonAuthority } = agencyNames(agency);
  const written = values.issuingAuthority;
  if (forms[docType].issues === 'other' || (written !== regulator && written !== legalPersonAuthority)) return null;
  const lawful = lawfulAuthority(docType, agency, at);
  return written === lawful ? null : { written, lawful };
}

export const sealOf = (authority: string): string => `${authority}印章`;
