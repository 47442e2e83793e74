import type { Certificate, Fact, Person } from '@liuhen/records';
import { type Day, dayOf } from '../calendars/day.ts';
import { type Matter, viewEach } from '../obligations/matter.ts';
import { field, rows, wordsOf } from './paper.ts';
import { writtenDay } from './written-instant.ts';

export type Attendance = { readonly name: string; readonly certNo: string; readonly person: Person | undefined };

/** The officers a step names. */
export function officersOfStep(m: Matter, step: Fact): Attendance[] {
  return step.people
    .filter(({ role }) => /执法|检查|调查|承办|送达|主办|协办/.test(role))
    .map(({ person, name }) => {
      const known = m.dossier.person(person ?? name);
      return { name: name || (known?.name ?? ''), certNo: known?.certificates[0]?.certNo ?? '', person: known };
    });
}

/** The officers a document lists; null where it has no such list. A dozen duties ask. */
export const officersOfDocument = viewEach((m, document: Fact): readonly Attendance[] | null => {
  const listed = field(document, 'officers');
  if (listed === undefined || listed === null) return null;
  return rows(document, 'officers').map((row) => {
    const { name, certNo } = asWritten(row);
    const person = m.dossier.person(row.id) ?? m.dossier.person(name);
    return { name: person && name === wordsOf(row.id) ? person.name : name, certNo, person };
  });
});

const nameWithNumber = /^([^（(]+)[（(](.+)[)）]$/;
/** An officer in a list: name and number of the certificate each by itself, or both in one word, 李卓然（吉F00000003）. */
function asWritten(row: Readonly<Record<string, unknown>>): { name: string; certNo: string } {
  const [name, certNo] = [wordsOf(row.name), wordsOf(row.certNo)];
  const [, before, within] = nameWithNumber.exec(name) ?? [];
  return before !== undefined && within !== undefined && certNo === '' && /\d{4}/.test(within)
    ? { name: before.trim(), certNo: within.trim() }
    : { name, certNo };
}

export type Unfit = 'unknown' | 'noCertificate' | 'expired' | 'checkExpired' | 'notYet' | 'kind' | 'post';

const unfitText: Record<Unfit, string> = {
  unknown: '人员名册中没有此人',
  noCertificate: '没有执法证件',
  expired: '执法证件已过有效期',
  checkExpired: '执法证件年检（审验）已过期',
  notYet: '执法证件尚未生效',
  kind: '执法证件类别与生态环境执法不符',
  post: '辅助人员、合同工、临时工、公益性岗位人员不得持证执法',
};
export const unfitReason = (unfit: Unfit): string => unfitText[unfit];

/** Why somebody was no enforcement officer on that day (A09.3, 吉林省行政执法证件管理办法); null where they were. */
export function unfitOn(person: Person | undefined, at: Temporal.Instant): Unfit | null {
  if (person === undefined) return 'unknown';
  if (/辅助|合同工|临时工|公益性岗位|劳务派遣|协管/.test(person.role)) return 'post';
  if (person.certificates.length === 0) return 'noCertificate';
  const faults = person.certificates.map((certificate) => certificateFault(certificate, dayOf(at)));
  return faults.includes(null) ? null : (faults[0] ?? 'noCertificate');
}

type Term = { readonly to: Day | null; readonly from: Day | null; readonly check: Day | null };
const certificateTerms = new WeakMap<Certificate, Term>();
function certificateFault(certificate: Certificate, day: Day): Unfit | null {
  if (certificate.certNo.trim() === '') return 'noCertificate';
  let term = certificateTerms.get(certificate);
  if (term === undefined) {
    term = {
      to: writtenDay(certificate.certValidTo),
      from: writtenDay(certificate.certValidFrom),
      check: writtenDay(certificate.certAnnualCheckTo),
    };
    certificateTerms.set(certificate, term);
  }
  if (term.to !== null && day > term.to) return 'expired';
  if (term.from !== null && day < term.from) return 'notYet';
  if (term.check !== null && day > term.check) return 'checkExpired';
  const kind = certificate.certType ?? '';
  return kind === '' || /环境|环保|综合/.test(kind) ? null : 'kind';
}

/** The places a certificate is for do not hold the bureau: each told by the smallest county, district or city it names. */
export function elsewhereOnly(m: Matter, person: Person | undefined): boolean {
  const profile = m.dossier.agency.profile;
  const home = ['regulator', 'legalPersonAuthority', 'address'].map((key) => wordsOf(profile?.[key])).join('');
  const places = person === undefined ? [] : smallestPlaces(person);
  return home !== '' && places.length > 0 && places.every((place) => place !== undefined && !home.includes(place));
}

const placesOf = new WeakMap<Person, readonly (string | undefined)[]>();
/** Taken apart once a person, not once a paper they stand on. */
function smallestPlaces(person: Person): readonly (string | undefined)[] {
  const held = placesOf.get(person);
  if (held) return held;
  const areas = person.certificates.map((c) => c.certArea ?? '').filter((area) => area !== '');
  const places = areas
    .flatMap((area) => area.split(/[、，,；;和及]/))
    .map((area) =>
      area
        .replace(/行政区域|行政区划|辖区|区域/g, '')
        .match(/[\u4e00-\u9fff]{1,6}?(?:县|市|区|旗)/g)
        ?.at(-1),
    );
  placesOf.set(person, places);
  return places;
}

/** Those who count towards the two (行政处罚法第四十二条): each once, fit on that day. */
export function fitOfficers(
  all: readonly Attendance[],
  at: Temporal.Instant,
): { fit: Attendance[]; unfit: { who: Attendance; why: Unfit }[] } {
  const fit: Attendance[] = [];
  const unfit: { who: Attendance; why: Unfit }[] = [];
  const seen = new Set<string>();
  for (const who of all) {
    const key = who.person?.id ?? who.name;
    if (seen.has(key)) continue;
    seen.add(key);
    const why = unfitOn(who.person, at);
    if (why === null) fit.push(who);
    else unfit.push({ who, why });
  }
  return { fit, unfit };
}
