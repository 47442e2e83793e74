import type { Fact } from '@liuhen/records';
import { isFilled } from '@liuhen/records';
import { dayOf } from '../../calendars/day.ts';
import { type Matter, view, viewEach } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { daysBefore } from '../../periods/days-before.ts';
import type { Due } from '../../periods/due.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { earlier, field, momentIn, nameOf, rowsOf, says, words } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { servedAt } from '../../reading/services.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

export const isImmediate = (d: Fact): boolean => /立即代履行|立即实施/.test(words(d, 'plan', 'mode', 'reason'));

type Demand = { readonly notice: Fact; readonly served: Temporal.Instant };
const servedDemands = view((m): readonly Demand[] =>
  issued(m, 'demandNotice').flatMap((notice) => {
    const served = servedAt(m, notice)?.at;
    return served ? [{ notice, served }] : [];
  }),
);
/** Demand notices that reached the party before an instant, newest last. */
export const demandsBefore = (m: Matter, at: Temporal.Instant): readonly Demand[] =>
  servedDemands(m).filter(({ served }) => !earlier(at, served));

/** When the ten working days of a demand run out; each application asks it of every demand before it. */
const ripening = viewEach(
  (m, { notice, served }: Demand): Due =>
    m.due(coercionTerms.demandBeforeCourt, { at: served, event: '催告书送达', proof: notice.key }),
);
const courtDate = (application: Fact): Temporal.Instant => momentIn(application, 'appliedOn') ?? application.at;
/* A demand counts for what it demands: one for an earlier instalment does not let the next be taken to court. After the decision
   on performance by a third party it is the demand that follows it (行政强制法第五十一条) that must come three days before. */
/** When the performance by a third party was carried out, or is planned for. */
const performedAt = (m: Matter, decision: Fact): Temporal.Instant | null =>
  m.dossier.of('enforcementExecuted').find((s) => !earlier(s.at, decision.at))?.at ??
  momentIn(decision, 'when', 'performOn');

function waited(m: Matter, act: Fact, demands: readonly Demand[]): Outcome {
  const records = demands.map((d) => d.notice);
  if (act.kind === 'courtApplication') {
    const first = demands.map((d) => ({ ...d, due: ripening(m, d) }));
    const last = first.at(-1);
    const wanted = last === undefined ? '' : words(last.notice, 'obligation');
    const ripe = first.find(
      ({ due, notice }) =>
        words(notice, 'obligation') === wanted && due.due !== null && earlier(due.due, courtDate(act)),
    );
    if (ripe) return met('催告书送达满十个工作日后申请', { records, due: ripe.due });
    return last?.due.due === null
      ? asksJudgement('催告期所在年份日历未核实', { records, due: last.due })
      : breached('催告书送达未满十个工作日即申请法院强制执行', { records, due: last?.due });
  }
  const at = performedAt(m, act);
  if (at === null) return met('已催告', { records });
  const decided = servedAt(m, act)?.at;
  const after = decided === undefined ? [] : demands.filter((d) => !earlier(d.served, decided));
  const results = (after.length > 0 ? after : demands).map((d) =>
    daysBefore(coercionTerms.demandBeforePerformance, dayOf(d.served), dayOf(at), m.reckoningOn(d.served)),
  );
  if (results.some((r) => r.ok && r.met === true)) return met('代履行三日前已催告', { records });
  const told = results.at(-1);
  return breached(`代履行前催告不足三个完整工作日${told?.ok ? `（${told.text.replace(/。$/, '')}）` : ''}`, {
    records,
  });
}

