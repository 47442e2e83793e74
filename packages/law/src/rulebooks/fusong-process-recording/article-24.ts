import type { Fact } from '@liuhen/records';
import { isFilled } from '@liuhen/records';
import { dayOf } from '../../calendars/day.ts';
import { type Matter, view, viewEach } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import {
  asksJudgement,
  breached,
  complete,
  either,
  met,
  mostRecords,
  type Outcome,
  pending,
  shown,
} from '../../obligations/outcome.ts';
import { daysBefore } from '../../periods/days-before.ts';
import type { Due } from '../../periods/due.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { earliestFrom, firstFrom, lastBefore, lastUntil } from '../../reading/in-time.ts';
import { earlier, earliest, field, momentIn, nameOf, rowsOf, says, words } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

export const isImmediate = (d: Fact): boolean => /立即代履行|立即实施/.test(words(d, 'plan', 'mode', 'reason'));

/** A demand notice, at the time it reached the party. */
type Demand = { readonly notice: Fact; readonly at: Temporal.Instant };
const servedDemands = view((m): readonly Demand[] =>
  issued(m, 'demandNotice').flatMap((notice) => {
    const at = servedAt(m, notice)?.at;
    return at ? [{ notice, at }] : [];
  }),
);
/** The last demand notice that reached the party before an instant. */
export const demandBefore = (m: Matter, at: Temporal.Instant): Demand | undefined => lastUntil(servedDemands(m), at);
const noticesBefore = (m: Matter, at: Temporal.Instant): readonly Fact[] =>
  lastBefore(servedDemands(m), at, mostRecords).map(({ notice }) => notice);
/** Those that demand the same thing. */
const demandsFor = view((m) => Map.groupBy(servedDemands(m), ({ notice }) => words(notice, 'obligation')));

/** When the ten working days of a demand run out; each application asks it of every demand before it. */
const ripening = viewEach(
  (m, { notice, at }: Demand): Due =>
    m.due(coercionTerms.demandBeforeCourt, { at, event: '催告书送达', proof: notice.key }),
);
const courtDate = (application: Fact): Temporal.Instant => momentIn(application, 'appliedOn') ?? application.at;
/* A demand counts for what it demands: one for an earlier instalment does not let the next be taken to court. After the decision
   on performance by a third party it is the demand that follows it (行政强制法第五十一条) that must come three days before. */
/** When the performance by a third party was carried out, or is planned for. */
const performedAt = (m: Matter, decision: Fact): Temporal.Instant | null =>
  firstFrom(m.dossier.of('enforcementExecuted'), decision.at)?.at ?? momentIn(decision, 'when', 'performOn');

const earliestOf = viewEach((_, demands: readonly Demand[]) => earliest(demands));

function waited(m: Matter, act: Fact, last: Demand): Outcome {
  if (act.kind === 'courtApplication') {
    const records = noticesBefore(m, courtDate(act));
    // of those that demand the same, the one served first is the first to be ripe
    const same = demandsFor(m).get(words(last.notice, 'obligation'));
    const first = same === undefined ? last : (earliestOf(m, same) ?? last);
    const [ripe, due] = [ripening(m, first), ripening(m, last)];
    if (ripe.due !== null && earlier(ripe.due, courtDate(act)))
      return met('催告书送达满十个工作日后申请', { records, due: ripe });
    return due.due === null
      ? asksJudgement('催告期所在年份日历未核实', { records, due })
      : breached('催告书送达未满十个工作日即申请法院强制执行', { records, due });
  }
  const at = performedAt(m, act);
  const records = noticesBefore(m, at ?? act.at);
  if (at === null) return met('已催告', { records });
  const decided = servedAt(m, act)?.at;
  const next = decided === undefined ? undefined : earliestFrom(servedDemands(m), decided);
  const demand = next !== undefined && !earlier(at, next.at) ? next : earliestOf(m, servedDemands(m));
  const told = daysBefore(
    coercionTerms.demandBeforePerformance,
    dayOf(demand?.at ?? last.at),
    dayOf(at),
    m.reckoningOn(demand?.at ?? last.at),
  );
  if (told.ok && told.met === true) return met('代履行三日前已催告', { records });
  return breached(`代履行前催告不足三个完整工作日${told.ok ? `（${told.text.replace(/。$/, '')}）` : ''}`, {
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
      cureBefore: '先制作催告书并送达，等期满后再作决定（申请）。',
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
        const demand = demandBefore(m, at);
        if (demand === undefined) {
          const made = issued(m, 'demandNotice');
          const what = act.kind === 'courtApplication' ? '申请法院强制执行' : nameOf(act);
          return breached(made.length > 0 ? `${what}之前催告书没有送达` : `${what}之前没有催告`, {
            records: [...shown(made), m.dossier.stepOf(act)],
          });
        }
        return act.kind === 'courtApplication' || act.kind === 'substitutePerformanceDecision'
          ? waited(m, act, demand)
          : met('已催告并送达', { records: noticesBefore(m, at) });
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
          firstFrom(issued(m, 'defenceReviewOpinion'), fact.at) !== undefined;
        const later = firstFrom(
          issued(
            m,
            'enforcementDecision',
            'courtApplication',
            'additionalFineDecision',
            'substitutePerformanceDecision',
          ),
          fact.at,
        );
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
