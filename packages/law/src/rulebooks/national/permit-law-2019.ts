import { type Fact, isFilled } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, complete, either, met, notApplicable, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import type { Stop } from '../../periods/stops.ts';
import type { StopCause } from '../../periods/term.ts';
import { licensingTerms } from '../../periods/terms/licensing.ts';
import { extensionsOfCase, stopsOfCase } from '../../procedures/uncounted.ts';
import { firstFrom, firstUntil } from '../../reading/in-time.ts';
import { dayIn, earliest, nameOf, says, words } from '../../reading/paper.ts';
import {
  type Acceptance,
  acceptance,
  acceptedBySilence,
  acceptedExpressly,
  handings,
  supplementTerm,
} from '../../reading/permit-acceptance.ts';
import { permitDecisionTerm } from '../../reading/permit-act.ts';
import { issued, permitDecisionTypes, procedureName, stepsOf } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { type Law, onDocuments, onSteps } from '../rulebook.ts';
import { publication } from './penalty-service.ts';
import { permitChangeObligations } from './permit-changes.ts';
import { permitWithdrawalObligations } from './permit-withdrawal.ts';
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

/** 第三十二条第一款第（四）项: told in time, or accepted by silence from the day the papers came in; one taken back needs no answer. */
function toldWhatIsMissing(m: Matter, fact: Fact): Outcome {
  const handing = handings(m).find((one) => one.fact.id === fact.id);
  if (handing === undefined) return notApplicable('没有申请材料');
  const { start, answer } = handing;
  const withdrawn = firstFrom(stepsOf(m, 'applicationWithdrawn'), start.at);
  const end = earliest<Fact>([answer, withdrawn].filter((one) => one !== undefined)) ?? null;
  const outcome = timed(m, supplementTerm(m), start, end, '告知补正或者受理情况', {
    records: [end ?? undefined, end ? m.dossier.stepOf(end) : undefined],
  });
  if (end !== null && end === withdrawn && outcome.status === 'met')
    return { ...outcome, found: '申请已在期限内撤回，不再需要告知' };
  if (!acceptedBySilence(m, handing)) return outcome;
  const found = `${outcome.found}，自${start.event}之日起视为受理`;
  // the law names the days of the application, and not those of what was added to it later
  return fact.kind === 'materialsSupplemented'
    ? { ...outcome, status: 'judgement', found: `${found}，请认定` }
    : { ...outcome, found };
}

const isLate = ({ status }: Outcome): boolean => status === 'metLate' || status === 'overdue';

/** 第四十二条: the term of the decision, from when it counts as accepted, without the time told in writing not to count. */
function decidedInTime(m: Matter, accepted: Acceptance): Outcome {
  const end = earliest<Fact>([...issued(m, ...permitDecisionTypes), ...m.dossier.of('applicationWithdrawn')]);
  const kinds = new Set(told(m).map((s) => s.proof));
  const stops = [...stopsOfCase(m).filter((s) => s.notified && !kinds.has(s.proof ?? '')), ...told(m)];
  const term = permitDecisionTerm(m, accepted.start.at);
  if (term === null) return notApplicable('延续许可在有效期届满前决定（行政许可法第五十条第二款）');
  return timed(m, term, accepted.start, end ?? null, '作出许可决定', {
    records: [end],
    cure: end ? null : undefined,
    adjustments: { stops, extensions: extensionsOfCase(m, 'workingDays') },
  });
}

export const permitLaw2019: Law = {
  id: 'permit-law-2019',
  title: '行政许可法（2019）',
  reading:
    '行政机关实施许可的期限一律为工作日（第八十二条）；排污许可、环评审批写明“日”的按自然日从严。听证、评审等时间须书面告知才不计入。延续在有效期届满前决定，逾期视为准予（第五十条）；撤回、撤销、注销依第八条、第六十九条、第七十条的情形，法律没有规定期限。撤回的是合法的许可（第八条），损失补偿；撤销的是不应准予的许可（第六十九条），损失赔偿。',
  leftToAPerson:
    '是否直接涉及他人重大利益；是否需要听证；撤回是否为公共利益所需要、变更能否代替，财产损失多少、补偿是否足额；撤销的情形是否成立、是否可能对公共利益造成重大损害、是否应当赔偿；逾期提出的延续申请怎样处理。',
  obligations: [
    obligation({
      id: 'permit-law-2019.32',
      provision: permitLaw('第三十二条'),
      severity: 'V',
      duty: '5 个工作日内告知补正或者受理情况，逾期视为受理',
      proof: '补正告知书、受理通知书',
      limit: '5 个工作日（排污许可 3 日）',
      cure: '视为自收到材料之日起受理，立即出具受理通知书。',
      trigger: (m) => handings(m).map(({ fact }) => fact),
      examine: (fact, m) => toldWhatIsMissing(m, fact),
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
      proof: '受理通知书（逾期未告知的，收到材料的记录）、决定书',
      limit: '20 个工作日，负责人批准可延 10 个',
      cure: '尽快作出决定；逾期的写明原因。',
      trigger: (m) => [acceptance(m)?.fact].filter((fact) => fact !== undefined),
      examine: (_, m) => {
        const accepted = acceptance(m);
        if (accepted === undefined) return notApplicable('尚未受理');
        const decided = decidedInTime(m, accepted);
        const expressly = acceptedExpressly(m);
        if (expressly === undefined || expressly.start.at === accepted.start.at || !isLate(decided)) return decided;
        // accepted by silence, and expressly later on: a person says whether the later day may stand
        return isLate(decidedInTime(m, expressly))
          ? decided
          : asksJudgement(
              `${decided.found}：逾期未告知，自收到材料之日起视为受理；后来写明的受理日能否另行起算，请认定`,
              {
                due: decided.due,
                records: [expressly.fact, ...(decided.records ?? [])],
              },
            );
      },
    }),
    obligation({
      id: 'permit-law-2019.42.told',
      provision: permitLaw('第四十二条第一款'),
      severity: 'W',
      duty: '延长许可期限的，将理由告知申请人',
      proof: '延长许可期限审批表及告知书',
      cure: '将延长期限的理由书面告知申请人。',
      trigger: (m) => (procedureName(m) === 'permit' ? m.dossier.of('periodExtended') : []),
      examine: (extended, m) => {
        const notice =
          m.dossier.documentsOf(extended).find((d) => d.kind === 'periodExtensionNotice') ??
          firstFrom(issued(m, 'periodExtensionNotice'), extended.at);
        return either(
          notice !== undefined && says(notice, 'reason'),
          '已告知延长的理由',
          '没有将延长期限的理由告知申请人',
          {
            records: [notice],
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
        procedureName(m) === 'permit' ||
        m.dossier.documents('permitHearingNotice').length > 0 ||
        m.dossier.documents('acceptanceNotice').length > 0
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
    ...permitWithdrawalObligations,
  ],
};
