import type { Fact } from '@liuhen/records';
import { type Day, dayOf, endOfDay, parseDay, startOfDay } from '../calendars/day.ts';
import type { Finding } from '../findings/finding.ts';
import type { Matter } from './matter.ts';
import type { Obligation } from './obligation.ts';
import {
  asksJudgement,
  type Compliance,
  type LegalEffect,
  mostRecords,
  notApplicable,
  type Outcome,
  type Status,
} from './outcome.ts';
import { type Provision, provisionText, standingOn } from './provision.ts';

/** The day of the conduct that is punished, where it is known: substance is judged by the law of that day. */
export type ConductDay = (m: Matter) => Temporal.Instant | null;

/** Every duty of the rulebook, on every occasion it arises: findings in the order of the rulebook. */
export function evaluateWith(rulebook: readonly Obligation[], m: Matter, conductAt: ConductDay): Finding[] {
  const findings: Finding[] = [];
  const judgements = judgementsOf(m);
  const conduct = conductAt(m);
  for (const wording of wordingsOf(rulebook)) {
    const { duty } = wording;
    const occasions = duty.trigger(m);
    if (occasions.length === 0) findings.push(wording.absence);
    for (const occasion of occasions) {
      const at = dateFor(duty, occasion, conduct, m);
      const outcome = wording.everInForce ? duty.examine(occasion, m) : outcomeOn(duty, occasion, dayOf(at), m);
      if (isList(outcome))
        for (const one of outcome) findings.push(findingOf(wording, occasion, judged(duty, occasion, one, judgements)));
      else findings.push(findingOf(wording, occasion, judged(duty, occasion, outcome, judgements)));
    }
  }
  return findings;
}

const dateFor = (
  { editionBy, provision }: Obligation,
  occasion: Fact,
  conduct: Temporal.Instant | null,
  m: Matter,
): Temporal.Instant =>
  editionBy === 'today' ? today(provision, m) : editionBy === 'conduct' && conduct !== null ? conduct : occasion.at;

/** Another day may find another edition in force. */
function today({ from, to }: Provision, { present }: Matter): Temporal.Instant {
  const [first, last] = [from, to].map((text) => (text === null ? null : parseDay(text)));
  if (first != null) present.hasCome(startOfDay(first));
  if (last != null) present.isPast(endOfDay(last));
  return present.at;
}

/** What is the same of a duty in every case, put into words once. */
type Wording = {
  readonly duty: Obligation;
  readonly article: string;
  /** The end of every message. */
  readonly basis: string;
  /** Its provision has no first day and no last. */
  readonly everInForce: boolean;
  /** The finding of a case in which it did not arise. */
  readonly absence: Finding;
};

const wordings = new WeakMap<readonly Obligation[], readonly Wording[]>();
function wordingsOf(rulebook: readonly Obligation[]): readonly Wording[] {
  const held = wordings.get(rulebook);
  if (held) return held;
  const made = rulebook.map((duty): Wording => {
    const { provision } = duty;
    const article = provisionText(provision);
    const sure = provision.certainty === 'text' || provision.certainty === 'internal';
    return {
      duty,
      article,
      basis: `。依据：${article}${sure ? '' : '，依据未经原文核实'}。`,
      everInForce: provision.from === null && provision.to === null,
      absence: absent(duty, article),
    };
  });
  wordings.set(rulebook, made);
  return made;
}

function outcomeOn(duty: Obligation, occasion: Fact, day: Day, m: Matter): Outcome | readonly Outcome[] {
  switch (standingOn(duty.provision, day)) {
    case 'notYet':
      return notApplicable(`发生时${provisionText(duty.provision)}尚未施行`);
    case 'expired':
      return notApplicable(`发生时${provisionText(duty.provision)}已不再施行`);
    case 'otherEdition':
      return asksJudgement(
        `发生在${provisionText(duty.provision)}（${duty.provision.edition}，${duty.provision.from} 施行）之前，当时的规定未收录，请法制科按当时的规定认定`,
      );
    case 'inForce':
      return duty.examine(occasion, m);
  }
}

const isList = (outcome: Outcome | readonly Outcome[]): outcome is readonly Outcome[] => Array.isArray(outcome);

type Judgement = Fact<'judgement'>;

/** The newest judgement about the case as a whole, and the newest about each record; the later recorded one speaks. */
type Judgements = { general: Judgement | undefined; readonly of: Map<string, Judgement> };

