import type { AgencyFacts, Dossier, Fact, Office, Person, RecordBody } from '@liuhen/records';
import { unanswerable } from './answers.ts';
import { relationsOf } from './relations.ts';
import { administrators, isAdministrator, type Viewer } from './viewer.ts';

export type Separation = { readonly id: string; readonly provision: string; readonly reason: string };

export type SeparationQuestion = {
  readonly viewer: Viewer;
  readonly body: RecordBody;
  readonly dossier: Dossier;
  readonly agency: AgencyFacts;
  readonly at: Temporal.Instant;
};

/** 硬约束 SoD1–SoD8 (law.md §4), as far as they forbid an act; SoD4 (two officers) judges facts and is the rulebooks'. */
type Check = {
  readonly id: string;
  readonly provision: string;
  readonly broken: (question: SeparationQuestion) => string | null;
};

const approvingOffices: readonly Office[] = ['brigadeChief', 'legalReviewer', 'bureauHead', 'deputyHead', 'cityHead'];
const reviewKinds = ['caseReviewed', 'caseReviewForm', 'legalReviewCompleted', 'legalReviewOpinion'];
const hostKinds = ['hearingHeld', 'hearingRecord', 'hearingReport'];
const investigators = ['handler', 'formerHandler'];

const checks: readonly Check[] = [
  {
    id: 'SoD1',
    provision: '填报人不得审批本人填报的事项（处罚法第五十七条、内部审批分离）',
    broken: ({ viewer, body, dossier }) => {
      if (body.kind !== 'approval') return null;
      const target = body.links.filter(({ rel }) => rel === 'approves').map(({ record }) => dossier.find(record))[0];
      if (target === undefined || !draftedBy(target, viewer.person, dossier)) return null;
      return '这份文书由您填报，不能再由您审批。请由有权审批的其他负责人办理。';
    },
  },
  {
    id: 'SoD2',
    provision: '调查人员与审查、法制审核、听证主持人员分离（处罚法第五十八条、第六十四条）',
    broken: ({ viewer, body, dossier }) => {
      const reviews = reviewKinds.includes(body.kind) || (body.kind === 'approval' && isLegalLevel(body.data.level));
      if (!reviews && !hostKinds.includes(body.kind)) return null;
      const doers = hostKinds.includes(body.kind) ? people(body, /主持|host/) : [viewer.person];
      const handled = relationsOf(dossier).filter(({ relation }) => investigators.includes(relation));
      if (!handled.some(({ person }) => doers.includes(person))) return null;
      return reviews
        ? '您参与过本案调查，不能再审查或法制审核本案。请指派未参与调查的人员。'
        : '主持人参与过本案调查，不能主持本案听证。请另行指定主持人。';
    },
  },
  {
    id: 'SoD3',
    provision: '审批人须在职且在授权期间内',
    broken: ({ viewer, body }) => {
      if (body.kind !== 'approval' || viewer.offices.some((office) => approvingOffices.includes(office))) return null;
      return '您今天没有审批职务。请由在职的负责人审批，或先办理书面授权。';
    },
  },
  {
    id: 'SoD5',
    provision: '回避决定生效后，被回避人不得继续参与本案（处罚法第四十三条）',
    broken: ({ viewer, dossier }) =>
      relationsOf(dossier).some(({ relation, person }) => relation === 'recused' && person === viewer.person)
        ? '您已在本案回避，此后的记录不再接收。请交由接办人员记录。'
        : null,
  },
  {
    id: 'answers',
    provision: '留给人判断的由条文指定的人员判断，不可补正的缺失由分局负责人说明（制度第二条、第十二条）',
    broken: ({ viewer, body }) => unanswerable(viewer, body),
  },
  {
    id: 'SoD7',
    provision: '系统、安全、审计管理员一人一职，且不兼业务职务（三员分立）',
    broken: ({ body, agency }) => {
      if (body.kind === 'appointment') return exclusive(body.data, agency);
      return body.kind === 'delegation' ? actsBesides(body.data, agency) : null;
    },
  },
  {
    id: 'SoD8',
    provision: '代理审批须有书面授权，且不得由被代理人的填报事项受益（不得自批）',
    broken: ({ viewer, body, dossier }) => {
      if (body.kind !== 'approval' || typeof body.data.onBehalfOf !== 'string') return null;
      const principal = dossier.person(body.data.onBehalfOf)?.id ?? body.data.onBehalfOf;
      if (!viewer.acting.some((given) => given.for === principal)) {
        return '没有在授权期间内的书面授权，不能代为审批。请先登记“授权代行”。';
      }
      const target = body.links.filter(({ rel }) => rel === 'approves').map(({ record }) => dossier.find(record))[0];
      if (target === undefined || !draftedBy(target, principal, dossier)) return null;
      return '这份文书由被代理人填报，不能代其自批。请由其他有权负责人审批。';
    },
  },
];

