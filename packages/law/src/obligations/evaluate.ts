import type { Fact } from '@liuhen/records';
import { dayOf } from '../calendars/day.ts';
import type { Finding } from '../findings/finding.ts';
import type { Matter } from './matter.ts';
import type { Obligation } from './obligation.ts';
import {
  asksJudgement,
  type Compliance,
  type LegalEffect,
  notApplicable,
  type Outcome,
  type Status,
} from './outcome.ts';
import { provisionText, standingOn } from './provision.ts';

/** The day of the conduct that is punished, where it is known: substance is judged by the law of that day. */
export type ConductDay = (m: Matter) => Temporal.Instant | null;

/** Every duty of the rulebook, on every occasion it arises: findings in the order of the rulebook. */
export function evaluateWith(rulebook: readonly Obligation[], m: Matter, conductAt: ConductDay): Finding[] {
  const findings: Finding[] = [];
  const judgements = judgementsOf(m);
  const conduct = conductAt(m);
  for (const duty of rulebook) {
    const occasions = duty.trigger(m);
    if (occasions.length === 0) findings.push(absent(duty));
    for (const occasion of occasions) {
      const day = dayOf(duty.editionBy === 'conduct' && conduct !== null ? conduct : occasion.at);
      for (const outcome of outcomesOf(duty, occasion, day, m))
        findings.push(findingOf(duty, occasion, judged(duty, occasion, outcome, judgements)));
    }
  }
  return findings;
}

function outcomesOf(duty: Obligation, occasion: Fact, day: ReturnType<typeof dayOf>, m: Matter): readonly Outcome[] {
  switch (standingOn(duty.provision, day)) {
    case 'notYet':
      return [notApplicable(`发生时${provisionText(duty.provision)}尚未施行`)];
    case 'expired':
      return [notApplicable(`发生时${provisionText(duty.provision)}已不再施行`)];
    case 'otherEdition':
      return [
        asksJudgement(
          `发生在${provisionText(duty.provision)}（${duty.provision.edition}，${duty.provision.from} 施行）之前，当时的规定未收录，请法制科按当时的规定认定`,
        ),
      ];
    case 'inForce':
      return listed(duty.examine(occasion, m));
  }
}

const isList = (outcome: Outcome | readonly Outcome[]): outcome is readonly Outcome[] => Array.isArray(outcome);
const listed = (outcome: Outcome | readonly Outcome[]): readonly Outcome[] => (isList(outcome) ? outcome : [outcome]);

type Judgement = Fact<'judgement'>;

/** Judgements recorded in the case; those of the bureau stand among its own records. */
function judgementsOf(m: Matter): ReadonlyMap<string, Judgement[]> {
  const isJudgement = (fact: Fact): fact is Judgement => fact.kind === 'judgement' && fact.annulledBy === null;
  const facts = m.opening === null ? m.dossier.agency.facts.filter(isJudgement) : m.dossier.of('judgement');
  const found = new Map<string, Judgement[]>();
  for (const fact of facts) {
    const held = found.get(fact.data.obligation);
    if (held) held.push(fact);
    else found.set(fact.data.obligation, [fact]);
  }
  return found;
}

const verdictStatus: Record<string, Status> = { met: 'met', breached: 'breached', notApplicable: 'notApplicable' };

/** A question put to a person is answered by the newest recorded judgement about this occasion, or about the case. */
function judged(duty: Obligation, occasion: Fact, outcome: Outcome, all: ReadonlyMap<string, Judgement[]>): Outcome {
  if (outcome.status !== 'judgement') return outcome;
  const answer = all
    .get(duty.id)
    ?.findLast((fact) => fact.links.every((link) => link.rel !== 'judges' || link.record === occasion.id));
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

/** A finding rests on the records that decide it; beyond so many, more of the same would only hide them. */
const mostRecords = 40;

function recordsOf(occasion: Fact, outcome: Outcome): string[] {
  const records = [occasion.id];
  for (const fact of outcome.records ?? []) {
    if (records.length >= mostRecords) break;
    if (fact && !records.includes(fact.id)) records.push(fact.id);
  }
  return records;
}

function findingOf(duty: Obligation, occasion: Fact, outcome: Outcome): Finding {
  const due = outcome.due ?? null;
  const ill = complianceOf[outcome.status] === 'violation';
  const cure = outcome.cure === undefined ? duty.cure : outcome.cure;
  const records = recordsOf(occasion, outcome);
  return {
    id: duty.id,
    article: provisionText(duty.provision),
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
    message: messageOf(duty, outcome, due?.lastDay == null ? null : (due.derivation?.lastDay ?? null)),
    who: outcome.status === 'judgement' ? (duty.judgedBy ?? '法制科') : duty.who,
    certainty: duty.provision.certainty,
    bars: duty.bars,
  };
}

function messageOf(duty: Obligation, outcome: Outcome, lastDay: string | null): string {
  const limit = lastDay === null ? '' : `（末日 ${lastDay}）`;
  const basis =
    duty.provision.certainty === 'text' || duty.provision.certainty === 'internal' ? '' : '，依据未经原文核实';
  return `${outcome.found}${limit}。依据：${provisionText(duty.provision)}${basis}。`;
}

/** A duty that did not arise. One finding an obligation, the same for every case: nothing about it depends on the case. */
const absences = new WeakMap<Obligation, Finding>();
function absent(duty: Obligation): Finding {
  const held = absences.get(duty);
  if (held) return held;
  const made: Finding = {
    id: duty.id,
    article: provisionText(duty.provision),
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
  };
  absences.set(duty, made);
  return made;
}
