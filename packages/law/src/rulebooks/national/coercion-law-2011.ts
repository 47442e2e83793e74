import { type Fact, isFilled } from '@liuhen/records';
import { suitEnd } from '../../calculations/suit-end.ts';
import { type Day, dayOf, endOfDay, isoOf } from '../../calendars/day.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, complete, either, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import type { Due } from '../../periods/due.ts';
import { calendarDays, months } from '../../periods/period.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { stopsOfCase } from '../../procedures/uncounted.ts';
import { earliestFrom, firstFrom, nextFrom } from '../../reading/in-time.ts';
import { dayIn, earlier, field, latest, momentIn, nameOf, rowsOf, says, words, wordsOf } from '../../reading/paper.ts';
import { isIssued, issued } from '../../reading/phases.ts';
import {
  lastReached,
  lastServingOf,
  receiptsOf,
  servedAt,
  servedDirectly,
  servingsByMail,
} from '../../reading/served.ts';
import { mailRegisterOf } from '../../reading/services.ts';
import { headApproved, partySignings, refusalNoted, witnessSignings } from '../../reading/signers.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { type Law, onDocuments } from '../rulebook.ts';
import { coercionLaw, sealingMeasures } from './provisions.ts';

const sealings = (m: Matter): readonly Fact[] => {
  const steps = m.dossier.of('sealSeizureImplemented');
  return steps.length > 0 ? [...steps] : issued(m, 'sealSeizureDecision').slice(0, 1);
};
const paper = (m: Matter, act: Fact, type: string): Fact | undefined =>
  act.kind === type ? act : (m.dossier.documentsOf(act).find((d) => d.kind === type) ?? issued(m, type)[0]);
const isUrgent = (m: Matter, act: Fact): boolean => {
  const a = paper(m, act, 'sealSeizureApproval');
  return act.data.urgent === true || (a !== undefined && field(a, 'urgent') === true);
};
/** 当事人不到场 (第十八条第九项): as the record tells it, and nobody signed for the party. */
const partyStayedAway = (m: Matter, record: Fact): boolean =>
  partySignings(m, record).length === 0 &&
  /(未|不|没有?|拒不|拒绝)(能)?(按时)?到场/.test(words(record, 'notified', 'refusalNote', 'absenceNote', 'note'));
/** What brings a sealing to its end: release, confiscation, handing over with the case. */
const sealingEnds = view((m): readonly Fact[] => [
  ...issued(m, 'sealSeizureRelease'),
  ...m.dossier.of('sealSeizureReleased').filter((s) => m.dossier.documentsOf(s).length === 0),
  ...issued(m, 'confiscatedGoodsDisposal'),
  ...issued(m, 'penaltyDecision').filter((d) => /没收/.test(words(d, 'penalties'))),
  ...issued(m, 'crimeTransferLetter'),
]);
const testingTold = view((m) => stopsOfCase(m).some((s) => s.cause === 'testing' && s.notified));
/** A sealing is extended once; what comes long after it belongs to another. */
const extensionsAfter = (m: Matter, act: Fact): readonly Fact[] =>
  nextFrom(issued(m, 'sealSeizureExtension'), act.at, 6);

/** The end that the decision, or its last extension, set itself; a test told in writing moves the first, an extension names its own. */
function ownEnd(m: Matter, act: Fact): Day | null {
  const extension = extensionsAfter(m, act).at(-1);
  const decision =
    m.dossier.documentsOf(act).find((d) => d.kind === 'sealSeizureDecision' && isIssued(m, d)) ??
    firstFrom(issued(m, 'sealSeizureDecision'), act.at);
  if (extension !== undefined) return dayIn(extension, 'to', 'newDue');
  return decision === undefined || testingTold(m) ? null : dayIn(decision, 'to');
}