/** The first constraint an act would break, or null. */
export function separationOf(question: SeparationQuestion): Separation | null {
  for (const { id, provision, broken } of checks) {
    const reason = broken(question);
    if (reason !== null) return { id, provision, reason };
  }
  return null;
}

/** SoD6: an archivist who handled the case may keep it, but the file says so. Configurable, so a warning. */
export function archivistHandled(viewer: Viewer, dossier: Dossier): boolean {
  return (
    viewer.offices.includes('archivist') &&
    relationsOf(dossier).some(({ relation, person }) => relation === 'handler' && person === viewer.person)
  );
}

const drafters = /填报|填表|承办|经办|起草|记录人|drafter|handler/;

function draftedBy(target: Fact, person: string, dossier: Dossier): boolean {
  if (target.actor === person) return true;
  if (target.people.some((one) => one.person === person && drafters.test(one.role))) return true;
  return dossier
    .signaturesOf(target)
    .some(({ data, actor }) => drafters.test(data.role) && (dossier.person(data.name)?.id ?? actor) === person);
}

function exclusive(data: Readonly<Record<string, unknown>>, agency: AgencyFacts): string | null {
  const person = typeof data.person === 'string' ? agency.people.get(data.person) : undefined;
  const office = data.office as Office;
  if (person === undefined) return null;
  const clash = heldWithin(person, data.from, data.to).filter(
    (one) => one !== office && (isAdministrator(one) || isAdministrator(office)),
  );
  if (clash.length === 0) return null;
  return administrators.some((one) => one === office)
    ? `${person.name}已有其他职务，不能再任三员之一。请先免去原职务，或另择他人。`
    : `${person.name}现任系统、安全或审计管理员，不能兼任业务职务。请先免去管理员职务。`;
}

/** An administrator acts for nobody in business, nor anybody for an administrator. */
function actsBesides(data: Readonly<Record<string, unknown>>, agency: AgencyFacts): string | null {
  if (administrators.some((one) => one === data.office))
    return '系统、安全、审计管理员的职权不能授权他人代行。请另行任命。';
  const person = typeof data.to === 'string' ? agency.people.get(data.to) : undefined;
  if (person === undefined || !heldWithin(person, data.start, data.end).some(isAdministrator)) return null;
  return `${person.name}在此期间任系统、安全或审计管理员，不能代行业务职权。请另择他人。`;
}

/** Offices of which a day falls into the term; an end that is not written, or cannot be read, is none. */
function heldWithin(person: Person, from: unknown, to: unknown): Office[] {
  const [start, end] = [from, to].map((text) => (typeof text === 'string' ? safeDate(text) : null));
  const isBefore = (a: Temporal.PlainDate | null | undefined, b: Temporal.PlainDate | null | undefined): boolean =>
    a != null && b != null && Temporal.PlainDate.compare(a, b) < 0;
  return person.appointments
    .filter((one) => !isBefore(one.to, start) && !isBefore(end, one.from))
    .map(({ office }) => office);
}

function safeDate(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text.slice(0, 10));
  } catch {
    return null;
  }
}

function isLegalLevel(level: unknown): boolean {
  return typeof level === 'string' && /法制|legal|审查/.test(level);
}

function people(body: RecordBody, role: RegExp): string[] {
  return body.people.filter((one) => role.test(one.role)).flatMap(({ person }) => (person === null ? [] : [person]));
}