export const article24: Article = {
  number: 24,
  title: '催告',
  words: [
    '当事人逾期不履行行政执法决定需要强制执行的，行政执法大队应在作出强制执行决定或申请法院强制执行前，按照规定制作催告书并送达当事人。',
    '当事人进行陈述、申辩的，行政执法大队应对当事人陈述、申辩中提出的事实、理由和证据，复核和处理意见进行记录。',
  ],
  reading:
    '作强制执行决定、加处罚款决定或者申请法院前，催告书须已送达；申请法院须满十个工作日，代履行须在三日前。加处罚款自逾期日起算，执行加处金额仍须催告。',
  leftToAPerson: '是否有转移隐匿财物的证据（行政强制法第三十七条第三款）。',
  obligations: [
    obligation({
      id: 'A24.1',
      provision: regulation(24),
      severity: 'B',
      duty: '强制执行、申请法院前制作催告书并送达',
      proof: '催告书、送达回证',
      limit: '申请法院：送达 10 个工作日后；代履行：3 个工作日前',
      exceptions: '立即代履行不催告；催告期间有转移隐匿证据的可不等期满，催告书仍须已送达',
      cure: '撤回决定（申请），送达催告书并等期满后重新作出。',
      effect: 'invalid',
      bars: ['enforce', 'court'],
      trigger: onDocuments(
        'additionalFineDecision',
        'enforcementDecision',
        'substitutePerformanceDecision',
        'courtApplication',
        'auctionDisposalRecord',
      ),
      examine: (act, m) => {
        if (act.kind === 'substitutePerformanceDecision' && isImmediate(act))
          return met('立即代履行不催告（行政强制法第五十二条）');
        const at =
          act.kind === 'courtApplication'
            ? courtDate(act)
            : act.kind === 'substitutePerformanceDecision'
              ? (performedAt(m, act) ?? act.at)
              : act.at;
        const demands = demandsBefore(m, at);
        if (demands.length === 0) {
          const made = issued(m, 'demandNotice');
          const what = act.kind === 'courtApplication' ? '申请法院强制执行' : nameOf(act);
          return breached(made.length > 0 ? `${what}之前催告书没有送达` : `${what}之前没有催告`, {
            records: [...made, m.dossier.stepOf(act)],
          });
        }
        return act.kind === 'courtApplication' || act.kind === 'substitutePerformanceDecision'
          ? waited(m, act, demands)
          : met('已催告并送达', { records: demands.map((d) => d.notice) });
      },
    }),
    obligation({
      id: 'A24.2',
      provision: { ...regulation(24), article: '第二十四条；行政强制法第三十五条' },
      severity: 'B',
      duty: '催告书载明期限、方式、金额、陈述申辩权',
      proof: '催告书四项',
      cure: '重新制作载明四项的催告书并送达。',
      effect: 'doubtful',
      bars: ['enforce', 'court'],
      trigger: onDocuments('demandNotice'),
      examine: (notice, m) => {
        const money = /罚款|元|加处/.test(words(notice, 'obligation', 'amounts'));
        return complete(
          nameOf(notice),
          [
            [says(notice, 'due', 'deadline'), '履行期限'],
            [says(notice, 'method'), '履行方式'],
            [
              !money || rowsOf(field(notice, 'amounts')).length > 0 || /\d/.test(words(notice, 'obligation')),
              '金额和给付方式',
            ],
            [/陈述|申辩/.test(words(notice, 'rights', 'text', 'note')), '陈述、申辩权'],
          ],
          { records: [m.dossier.stepOf(notice)] },
        );
      },
    }),
    obligation({
      id: 'A24.3',
      provision: regulation(24, '第二款'),
      severity: 'B',
      duty: '记录催告陈述申辩的事实、理由、证据和复核意见',
      proof: '催告陈述申辩笔录、复核意见',
      cure: '补作复核意见，成立的采纳。',
      effect: 'doubtful',
      bars: ['enforce', 'court'],
      trigger: (m) => {
        const records = issued(m, 'demandDefenceRecord');
        return records.length > 0 ? records : m.dossier.of('demandDefenceReceived');
      },
      examine: (fact, m) => {
        if (fact.family !== 'document')
          return m.dossier.documentsOf(fact).length > 0
            ? met('已记录')
            : breached('当事人对催告提出陈述申辩，没有记录');
        const reviewed =
          rowsOf(field(fact, 'review')).some((r) => isFilled(r.review) || isFilled(r.reason) || isFilled(r.name)) ||
          issued(m, 'defenceReviewOpinion').some((d) => !earlier(d.at, fact.at));
        const later = issued(
          m,
          'enforcementDecision',
          'courtApplication',
          'additionalFineDecision',
          'substitutePerformanceDecision',
        ).find((d) => !earlier(d.at, fact.at));
        if (reviewed)
          return either(says(fact, 'claims'), '陈述申辩及复核已记录', `${nameOf(fact)}没有记录陈述申辩的事实、理由`, {
            records: [m.dossier.stepOf(fact)],
          });
        return later
          ? breached('当事人对催告提出陈述申辩，没有复核和处理意见', { records: [later, m.dossier.stepOf(fact)] })
          : pending('催告陈述申辩尚待复核');
      },
    }),
  ],
};