/** Judgements recorded in the case, by obligation; those of the bureau stand among its own records. */
function judgementsOf(m: Matter): ReadonlyMap<string, Judgements> {
  const isJudgement = (fact: Fact): fact is Judgement => fact.kind === 'judgement' && fact.annulledBy === null;
  const facts = m.opening === null ? m.dossier.agency.facts.filter(isJudgement) : m.dossier.of('judgement');
  const found = new Map<string, Judgements>();
  for (const fact of facts) {
    const held = found.get(fact.data.obligation) ?? { general: undefined, of: new Map<string, Judgement>() };
    found.set(fact.data.obligation, held);
    const judged = fact.links.filter((link) => link.rel === 'judges');
    if (judged.length === 0) held.general = fact;
    // a judgement about several records at once answers for none of them alone
    else if (judged.every((link) => link.record === judged[0]?.record)) held.of.set(judged[0]?.record ?? '', fact);
  }
  return found;
}

const verdictStatus: Record<string, Status> = { met: 'met', breached: 'breached', notApplicable: 'notApplicable' };

/** A question put to a person is answered by the newest recorded judgement about this occasion, or about the case. */
function judged(duty: Obligation, occasion: Fact, outcome: Outcome, all: ReadonlyMap<string, Judgements>): Outcome {
  if (outcome.status !== 'judgement') return outcome;
  const recorded = all.get(duty.id);
  const own = recorded?.of.get(occasion.id);
  const general = recorded?.general;
  const answer = own !== undefined && (general === undefined || own.seq > general.seq) ? own : general;
  if (answer === undefined) return outcome;
  return {
    ...outcome,
    status: verdictStatus[answer.data.verdict] ?? 'judgement',
    found: `${answer.data.office ?? '有权人员'}认定：${answer.data.reason}`,
    records: [...(outcome.records ?? []), answer],
  };
}

const complianceOf: Record<Status, Compliance | null> = {
  notApplicable: null,
  pending: null,
  met: 'compliant',
  metLate: 'violation',
  overdue: 'violation',
  breached: 'violation',
  blocked: null,
  excused: 'compliant',
  judgement: null,
};

function effectOf(duty: Obligation, outcome: Outcome): LegalEffect | null {
  if (outcome.effect !== undefined) return outcome.effect;
  if (outcome.status === 'met' || outcome.status === 'excused') return 'valid';
  return outcome.status === 'breached' || outcome.status === 'overdue' || outcome.status === 'metLate'
    ? duty.effect
    : null;
}

/** Mostly one or two: a list that grows by `push` takes room for seventeen, and findings are what a long case is made of. */
function recordsOf(occasion: Fact, outcome: Outcome): string[] {
  let second: string | null = null;
  let more: Set<string> | null = null;
  for (const fact of outcome.records ?? []) {
    if (!fact || fact.id === occasion.id || fact.id === second) continue;
    if (second === null) second = fact.id;
    else if (more === null) more = new Set([occasion.id, second, fact.id]);
    else more.add(fact.id);
    if (more !== null && more.size >= mostRecords) break;
  }
  if (more !== null) return [...more];
  return second === null ? [occasion.id] : [occasion.id, second];
}

function findingOf({ duty, article, basis }: Wording, occasion: Fact, outcome: Outcome): Finding {
  const due = outcome.due ?? null;
  const ill = complianceOf[outcome.status] === 'violation';
  const cure = outcome.cure === undefined ? duty.cure : outcome.cure;
  const records = recordsOf(occasion, outcome);
  const lastDay = due?.lastDay == null ? null : (due.derivation?.lastDay ?? null);
  const limit = lastDay === null ? '' : `（末日 ${lastDay}）`;
  return {
    id: duty.id,
    article,
    duty: duty.duty,
    severity: outcome.severity ?? duty.severity,
    status: outcome.status,
    legalEffect: effectOf(duty, outcome),
    compliance: complianceOf[outcome.status],
    due: due?.derivation?.due ?? null,
    derivation: due?.derivation ?? null,
    records,
    cure:
      ill || outcome.status === 'blocked'
        ? (cure ?? '不能补救：请由负责人签署缺失说明并写明原因，违规事件保留。')
        : null,
    message: `${outcome.found}${limit}${basis}`,
    who: outcome.status === 'judgement' ? (duty.judgedBy ?? '法制科') : duty.who,
    certainty: duty.provision.certainty,
    bars: duty.bars,
  };
}

/** A duty that did not arise. One finding an obligation, the same for every case: nothing about it depends on the case. */
const absent = (duty: Obligation, article: string): Finding => ({
  id: duty.id,
  article,
  duty: duty.duty,
  severity: duty.severity,
  status: 'notApplicable',
  legalEffect: null,
  compliance: null,
  due: null,
  derivation: null,
  records: [],
  cure: null,
  message: `${duty.duty}：本案没有触发此项义务的情形。`,
  who: duty.who,
  certainty: duty.provision.certainty,
  bars: duty.bars,
});
