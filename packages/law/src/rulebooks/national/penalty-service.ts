import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { type Obligation, obligation } from '../../obligations/obligation.ts';
import { asksJudgement, blocked, either, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { earlier, momentIn, nameOf, wordsOf } from '../../reading/paper.ts';
import { allDecisions, issued, procedureName } from '../../reading/phases.ts';
import { earliestOf, lastServingOf, receiptsOf, servedAt, servingOn } from '../../reading/served.ts';
import { servings } from '../../reading/services.ts';
import { onDocuments } from '../rulebook.ts';
import { penaltyLaw, restrictionMeasures, threeSystems } from './provisions.ts';

const fines = onDocuments('penaltyDecision', 'onSpotPenaltyDecision', 'dailyPenaltyDecision');

/** 行政处罚法第四十八条、第六十一条. */
export const serviceObligations: readonly Obligation[] = [
  obligation({
    id: 'penalty-law-2021.48',
    provision: threeSystems('处罚、许可决定公开；行政处罚法第四十八条'),
    severity: 'V',
    duty: '处罚决定 7 个工作日内公开',
    proof: '公开审核表、公开记录',
    limit: '7 个工作日',
    judge: 'both',
    judgedBy: '法制科',
    cure: '立即公开；不公开的写明理由。',
    trigger: onDocuments('penaltyDecision', 'onSpotPenaltyDecision'),
    examine: (d, m) => publication(m, d),
  }),
  obligation({
    id: 'three-systems-2018.other',
    provision: threeSystems('其他执法决定公开'),
    severity: 'V',
    duty: '不处罚的检查结果 20 个工作日内公开',
    proof: '公开审核表、公开记录',
    limit: '20 个工作日',
    judge: 'both',
    judgedBy: '法制科',
    cure: '立即公开；不公开的写明理由。',
    trigger: (m) =>
      procedureName(m) === 'inspection' && allDecisions(m).length === 0 ? issued(m, 'inspectionResultNotice') : [],
    examine: (d, m) => publication(m, d, penaltyTerms.otherPublication),
  }),
  obligation({
    id: 'restriction-measures-2014.14',
    provision: restrictionMeasures('第十四条'),
    severity: 'V',
    duty: '限制生产、停产整治决定 7 个工作日内送达',
    proof: '送达回证',
    limit: '7 个工作日',
    cure: '立即依法送达。',
    trigger: onDocuments('productionRestrictionDecision'),
    examine: (d, m) =>
      timed(
        m,
        coercionTerms.restrictionService,
        { at: d.at, event: '作出决定', proof: d.key },
        begunOf(m, d) ?? publishedOf(m, d),
        `送达${nameOf(d)}`,
        { records: receiptsOf(m, d) },
      ),
  }),
  obligation({
    id: 'penalty-law-2021.48.2',
    provision: penaltyLaw('第四十八条第二款'),
    severity: 'V',
    duty: '决定被变更、撤销、确认违法的，3 个工作日内撤回公开',
    proof: '撤回记录',
    limit: '3 个工作日',
    cure: '立即撤回并公开说明理由。',
    trigger: (m) =>
      [...m.dossier.of('reconsiderationDecided'), ...m.dossier.of('lawsuitDecided')].filter(
        (s) =>
          /撤销|变更|违法|无效/.test(`${s.title}${wordsOf(s.data.result)}${wordsOf(s.data.outcome)}`) &&
          !/维持|驳回/.test(s.title) &&
          m.dossier.of('published').length > 0,
      ),
    examine: (s, m) =>
      timed(
        m,
        penaltyTerms.publicationWithdrawal,
        s,
        firstFrom(m.dossier.of('publicationWithdrawn'), s.at) ?? null,
        '撤回公开',
      ),
  }),
  obligation({
    id: 'penalty-law-2021.61',
    provision: penaltyLaw('第六十一条'),
    severity: 'V',
    duty: '决定书当场交付，或者 7 个工作日内送达',
    proof: '送达回证',
    limit: '7 个工作日；期满前交邮不算过期',
    cure: '立即依法送达。',
    trigger: fines,
    examine: (d, m): Outcome => {
      const [valid, last] = [servedAt(m, d), lastServingOf(m, d)];
      const records = [...receiptsOf(m, d), valid?.serving.step];
      if (valid === null && last !== undefined)
        return blocked(`${nameOf(d)}的送达尚未成立（${last.why}），缴款、复议、起诉期间不起算`, {
          records,
          cure: '依法重新送达。',
        });
      const attempted = firstFrom(m.dossier.of('serviceAttempted'), d.at)?.at;
      const published = attempted === undefined ? publishedOf(m, d) : publishedOf(m, d) && attempted;
      const first = [begunOf(m, d), published].reduce(
        (f, t) => (t !== null && (f === null || earlier(t, f)) ? t : f),
        null,
      );
      return timed(
        m,
        penaltyTerms.decisionService,
        { at: d.at, event: '作出处罚决定', proof: d.key },
        first,
        `送达${nameOf(d)}`,
        { records, cure: first ? null : undefined },
      );
    },
  }),
  obligation({
    id: 'penalty-law-2021.61.2',
    provision: penaltyLaw('第六十一条第二款'),
    severity: 'B',
    duty: '电子送达须当事人同意并签订确认书',
    proof: '送达地址（方式）确认书',
    cure: '取得确认书后重新送达，或者改用其他方式。',
    effect: 'invalid',
    bars: ['enforce', 'close'],
    trigger: (m) =>
      servings(m)
        .filter((s) => s.method === 'electronic')
        .map((s) => s.receipt),
    examine: (receipt, m) => {
      const s = servingOn(m, receipt);
      return either(s?.effect === 'valid', '当事人已签确认书', '电子送达没有当事人签订的确认书，送达无效', {
        records: [s?.step, ...m.dossier.documents('serviceAddressConfirmation')],
      });
    },
  }),
];

const postedAt = (m: Matter, receipt: Fact): Temporal.Instant | null => {
  const s = m.dossier.stepOf(receipt);
  const register = s && m.dossier.documentsOf(s).find((d) => d.kind === 'mailServiceRegister');
  return register ? momentIn(register, 'postedAt') : null;
};
/** When a serving began: handing to the post counts (R5); a public notice has times of its own. */
const begunOf = earliestOf((m, s) =>
  s.method === 'mail' ? (postedAt(m, s.receipt) ?? s.at ?? s.receipt.at) : s.method === 'publicNotice' ? null : s.at,
);
const publishedOf = earliestOf((_, s) => (s.method === 'publicNotice' ? s.receipt.at : null));

/** Late is a violation; not done at all may have its reason (没有一定社会影响), which a person must say. */
export function publication(m: Matter, decision: Fact, term = penaltyTerms.decisionPublication): Outcome {
  const done = firstFrom(m.dossier.of('published'), decision.at) ?? null;
  const review = firstFrom(issued(m, 'publicationReview'), decision.at);
  const at = done?.at ?? (review ? momentIn(review, 'publishedAt') : null);
  const result = timed(
    m,
    term,
    { at: decision.at, event: '作出决定', proof: decision.key },
    at,
    `公开${nameOf(decision)}`,
    { records: [done ?? undefined, review] },
  );
  return result.status === 'overdue'
    ? { ...asksJudgement(`${nameOf(decision)}没有公开，是否属于可以不公开的情形，请认定`, { due: result.due }) }
    : result;
}
