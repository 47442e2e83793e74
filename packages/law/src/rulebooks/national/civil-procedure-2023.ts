import { obligation } from '../../obligations/obligation.ts';
import { blocked, breached, complete, met, pending } from '../../obligations/outcome.ts';
import { latestUntil } from '../../reading/in-time.ts';
import { earlier, nameOf, says } from '../../reading/paper.ts';
import { closing, issued, stepsOf } from '../../reading/phases.ts';
import { lastServingOf, receiptsOf, servedAt } from '../../reading/served.ts';
import { headSaysYes } from '../../reading/signers.ts';
import { type Law, onDocuments, onSteps } from '../rulebook.ts';
import { civilProcedure } from './provisions.ts';

export const civilProcedure2023: Law = {
  id: 'civil-procedure-2023',
  title: '民事诉讼法（2023）关于送达、撤回执行申请的规定',
  reading:
    '送达须有回证（第八十七条）。各方式的要件与制度第十八条至第二十二条合并判断，效力依本法。处罚决定书的送达期限另见行政处罚法第六十一条。强制执行申请可以撤回，执行中撤回的由法院裁定终结执行（第二百六十八条）；法律没有规定撤回后期限重新起算，申请窗口仍依行政强制法第五十三条。',
  leftToAPerson: '住所地外拒签、公告前的下落不明。',
  obligations: [
    obligation({
      id: 'civil-procedure-2023.87',
      provision: civilProcedure('第八十七条'),
      severity: 'B',
      duty: '对外的决定、通知须送达并有回证',
      proof: '送达回证',
      cure: '依法送达并取得回证。',
      effect: 'invalid',
      bars: ['enforce', 'close'],
      trigger: onDocuments(
        'correctionOrder',
        'permitGrantDecision',
        'permitRefusalDecision',
        'permitChangeDecision',
        'nonPenaltyDecision',
        'additionalFineDecision',
        'enforcementDecision',
        'substitutePerformanceDecision',
        'productionRestrictionDecision',
      ),
      examine: (d, m) => {
        const served = servedAt(m, d);
        if (served) return met('已送达', { records: [served.serving.receipt] });
        const tried = lastServingOf(m, d);
        if (tried !== undefined)
          return blocked(`${nameOf(d)}的送达尚未成立（${tried.why}）`, {
            records: receiptsOf(m, d),
            cure: '依法重新送达。',
          });
        const end = closing(m);
        return end ? breached(`已结案，${nameOf(d)}没有送达回证`, { records: [end] }) : pending(`${nameOf(d)}尚待送达`);
      },
    }),
    obligation({
      id: 'civil-procedure-2023.268',
      provision: civilProcedure('第二百六十八条第（一）项；制度第二十六条'),
      severity: 'W',
      who: '承办人、负责人',
      duty: '撤回强制执行申请写明理由并经负责人审批',
      proof: '撤回的记录、案件处理内部审批表',
      cure: '补记撤回的理由，呈负责人审批；申请期限不因撤回重新起算，需要再申请的，在原三个月内提出。',
      trigger: onSteps('courtApplicationWithdrawn'),
      examine: (withdrawn, m) => {
        const applied = latestUntil(stepsOf(m, 'courtApplied'), withdrawn.at);
        const approval = issued(m, 'caseDisposalApproval').find(
          (form) => (applied === undefined || !earlier(form.at, applied.at)) && headSaysYes(m, form),
        );
        return complete(
          '撤回强制执行申请的记录',
          [
            [says(withdrawn, 'reason'), '理由'],
            [approval !== undefined, '负责人审批'],
          ],
          { records: [applied, approval] },
        );
      },
    }),
  ],
};