export const coercionLaw2011: Law = {
  id: 'coercion-law-2011',
  title: '行政强制法',
  reading:
    '查封扣押：批准、当场告知、现场笔录、清单、三十日（可延三十日，检测期书面告知的不计）、及时解除。强制执行文书先直接送达。申请法院自起诉期限届满之日起三个月；批准分期的自分期期限结束起算；告知期限写长的从长。',
  leftToAPerson: '是否必要、适当；复议诉讼期间的扣除（法释〔2026〕3号第四条）。',
  obligations: [
    obligation({
      id: 'coercion-law-2011.18',
      provision: coercionLaw('第十八条'),
      severity: 'B',
      duty: '查封扣押前批准，当场告知、听取陈述申辩、制作现场笔录',
      proof: '审批表、现场笔录、签名',
      limit: '实施前',
      exceptions: '情况紧急的 24 小时内补办',
      cure: '立即解除，补齐程序后重新实施。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: sealings,
      examine: (act, m) => {
        const approval = paper(m, act, 'sealSeizureApproval');
        const record = paper(m, act, 'sealSeizureSiteRecord');
        const head = approval && headApproved(m, approval);
        const records = [approval, record];
        if (!isUrgent(m, act) && (!head || earlier(act.at, head.at)))
          return breached(approval === undefined ? '查封扣押没有审批表' : '查封扣押在负责人批准之前实施', { records });
        if (record === undefined) return breached('查封扣押没有制作现场笔录', { records });
        return complete(
          nameOf(record),
          [
            [says(record, 'notified'), '通知当事人到场'],
            [says(record, 'informed', 'rightsInformed'), '当场告知理由、依据、权利、救济'],
            [says(record, 'defence'), '听取陈述申辩'],
            partyStayedAway(m, record)
              ? [witnessSignings(m, record).length > 0, '见证人签名（当事人不到场的，邀请见证人到场）']
              : [
                  partySignings(m, record).length > 0 ||
                    refusalNoted(m, record) ||
                    witnessSignings(m, record).length > 0,
                  '当事人签名（拒签注明、见证人）',
                ],
          ],
          { records },
        );
      },
    }),
    obligation({
      id: 'coercion-law-2011.19',
      provision: coercionLaw('第十九条'),
      severity: 'V',
      duty: '紧急当场实施的，24 小时内报告并补办批准',
      proof: '审批表的负责人签名时间',
      limit: '24 小时',
      cure: '负责人认为不应采取的立即解除。',
      effect: 'invalid',
      trigger: (m) => sealings(m).filter((act) => isUrgent(m, act)),
      examine: (act, m) => {
        const approval = paper(m, act, 'sealSeizureApproval');
        const head = approval && headApproved(m, approval);
        return timed(m, coercionTerms.emergencyApproval, act, head?.at ?? null, '补办查封扣押批准手续', {
          records: [approval],
          cure: head ? null : undefined,
        });
      },
    }),
    obligation({
      id: 'coercion-law-2011.24',
      readsContent: true,
      provision: coercionLaw('第二十四条'),
      severity: 'B',
      duty: '当场交付查封扣押决定书和清单',
      proof: '决定书（事实、依据、期限、标的）、清单、交付',
      limit: '当场',
      cure: '补正决定书、清单并立即交付。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: sealings,
      examine: (act, m) => {
        const decision = paper(m, act, 'sealSeizureDecision');
        const list = paper(m, act, 'sealSeizureList');
        if (decision === undefined) return breached('查封扣押没有决定书', { records: [list] });
        const served = servedAt(m, decision) ?? (partySignings(m, decision).length > 0 ? { at: decision.at } : null);
        return complete(
          nameOf(decision),
          [
            [says(decision, 'facts', 'reason'), '理由'],
            [says(decision, 'basis'), '依据'],
            [says(decision, 'to'), '期限'],
            [says(decision, 'objects') || list !== undefined, '标的'],
            [isFilled(decision.data.seal), '印章'],
            [list !== undefined && rowsOf(field(list, 'items')).length > 0, '清单'],
            [(served !== null && dayOf(served.at) === dayOf(act.at)) || refusalNoted(m, decision), '当场交付'],
          ],
          { records: [list, act] },
        );
      },
    }),
    obligation({
      id: 'coercion-law-2011.25',
      provision: coercionLaw('第二十五条'),
      severity: 'V',
      duty: '查封扣押期限内处理或者解除',
      proof: '延长、解除、处理决定',
      limit: '30 日，可延 30 日；检测期书面告知的不计',
      cure: '期满应当立即解除并退还。',
      effect: 'invalid',
      trigger: sealings,
      examine: (act, m): Outcome => {
        const ended = earliestFrom(sealingEnds(m), act.at);
        const extended = extensionsAfter(m, act).map((d) => ({
          period: calendarDays(30),
          approvedAt: headApproved(m, d)?.at ?? d.at,
          by: 'head' as const,
          proof: d.id,
        }));
        const result = timed(
          m,
          coercionTerms.sealing,
          { at: act.at, event: '查封、扣押', proof: act.key },
          ended ?? null,
          '处理或者解除查封扣押',
          {
            records: [ended, ...extensionsAfter(m, act)],
            adjustments: { extensions: extended, stops: stopsOfCase(m) },
          },
        );
        if (result.status === 'overdue')
          return { ...result, severity: 'B', found: '查封扣押期满，没有延长、处理或者解除，应当立即解除' };
        const own = ownEnd(m, act);
        if (own === null || !(ended ? dayOf(ended.at) > own : m.present.isPast(endOfDay(own)))) return result;
        return ended
          ? { ...result, status: 'breached', found: `决定书所定期限 ${isoOf(own)} 届满后才处理或者解除查封扣押` }
          : {
              ...result,
              status: 'overdue',
              severity: 'B',
              found: `决定书所定查封扣押期限 ${isoOf(own)} 已届满，应当立即解除`,
            };
      },
    }),
    obligation({
      id: 'coercion-law-2011.28',
      provision: sealingMeasures('第二十一条'),
      severity: 'V',
      duty: '解除查封扣押决定 3 个工作日内送达',
      proof: '送达回证',
      limit: '3 个工作日',
      cure: '立即送达并退还财物。',
      trigger: onDocuments('sealSeizureRelease'),
      examine: (release, m) => {
        const served = servedAt(m, release);
        return timed(m, coercionTerms.releaseService, release, served?.at ?? null, '送达解除决定', {
          records: [served?.serving.receipt],
        });
      },
    }),
    obligation({
      id: 'coercion-law-2011.37',
      readsContent: true,
      provision: coercionLaw('第三十七条'),
      severity: 'B',
      duty: '强制执行决定书载明理由依据、方式时间、救济',
      proof: '强制执行决定书',
      cure: '补正决定书并重新送达。',
      effect: 'doubtful',
      bars: ['enforce'],
      trigger: onDocuments('enforcementDecision'),
      examine: (d, m) =>
        complete(
          nameOf(d),
          [
            [says(d, 'reason', 'facts'), '理由和依据'],
            [says(d, 'mode'), '强制执行方式'],
            [says(d, 'when'), '时间'],
            [isFilled(d.data.seal), '印章'],
          ],
          { records: [m.dossier.stepOf(d)] },
        ),
    }),
    obligation({
      id: 'coercion-law-2011.38',
      provision: coercionLaw('第三十八条'),
      severity: 'B',
      duty: '催告书、强制执行决定书直接送达，不能的才用其他方式',
      proof: '送达回证、直接送达未成的记录',
      cure: '直接送达；确实不能的记明情况。',
      effect: 'doubtful',
      bars: ['enforce', 'court'],
      trigger: onDocuments(
        'demandNotice',
        'enforcementDecision',
        'additionalFineDecision',
        'substitutePerformanceDecision',
      ),
      examine: (d, m): Outcome => {
        if (lastServingOf(m, d) === undefined) {
          const done = firstFrom(m.dossier.of('enforcementExecuted'), d.at);
          return done && d.kind !== 'demandNotice'
            ? breached(`${nameOf(d)}没有送达即实施强制执行`, {
                records: [m.dossier.stepOf(d), done, ...m.dossier.documentsOf(done)],
              })
            : pending(`${nameOf(d)}尚待送达`);
        }
        const receipts = receiptsOf(m, d);
        if (servedDirectly(m, d)) return met('已直接送达', { records: receipts });
        const tried =
          firstFrom(m.dossier.of('serviceAttempted'), d.at) !== undefined ||
          servingsByMail(m, d).some((s) => {
            const register = mailRegisterOf(m, s.receipt, s.step);
            return register !== undefined && says(register, 'directServiceAttempt');
          }) ||
          publicAfterDirect(m);
        return either(tried, '直接送达未成后改用其他方式', `${nameOf(d)}没有先直接送达即以其他方式送达`, {
          records: receipts.flatMap((r) => [r, m.dossier.stepOf(r)]),
        });
      },
    }),
    obligation({
      id: 'coercion-law-2011.53',
      provision: coercionLaw('第五十三条'),
      severity: 'B',
      duty: '在起诉期限届满之日起 3 个月内申请法院强制执行',
      proof: '决定书送达日、申请日',
      limit: '起诉期限届满后 3 个月',
      exceptions: '批准分期的自分期期限结束起算',
      cure: '未届满的撤回，届满后再申请；逾期的说明正当理由。',
      effect: 'invalid',
      bars: ['court'],
      trigger: onDocuments('courtApplication'),
      examine: (application, m) => judgedWindow(m, application),
    }),
  ],
};

