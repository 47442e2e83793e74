import { type Fact, isFilled } from '@liuhen/records';
import { dayOf, startOfDay } from '../../calendars/day.ts';
import { type Matter, view, viewEach } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either, met, notApplicable, pending } from '../../obligations/outcome.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { earliestFrom, firstFrom, firstUntil, lastUntil } from '../../reading/in-time.ts';
import { earlier, field, nameOf, rowsOf, says } from '../../reading/paper.ts';
import { issued, procedureName } from '../../reading/phases.ts';
import { lastReached, servedAt } from '../../reading/served.ts';
import type { Law } from '../rulebook.ts';
import { penaltyLaw, penaltyMeasures } from './provisions.ts';

export const decidedPenalties = (m: Matter): readonly Fact[] =>
  issued(m, 'penaltyDecision', 'dailyPenaltyDecision', 'productionRestrictionDecision');
/** The notice a decision answers to: the last one that reached the party before it. */
export const noticeFor = viewEach((m, decision: Fact): { notice: Fact; served: Temporal.Instant } | undefined => {
  const told = lastUntil(servedNotices(m), decision.at);
  return told && { notice: told.notice, served: told.at };
});
const servedNotices = view((m) =>
  issued(m, 'priorNotice').flatMap((notice) => {
    const at = servedAt(m, notice)?.at;
    return at === undefined ? [] : [{ at, notice }];
  }),
);
/** 明确放弃: told on the day of that notice or after it, and before the decision. */
const waivedBetween = (m: Matter, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  [firstFrom(m.dossier.of('defenceWaived'), from), firstFrom(waivedOnPaper(m), from)].some(
    (waiver) => waiver !== undefined && !earlier(to, waiver.at),
  );
const waivedOnPaper = view((m) => issued(m, 'statementDefenceRecord').filter((d) => field(d, 'waived') === true));
const reasonedReviews = view((m) => m.dossier.of('defenceReviewed').filter((s) => isFilled(s.data.reason)));
const ordinary = (m: Matter): boolean => procedureName(m) === 'ordinary' || issued(m, 'priorNotice').length > 0;
const raisedIn = (m: Matter): readonly Fact[] => {
  if (!ordinary(m)) return [];
  const records = issued(m, 'statementDefenceRecord').filter(
    (d) => field(d, 'waived') !== true && rowsOf(field(d, 'claims')).length > 0,
  );
  return records.length > 0
    ? records
    : m.dossier.of('defenceReceived').filter((s) => m.dossier.documentsOf(s).length === 0);
};
const atDecision = (m: Matter): readonly Fact[] => issued(m, 'penaltyDecision');

export const penaltyProcedure: Law = {
  id: 'penalty-procedure',
  title: '行政处罚普通程序的次序',
  reading: '调查终结、案件审查在决定之前；陈述申辩期满（或者明确放弃）才可决定；提出的陈述申辩逐条复核。',
  leftToAPerson: '当事人的放弃是否明确、自愿；复核理由是否成立。',
  obligations: [
    obligation({
      id: 'P4',
      provision: penaltyMeasures('第三十八条'),
      severity: 'B',
      duty: '调查终结制作调查报告',
      proof: '调查终结报告',
      limit: '决定前',
      cure: '补作调查终结报告，重新审查后决定。',
      effect: 'doubtful',
      bars: ['notify', 'decide'],
      trigger: atDecision,
      examine: (decision, m) => {
        const report = firstUntil(issued(m, 'investigationReport'), decision.at);
        return either(report !== undefined, '决定前已有调查终结报告', `${nameOf(decision)}作出前没有调查终结报告`, {
          records: [report],
        });
      },
    }),
    obligation({
      id: 'P5',
      provision: penaltyMeasures('第三十八条'),
      severity: 'B',
      duty: '案件经审查人员审查',
      proof: '案件审查表',
      limit: '决定前',
      cure: '由非调查人员审查后重新决定。',
      effect: 'doubtful',
      bars: ['notify', 'decide'],
      trigger: atDecision,
      examine: (decision, m) => {
        const form = firstUntil(issued(m, 'caseReviewForm', 'legalReviewOpinion'), decision.at);
        return either(form !== undefined, '决定前已经案件审查', `${nameOf(decision)}作出前没有案件审查`, {
          records: [form],
        });
      },
    }),
    obligation({
      id: 'P7',
      provision: penaltyMeasures('第四十四条'),
      severity: 'B',
      duty: '陈述申辩期满后才作决定',
      proof: '事先告知书送达日、决定日',
      limit: '5 个工作日',
      exceptions: '明确放弃并记录',
      cure: '撤销决定，期满后重新作出。',
      cureBefore: '等陈述申辩期满，或者记录当事人明确放弃后，再作决定。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: decidedPenalties,
      examine: (decision, m) => {
        const told = noticeFor(m, decision);
        if (told === undefined) return notApplicable('没有送达的事先告知书（见行政处罚法第四十四条）');
        const due = m.due(penaltyTerms.statementAndDefence, {
          at: lastReached(m, told.notice) ?? told.served,
          event: '事先告知书送达',
          proof: told.notice.key,
        });
        const detail = { due, records: [told.notice, m.dossier.stepOf(decision)] };
        if (due.due === null) return asksJudgement('陈述申辩期所在年份的日历未核实', detail);
        if (earlier(due.due, decision.at)) return met('陈述申辩期满后作出决定', detail);
        return either(
          waivedBetween(m, startOfDay(dayOf(told.served)), decision.at),
          '当事人已明确放弃陈述申辩',
          '在陈述申辩期届满之前作出处罚决定',
          detail,
        );
      },
    }),
    obligation({
      id: 'P8',
      provision: penaltyLaw('第四十五条'),
      severity: 'B',
      duty: '复核当事人的陈述申辩，逐条写明是否采纳及理由',
      proof: '陈述申辩复核意见书',
      limit: '决定前',
      cure: '补作复核；已作出的决定撤销后重新作出。',
      cureBefore: '先逐条复核陈述、申辩，写明是否采纳及理由，再作决定。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: raisedIn,
      examine: (record, m) => {
        const decision = firstFrom(decidedPenalties(m), record.at);
        const told = firstFrom(reasonedReviews(m), record.at);
        const step = told && decision && earlier(decision.at, told.at) ? undefined : told;
        const next = earliestFrom(issued(m, 'defenceReviewOpinion'), record.at);
        const review = next && decision && earlier(decision.at, next.at) ? undefined : next;
        const records = [m.dossier.stepOf(record), review ?? step, decision];
        if (review === undefined && step === undefined)
          return decision
            ? breached('当事人提出陈述申辩，没有复核即作出决定', { records })
            : pending('陈述申辩尚待复核', { records });
        if (review === undefined) return met('已复核陈述申辩', { records });
        const items = rowsOf(field(review, 'items'));
        return either(
          items.length > 0 ? items.every((i) => isFilled(i.reason) || isFilled(i.review)) : says(review, 'proposal'),
          '已逐条复核并写明理由',
          `${nameOf(review)}没有逐条写明是否采纳的理由`,
          { records },
        );
      },
    }),
  ],
};
