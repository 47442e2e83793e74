import type { Fact } from '@liuhen/records';
import { obligation } from '../../obligations/obligation.ts';
import { asksJudgement, breached, either } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { beforeFiling, extensionsOfCase } from '../../procedures/uncounted.ts';
import { earliest, nameOf, says } from '../../reading/paper.ts';
import { issued } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { headApproved } from '../../reading/signers.ts';
import { type Law, onSteps } from '../rulebook.ts';
import { penaltyMeasures } from './provisions.ts';

export const penaltyMeasures2023: Law = {
  id: 'penalty-measures-2023',
  title: '生态环境行政处罚办法（部令30）',
  reading:
    '发现线索十五日内决定是否立案（可延十五日）；中止、终止调查经负责人批准并写明情形。条号据转载文本，标为未经原文核实；延期、分期缴款须期满前申请一条未能对照原文，只提示、不阻断。',
  leftToAPerson: '是否符合立案四条件。',
  obligations: [
    obligation({
      id: 'penalty-measures-2023.18',
      provision: penaltyMeasures('第十八条'),
      severity: 'V',
      duty: '15 日内决定是否立案',
      proof: '线索登记、立案（不予立案）审批表',
      limit: '15 日，可延 15 日',
      cure: '立即决定；逾期的写明原因。',
      trigger: (m) => {
        // what is decided on the spot is not put on file first
        if (m.dossier.profile.caseType === 'penalty.summary') return [];
        const clues: Fact[] =
          m.dossier.documents('complaintRegister').length > 0
            ? []
            : [
                ...issued(m, 'caseSourceRegister'),
                ...m.dossier.of('clueRegistered').filter((s) => m.dossier.documentsOf(s).length === 0),
              ];
        return clues.slice(0, 1);
      },
      examine: (clue, m) => {
        const end = earliest<Fact>([
          ...issued(m, 'programInitiationApproval', 'nonFilingApproval', 'nonInitiationApproval'),
          ...m.dossier.of('programStarted'),
          ...m.dossier.of('caseLinked'),
        ]);
        return timed(m, penaltyTerms.filing, clue, end ?? null, '决定是否立案', {
          records: [end],
          adjustments: { extensions: extensionsOfCase(m, 'calendarDays', beforeFiling(end)) },
        });
      },
    }),
    obligation({
      id: 'penalty-measures-2023.35',
      provision: penaltyMeasures('第三十五条'),
      severity: 'B',
      duty: '中止、终止调查经负责人批准并写明情形',
      proof: '中止（恢复、终止）调查审批表',
      cure: '补办审批；没有批准的不扣除期间。',
      effect: 'doubtful',
      bars: ['decide'],
      trigger: onSteps('investigationSuspended', 'investigationTerminated'),
      examine: (step, m) => {
        const form =
          m.dossier.documentsOf(step).find((d) => d.kind === 'investigationSuspension') ??
          issued(m, 'investigationSuspension')[0];
        return either(
          form !== undefined && (says(form, 'ground') || says(form, 'reason')) && headApproved(m, form) !== null,
          '已经负责人批准',
          form === undefined ? `“${step.title}”没有审批表` : `${nameOf(form)}没有负责人批准或者没有写明情形`,
          { records: [form] },
        );
      },
    }),
    obligation({
      id: 'penalty-measures-2023.installment',
      provision: penaltyMeasures('执行一章（条号未核）', 'unverified'),
      severity: 'W',
      who: '当事人',
      duty: '延期、分期缴纳罚款在缴款期满前书面申请',
      proof: '延期（分期）缴纳罚款申请书',
      limit: '收到处罚决定书之日起 15 日内',
      cure: '补交书面申请；期满后提出的，由负责人写明是否接受的理由，批准前已逾期的日数照计加处罚款。',
      trigger: (m) => [
        ...issued(m, 'installmentApplication'),
        ...m.dossier
          .of('installmentRequested')
          .filter((step) => !m.dossier.documentsOf(step).some((d) => d.kind === 'installmentApplication')),
      ],
      examine: (asked, m) => {
        if (asked.family === 'step') return breached('申请延期、分期缴纳罚款没有书面申请');
        const decision = issued(m, 'penaltyDecision', 'onSpotPenaltyDecision')[0];
        const served = decision && servedAt(m, decision);
        if (!decision || !served) return asksJudgement('没有可核对的处罚决定书送达记录，申请是否在缴款期满前请认定');
        return timed(
          m,
          penaltyTerms.payment,
          { at: served.at, precision: 'day', event: '收到处罚决定书', proof: decision.key },
          asked,
          '申请延期、分期缴纳罚款',
          { records: [decision, served.serving.receipt] },
        );
      },
    }),
  ],
};