const monthWords: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 六: 6, 八: 8, 十: 10, 十二: 12 };
/** What the decision told of the term to sue; null where it told nothing. */
function toldTerm(decision: Fact) {
  const remedy = field(decision, 'remedy');
  const group = rowsOf(remedy)[0] ?? {};
  const litigation = rowsOf(group.litigation)[0] ?? {};
  if (typeof litigation.months === 'number') return months(litigation.months);
  const found = /(\d+|十二|[一二三六八十])个?月/.exec(wordsOf(remedy))?.[1];
  if (found !== undefined) return months(monthWords[found] ?? Number(found));
  return /诉/.test(wordsOf(remedy)) ? months(6) : null;
}

/** 起诉期限届满日: of the addressee whom the decision reached last. */
function remedyEnd(m: Matter, decision: Fact, served: Temporal.Instant): Due {
  const decided = m.dossier.of('reconsiderationDecided').at(-1);
  return suitEnd(
    {
      name: '当事人',
      servedOn: dayOf(served),
      told: toldTerm(decision),
      reconsiderationServedOn: decided ? dayOf(decided.at) : null,
      deductions: [],
    },
    m.reckoningOn(served),
  );
}

const publicAfterDirect = view((m) =>
  m.dossier.documents('publicServiceApproval').some((a) => /直接/.test(words(a, 'attempts'))),
);
/** The end of the last instalment that was granted. */
const lastInstalment = view((m): Temporal.Instant | null => {
  const ends = issued(m, 'installmentNotice')
    .flatMap((notice) => rowsOf(field(notice, 'schedule')))
    .flatMap(({ due }) => writtenInstant(due) ?? []);
  return latest(ends.map((at) => ({ at })))?.at ?? null;
});

