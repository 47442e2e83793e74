import type { Fact, Office, Person } from '@liuhen/records';
import { type Day, dayFrom, dayOf } from '../calendars/day.ts';
import { type Matter, view } from '../obligations/matter.ts';
import { says, words } from './paper.ts';

export type Signing = {
  readonly fact: Fact;
  readonly name: string;
  readonly role: string;
  readonly person: Person | undefined;
  readonly offices: readonly Office[];
};

const asked = view(() => new Map<string, Signing[]>());

/** Who signed a document: with the offices each held on that day. A signature without a name is none. */
export function signings(m: Matter, document: Fact): readonly Signing[] {
  const held = asked(m).get(document.id);
  if (held) return held;
  const found = signingsIn(m, document);
  asked(m).set(document.id, found);
  return found;
}

function signingsIn(m: Matter, document: Fact): Signing[] {
  const found: Signing[] = [];
  for (const fact of m.dossier.signaturesOf(document)) {
    const name = fact.data.name.trim();
    const { role } = fact.data;
    const linked = fact.people.find(({ person }) => person !== null)?.person;
    const person = m.dossier.person(linked ?? name);
    if (name === '' && person === undefined) continue;
    found.push({ fact, name: name || (person?.name ?? ''), role, person, offices: officesAt(person, fact.at) });
  }
  for (const approval of m.dossier.approvalsOf(document)) {
    if (approval.data.decision !== 'approved') continue;
    const person = m.dossier.person(approval.people[0]?.person ?? approval.actor);
    const role = levelRoles[approval.data.level] ?? approval.data.level;
    const name = person?.name ?? approval.people[0]?.name ?? '';
    if (name !== '') found.push({ fact: approval, name, role, person, offices: officesAt(person, approval.at) });
  }
  return found;
}

/** Levels of approval on screen, in the words a paper form has for them. */
const levelRoles: Readonly<Record<string, string>> = {
  handler: '承办人',
  department: '承办机构',
  legal: '法制科',
  head: '负责人',
  collective: '负责人（集体讨论）',
};

type Tenure = { readonly office: Office; readonly from: Day | null; readonly to: Day | null };
const tenures = new WeakMap<Person, { all: readonly Tenure[]; always: readonly Office[] | null }>();
const dayOfDate = (date: Temporal.PlainDate | null): Day | null =>
  date === null ? null : dayFrom(date.year, date.month, date.day);

/** The offices somebody held at an instant. Counted in whole days: an evaluation asks this hundreds of times. */
export function officesAt(person: Person | undefined, at: Temporal.Instant): readonly Office[] {
  if (person === undefined) return [];
  let held = tenures.get(person);
  if (held === undefined) {
    const all = person.appointments.map(({ office, from, to }) => ({
      office,
      from: dayOfDate(from),
      to: dayOfDate(to),
    }));
    held = { all, always: all.every((t) => t.from === null && t.to === null) ? all.map((t) => t.office) : null };
    tenures.set(person, held);
  }
  if (held.always) return held.always;
  const day = dayOf(at);
  return held.all
    .filter((t) => (t.from === null || t.from <= day) && (t.to === null || day <= t.to))
    .map((t) => t.office);
}

const partyRole =
  /^(当事人|被|受送达|受委托人|申请人|提供人|现场负责人|代理人|利害关系人|法定代表人|在场|签收|领取人|委托人|证人|代收|保管人|家属|单位负责人|企业|相对人|证言人|举报人|投诉人)/;
const witnessRole = /见证/;

/** Parts that only the bureau, or those who act for it, play. */
const bureauRole =
  /^(送达人|执法|检查人|勘验人|记录人|询问人|听取人|承办|主持人|审核人|审查人|专管员|采样人|核查人|调查人|绘图人|拍摄人|立卷人|到场监督|代履行|施工)/;
/** Parts that either side plays: who is of the bureau stands in its register of people. */
const eitherRole = /^(接收人|移交人)/;

