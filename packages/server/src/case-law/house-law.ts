import {
  agencyRefusals,
  articles,
  courtWindowOf,
  evaluate,
  evaluateAgency,
  explain,
  gate,
  heldThings,
  type Finding as LawFinding,
  type OpenAct,
  Present,
  procedureOf,
} from '@liuhen/law';
import { classify, relationsOf, volumeOf } from '@liuhen/law/access';
import { type AgencyFacts, type Dossier, officeTitles, type RecordBody } from '@liuhen/records';
import type { Finding } from '../api/index.ts';
import type { CaseLaw, Moment, Progress, Refusal } from './case-law.ts';
import { coverageView } from './coverage-view.ts';
import { readCase } from './read-case.ts';

/** The rulebooks of this program, named in every act's gate: a closed case is judged under the edition it was closed in. */
const edition = 'fusong-process-recording@1';

const others: Readonly<Record<string, string>> = {
  party: '当事人',
  applicant: '申请人',
  informant: '投诉举报人',
  court: '人民法院',
  system: '系统',
};

export const houseLaw: CaseLaw = {
  edition,
  port: {
    gate(dossier, act, at) {
      const now = Temporal.Instant.from(at);
      if (act.subject.type === 'agency') return agencyGate(dossier, act, now);
      const findings = evaluate(dossier, now);
      return {
        edition,
        refusals: refusalsOf(dossier, act, now, findings),
        findings: findings.filter(({ status }) => status !== 'notApplicable').map(({ id, status }) => ({ id, status })),
      };
    },
    read: (dossier, at) => readCase(houseLaw, dossier, relationsOf(dossier), at),
    classify: ({ kind, data }) => ({ classification: classify(kind, data), volume: volumeOf(kind, data) }),
  },
  findings: (dossier, at) => evaluate(dossier, presentAt(at)).map(findingView),
  explained: (dossier, at) =>
    evaluate(dossier, Temporal.Instant.from(at)).map((finding) => ({
      ...findingView(finding),
      derivation: finding.derivation === null ? null : explain(finding.derivation),
    })),
  agencyFindings: (agency, at) => standingFindings(agency, Temporal.Instant.from(at)).map(findingView),
  progress,
  held: (dossier, at) => heldThings(dossier, presentAt(at)),
  coverage: (dossier, act, at, loose) => coverageView(dossier, act, presentAt(at), loose),
  articles: () => ({
    title: '白山市生态环境局抚松县分局行政执法全过程记录制度',
    articles: articles.map(({ number, title, words, leftToAPerson, obligations }) => ({
      number,
      title,
      text: words.join('\n'),
      leftToPeople: leftToAPerson === '' ? null : leftToAPerson,
      obligations: obligations.map(({ id, duty, severity, provision }) => ({
        id,
        title: duty,
        severity,
        certainty: provision.certainty,
      })),
    })),
  }),
};

const presentAt = (at: Moment): Present => (typeof at === 'string' ? new Present(Temporal.Instant.from(at)) : at);

/** A rule of the bureau's own: a calendar, a parameter, a basis, a benchmark. Judged with the duties of the bureau itself. */
function agencyGate(dossier: Dossier, act: RecordBody, now: Temporal.Instant): ReturnType<CaseLaw['port']['gate']> {
  const refusals = agencyRefusals(dossier.agency, act.kind, act.data, now);
  const findings = standingFindings(dossier.agency, now);
  return {
    edition,
    refusals: refusals.map((refusal) => ({ ...refusal, facts: [...refusal.facts] })),
    findings: findings.map(({ id, status }) => ({ id, status })),
  };
}

const standingFindings = (agency: AgencyFacts, at: Temporal.Instant): LawFinding[] =>
  evaluateAgency(agency, at).filter(({ status }) => status !== 'notApplicable');

/** The law's no to an act, on the paper it is about and by the person who does it. */
function refusalsOf(
  dossier: Dossier,
  act: RecordBody,
  at: Temporal.Instant,
  findings: readonly LawFinding[],
): Refusal[] {
  const paper = act.links.find(({ rel }) => rel === 'approves' || rel === 'issues' || rel === 'signs')?.record;
  const person = act.people[0]?.person ?? undefined;
  const proposed = {
    kind: act.kind,
    ...(paper === undefined ? {} : { document: paper }),
    ...(person === undefined ? {} : { person }),
    given: { number: act.data.number, seal: act.data.seal, level: act.data.level },
  };
  return gate(dossier, proposed, at, findings).map((refusal) => ({
    ...refusal,
    facts: [...refusal.facts],
  }));
}

function findingView(finding: LawFinding): Finding {
  const { id, article, duty, severity, status, legalEffect, compliance, due, derivation } = finding;
  const { records, cure, message, who, certainty } = finding;
  const view = { id, article, duty, severity, status, legalEffect, compliance, due, cure, message, who, certainty };
  return { ...view, records: [...records], derivation: derivation === null ? null : { ...derivation } };
}

function progress(dossier: Dossier, at: Moment): Progress {
  const present = presentAt(at);
  const state = procedureOf(dossier, present);
  return {
    procedure: state.procedure,
    procedureTitle: state.title,
    stages: state.stages.map((stage) => ({ ...stage })),
    clocks: [state, ...state.within].flatMap(({ clocks }) =>
      clocks.map((clock) => ({ ...clock, derivation: clock.derivation === null ? null : { ...clock.derivation } })),
    ),
    courtWindow: courtWindow(dossier, present),
    openActs: eachOnce([state, ...state.within].flatMap(({ openActs }) => openActs)).map(
      ({ act, title, who, docType, paperBefore, paperDuring, blockedBy }) => ({
        docType,
        paperBefore,
        paperDuring,
        act,
        title,
        who: who.length === 0 ? null : who.map(titleOfActor).join('、'),
        blockedBy: blockedBy.map((refusal) => ({ ...refusal, facts: [] })),
      }),
    ),
  };
}

function courtWindow(dossier: Dossier, at: Present): Progress['courtWindow'] {
  const window = courtWindowOf(dossier, at);
  if (window === null) return null;
  const { derivations, refusals, ...days } = window;
  return {
    ...days,
    derivations: derivations.map((derivation) => ({ ...derivation })),
    refusals: refusals.map((refusal) => ({ ...refusal, facts: [] })),
  };
}

/** An act that a procedure and one within it both await is one act; what either bars is barred. */
function eachOnce(acts: readonly OpenAct[]): OpenAct[] {
  const found = new Map<string, OpenAct>();
  for (const act of acts) {
    const key = `${act.act} ${act.title}`;
    const held = found.get(key);
    if (held === undefined || held.blockedBy.length < act.blockedBy.length) found.set(key, act);
  }
  return [...found.values()];
}

function titleOfActor(actor: string): string {
  return Object.entries(officeTitles).find(([office]) => office === actor)?.[1] ?? others[actor] ?? actor;
}