function judgedWindow(m: Matter, application: Fact): Outcome {
  const decision = issued(m, 'penaltyDecision', 'dailyPenaltyDecision', 'correctionOrder')[0];
  const served = decision && servedAt(m, decision);
  const at = momentIn(application, 'appliedOn') ?? application.at;
  if (decision === undefined || !served) return asksJudgement('没有可核对的决定书送达记录，申请窗口请认定');
  const open =
    [...m.dossier.of('reconsiderationRequested'), ...m.dossier.of('lawsuitFiled')].length >
    [...m.dossier.of('reconsiderationDecided'), ...m.dossier.of('lawsuitDecided')].length;
  const records = [decision, served.serving.receipt, m.dossier.stepOf(application)];
  if (open) return breached('复议、诉讼尚未终结即申请法院强制执行', { records });
  const end = remedyEnd(m, decision, lastReached(m, decision) ?? served.at);
  const instalmentEnd = lastInstalment(m);
  if (end.due === null) return asksJudgement('起诉期限届满日所在年份的日历未核实', { due: end, records });
  const from = instalmentEnd !== null && earlier(end.due, instalmentEnd) ? instalmentEnd : end.due;
  const window = m.due(coercionTerms.courtApplication, {
    at: from,
    precision: 'day',
    event: from === instalmentEnd ? '分期缴款期限结束' : '起诉期限届满',
    proof: decision.key,
  });
  if (!earlier(end.due, at)) return breached('起诉期限尚未届满即申请法院强制执行', { due: end, records });
  if (window.due === null) return asksJudgement('申请期限所在年份的日历未核实', { due: window, records });
  return either(!earlier(window.due, at), '在申请窗口内', '超过起诉期限届满之日起三个月申请法院强制执行', {
    due: window,
    records,
  });
}