/** The other side, or somebody present: nobody of the bureau, and no witness. */
export const isPartySigning = (s: Signing): boolean =>
  !witnessRole.test(s.role) &&
  !bureauRole.test(s.role) &&
  !(eitherRole.test(s.role) && s.person !== undefined) &&
  (s.person === undefined || partyRole.test(s.role)) &&
  !(s.person && s.offices.length > 0);

export const partySignings = (m: Matter, document: Fact): readonly Signing[] =>
  signings(m, document).filter((s) => isPartySigning(s) && (partyRole.test(s.role) || s.person === undefined));

export const witnessSignings = (m: Matter, document: Fact): readonly Signing[] =>
  signings(m, document).filter((s) => witnessRole.test(s.role));

/** Witnesses who are nobody of the bureau (law.md §4). */
export const outsideWitnesses = (m: Matter, document: Fact): readonly Signing[] =>
  witnessSignings(m, document).filter((s) => s.offices.length === 0 && (s.person?.certificates.length ?? 0) === 0);

/** Signed for the bureau by an enforcement officer. */
export const officerSignings = (m: Matter, document: Fact): readonly Signing[] =>
  signings(m, document).filter((s) => s.offices.includes('officer') || (s.person?.certificates.length ?? 0) > 0);

export const heads: readonly Office[] = ['bureauHead', 'deputyHead', 'cityHead'];
export const isHead = (s: Pick<Signing, 'offices'>): boolean => s.offices.some((office) => heads.includes(office));

const headRole = /负责人|局长|主管领导|签批|批准人|审批人/;
const notHeadRole =
  /承办机构|承办科室|大队|法制|承办人|现场负责人|环保负责人|项目负责人|法定代表人|当事人|签收|专管员|科室/;
/** Signed in the place of the head, whoever did it. */
export const headPlaceSignings = (m: Matter, document: Fact): readonly Signing[] =>
  signings(m, document).filter(
    (s) => headRole.test(s.role) && !notHeadRole.test(s.role) && !/^被|^单位|^企业|^当事人/.test(s.role),
  );
export const headSignings = (m: Matter, document: Fact): Signing[] => [...signings(m, document).filter(isHead)];

/** When a head signed or approved it; a paper is approved once. */
export function headApproved(m: Matter, document: Fact): { at: Temporal.Instant; fact: Fact } | null {
  const signed = headSignings(m, document)[0];
  return signed ? { at: signed.fact.at, fact: signed.fact } : null;
}

/** Signed by a head, or in the head's place: who holds it is another question (SoD3). */
export const headSaysYes = (m: Matter, document: Fact): boolean =>
  headApproved(m, document) !== null || headPlaceSignings(m, document).length > 0;

const refusalKeys = ['refusalNote', 'refusal', 'refusalReason', 'signatureRefusal', 'absenceNote'];
/** Noted that the other side would not or could not sign (with the reason), in the document or as a record of its own. */
export const refusalNoted = (m: Matter, document: Fact): boolean =>
  m.dossier.refusalsOf(document).length > 0 ||
  says(document, ...refusalKeys) ||
  /拒(绝)?签|拒绝签|不在场|无法签字|未能签/.test(words(document, 'note', 'remarks', 'confirmed')) ||
  m.dossier
    .signaturesOf(document)
    .some((s) => /拒签|拒绝签|不在场/.test(`${s.data.role}${s.data.name}${s.data.method ?? ''}`));

/** Whose opinion a field of an approval form holds, by the level at which an approval on screen was given. */
const levelsOfFields = {
  deptOpinion: (level: string) => /承办机构|大队|department|chief/.test(level),
  legalOpinion: (level: string) => /法制|legal/.test(level),
  headOpinion: (level: string) => /负责人|局长|head/.test(level) && !/承办机构|大队|法制/.test(level),
} as const;

/** Whether that level has given its opinion: in the field of the form, or by its approval on screen. */
export const hasOpinion = (m: Matter, form: Fact, field: keyof typeof levelsOfFields): boolean =>
  says(form, field) ||
  m.dossier
    .approvalsOf(form)
    .some(({ data }) => data.opinion.trim() !== '' && levelsOfFields[field](levelRoles[data.level] ?? data.level));
