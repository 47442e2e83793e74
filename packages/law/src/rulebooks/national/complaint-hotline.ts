import type { Fact } from '@liuhen/records';
import { obligation } from '../../obligations/obligation.ts';
import { timed } from '../../obligations/timed.ts';
import { transferTerms } from '../../periods/terms/transfer.ts';
import { extensionsOfCase } from '../../procedures/uncounted.ts';
import { earliest } from '../../reading/paper.ts';
import { closings, issued, procedureName } from '../../reading/phases.ts';
import type { Law } from '../rulebook.ts';
import { complaintHotline } from './provisions.ts';

export const complaintHotlineRules: Law = {
  id: 'complaint-hotline-2010',
  title: '环保举报热线工作管理办法',
  reading: '投诉举报自受理之日起六十日内办结，情况复杂的经负责人批准可延三十日。启动查处、移送、答复或者结案即为办结。',
  leftToAPerson: '情况是否复杂。',
  obligations: [
    obligation({
      id: 'complaint-hotline-2010.11',
      provision: complaintHotline('第十一条'),
      severity: 'V',
      duty: '受理之日起 60 日内办结投诉举报',
      proof: '办理结果答复书、结案审批表',
      limit: '60 日，负责人批准可延 30 日',
      cure: '立即办结并答复；逾期的写明原因。',
      trigger: (m) => (procedureName(m) === 'complaint' ? issued(m, 'complaintAcceptanceNotice').slice(0, 1) : []),
      examine: (accepted, m) => {
        const end = earliest<Fact>([
          ...issued(
            m,
            'complaintOutcomeReply',
            'nonInitiationNotice',
            'programInitiationApproval',
            'caseTransferLetter',
          ),
          ...m.dossier.of('programStarted'),
          ...m.dossier.of('caseLinked'),
          ...closings(m),
        ]);
        return timed(
          m,
          transferTerms.complaintConclusion,
          { at: accepted.at, precision: 'day', event: '受理投诉举报', proof: accepted.key },
          end ?? null,
          '办结投诉举报',
          { records: [end], adjustments: { extensions: extensionsOfCase(m, 'calendarDays') } },
        );
      },
    }),
  ],
};
