import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { complete, either, met, notApplicable, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import type { Stop } from '../../periods/stops.ts';
import type { StopCause } from '../../periods/term.ts';
import { licensingTerms } from '../../periods/terms/licensing.ts';
import { extensionsOfCase, stopsOfCase } from '../../procedures/uncounted.ts';
import { firstFrom, firstUntil } from '../../reading/in-time.ts';
import { dayIn, earliest, momentIn, nameOf, says, words } from '../../reading/paper.ts';
import { isEmissionPermit, permitDecisionTerm } from '../../reading/permit-act.ts';
import { issued, permitDecisionTypes, procedureName, stepsOf } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { type Law, onDocuments, onSteps } from '../rulebook.ts';
import { publication } from './penalty-service.ts';
import { permitChangeObligations } from './permit-changes.ts';
import { permitLaw, threeSystems } from './provisions.ts';
import { onPaper } from './written-decision.ts';

const causes: readonly (readonly [RegExp, StopCause])[] = [
  [/听证/, 'hearing'],
  [/评审|论证/, 'expertReview'],
  [/招标|拍卖/, 'tendering'],
  [/鉴定/, 'appraisal'],
  [/检验|检测|检疫/, 'testing'],
];
/** Time told in writing that does not count, by the kind the notice names (行政许可法第四十五条). */
const told = (m: Matter): Stop[] =>
  issued(m, 'excludedPeriodNotice').flatMap((notice) => {
    const cause = causes.find(([pattern]) => pattern.test(words(notice, 'kind')))?.[1];
    const [from, to] = [dayIn(notice, 'from'), dayIn(notice, 'to')];
    return cause === undefined || from === null || to === null || to < from
      ? []
      : [{ cause, from, to, notified: true, proof: notice.id }];
  });

export const permitLaw2019: Law = {
  id: 'permit-law-2019',
  title: '行政许可法（2019）',
  reading:
    '行政机关实施许可的期限一律为工作日（第八十二条）；排污许可、环评审批写明“日”的按自然日从严。听证、评审等时间须书面告知才不计入。延续在有效期届满前决定，逾期视为准予（第五十条）；撤销、注销依第六十九条、第七十条的情形，法律没有规定期限。',
  leftToAPerson:
    '是否直接涉及他人重大利益；是否需要听证；撤销的情形是否成立、是否可能对公共利益造成重大损害、是否应当赔偿；逾期提出的延续申请怎样处理。',
  obligations: [
    obligation({
      id: 'permit-law-2019.32',
      provision: permitLaw('第三十二条'),
      severity: 'V',
      duty: '5 个工作日内告知补正或者受理情况，逾期视为受理',
      proof: '补正告知书、受理通知书',
      limit: '5 个工作日（排污许可 3 日）',
      cure: '视为自收到材料之日起受理，立即出具受理通知书。',
      trigger: (m) => {
        const first = earliest<Fact>([
          ...issued(m, 'applicationRegister', 'applicationReceipt'),
          ...stepsOf(m, 'applicationRegistered', 'permitChangeRequested', 'permitRenewalRequested'),
        ]);
        return first ? [first] : [];
      },
      examine: (first, m) => {
        const answer = earliest(
          issued(m, 'correctionNotice', 'acceptanceNotice', 'nonAcceptanceNotice', 'permitNotRequiredNotice'),
        );
        const term = isEmissionPermit(m) ? licensingTerms.emissionSupplement : licensingTerms.supplementNotice;
        return timed(
          m,
          term,
          { at: momentIn(first, 'receivedAt') ?? first.at, event: '收到申请材料', proof: first.key },
          answer ?? null,
          '告知补正或者受理情况',
          { records: [answer, answer && m.dossier.stepOf(answer)] },
        );
      },
    }),
    obligation({
      id: 'permit-law-2019.38',
      provision: permitLaw('第三十八条'),
      severity: 'B',
      duty: '许可决定书面、盖章，不予许可的说明理由和救济',
      proof: '许可决定书',
      cure: '补正决定书并重新送达。',
      effect: 'doubtful',
      bars: ['serve'],
      trigger: onDocuments(...permitDecisionTypes),
      examine: (d, m) =>
        complete(
          nameOf(d),
          [
            [isFilled(d.data.seal), '印章'],
            [says(d, 'basis'), '依据'],
            [d.kind === 'permitGrantDecision' || says(d, 'reason'), '理由'],
            [d.kind !== 'permitRefusalDecision' || says(d, 'remedy'), '救济途径'],
          ],
          { records: [m.dossier.stepOf(d)] },
        ),
    }),
    obligation({
      id: 'permit-law-2019.38.written',
      provision: permitLaw('第三十八条'),
      severity: 'B',
      duty: '许可决定制作成书面决定',
      proof: '许可决定书',
      limit: '最迟在应当送达时',
      cure: '制作许可决定书，经审批、编号、盖章后送达；没有决定书的，决定不发生效力。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: (m) => (procedureName(m) === 'permit' ? m.dossier.of('decisionMade') : []),
      examine: (made, m) => onPaper(m, made, licensingTerms.delivery),
    }),
    obligation({
      id: 'permit-law-2019.42',
      provision: permitLaw('第四十二条'),
      severity: 'V',
      duty: '受理之日起 20 个工作日内作出许可决定',
      proof: '受理通知书、决定书',
      limit: '20 个工作日，负责人批准可延 10 个',
      cure: '尽快作出决定；逾期的写明原因。',
      trigger: (m) => issued(m, 'acceptanceNotice').slice(0, 1),
      examine: (accepted, m) => {
        const end = earliest<Fact>([...issued(m, ...permitDecisionTypes), ...m.dossier.of('applicationWithdrawn')]);
        const kinds = new Set(told(m).map((s) => s.proof));
        const stops = [...stopsOfCase(m).filter((s) => s.notified && !kinds.has(s.proof ?? '')), ...told(m)];
        const term = permitDecisionTerm(m, accepted.at);
        if (term === null) return notApplicable('延续许可在有效期届满前决定（行政许可法第五十条第二款）');
        return timed(
          m,
          term,
          { at: momentIn(accepted, 'acceptedOn') ?? accepted.at, precision: 'day', event: '受理', proof: accepted.key },
          end ?? null,
          '作出许可决定',
          {
            records: [end],
            cure: end ? null : undefined,
            adjustments: { stops, extensions: extensionsOfCase(m, 'workingDays') },
          },
        );
      },
    }),
    obligation({
      id: 'permit-law-2019.44',
      provision: permitLaw('第四十四条'),
      severity: 'V',
      duty: '10 个工作日内颁发、送达许可证件',
      proof: '送达回证',
      limit: '10 个工作日',
      cure: '立即送达。',
      trigger: onDocuments('permitGrantDecision'),
      examine: (d, m) => {
        const served = servedAt(m, d);
        return timed(
          m,
          licensingTerms.delivery,
          { at: d.at, event: '作出准予许可决定', proof: d.key },
          served?.at ?? null,
          '送达许可证件',
          { records: [served?.serving.receipt] },
        );
      },
    }),
    obligation({
      id: 'permit-law-2019.45',
      provision: permitLaw('第四十五条'),
      severity: 'W',
      duty: '不计入期限的时间书面告知申请人',
      proof: '特别程序所需时间告知书',
      cure: '补告知；没有告知的时间计入期限。',
      trigger: onSteps('expertReviewed'),
      examine: (step, m) => {
        const notice = firstUntil(issued(m, 'excludedPeriodNotice'), step.at);
        return either(notice !== undefined, '已书面告知所需时间', `“${step.title}”没有书面告知所需时间，不得扣除`, {
          records: [notice],
        });
      },
    }),
    obligation({
      id: 'permit-law-2019.40',
      provision: threeSystems('许可决定公开；行政许可法第四十条'),
      severity: 'V',
      duty: '许可决定 7 个工作日内公开',
      proof: '公开记录',
      limit: '7 个工作日',
      judge: 'both',
      judgedBy: '法制科',
      cure: '立即公开。',
      trigger: onDocuments(...permitDecisionTypes),
      examine: (d, m) => publication(m, d, licensingTerms.publication),
    }),
    obligation({
      id: 'permit-law-2019.47',
      provision: permitLaw('第四十七条'),
      severity: 'V',
      duty: '收到听证申请后 20 个工作日内组织听证',
      proof: '听证笔录',
      limit: '20 个工作日',
      cure: '立即组织听证。',
      trigger: (m) =>
        m.dossier.documents('permitHearingNotice').length > 0 || m.dossier.documents('acceptanceNotice').length > 0
          ? [
              ...issued(m, 'hearingRequest'),
              ...m.dossier.of('hearingRequested').filter((s) => m.dossier.documentsOf(s).length === 0),
            ]
          : [],
      examine: (request, m): Outcome => {
        const held = firstFrom(m.dossier.of('hearingHeld'), request.at);
        const off = firstFrom(stepsOf(m, 'hearingWithdrawn', 'hearingRefused', 'hearingTerminated'), request.at);
        return off
          ? met('听证申请已撤回或者不予组织', { records: [off] })
          : timed(m, licensingTerms.hearing, request, held ?? null, '组织许可听证', { records: [held] });
      },
    }),
    ...permitChangeObligations,
  ],
};
