import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { saysUrgent } from '../../reading/urgent.ts';
import { becameOrdinary, headApproves, headRefuses, transferredAway } from '../events.ts';
import { filmed } from '../filmed.ts';
import { emergency, needs, onlyIf, supplemented } from '../guards.ts';
import { heads, type Machine, move, repeated } from '../machine.ts';
import { emergencyClock, fileClock } from './ordinary-clocks.ts';

const approvedFirst = onlyIf((c) => c.state !== 'I0' && c.state !== 'I1', {
  code: 'inspection.notApproved',
  provision: '制度第七条；国办发〔2024〕54号',
  message: '检查未经审批，不得入企检查。',
  cure: '请填写行政检查审批表报负责人批准；情况紧急的，记录紧急事由后先行启动，二十四小时内补报。',
});

/** 行政检查. What it finds goes on as a correction order, as a penalty case, to another authority, or to the file. */
export const inspectionProcedure: Machine = {
  id: 'I',
  procedure: 'inspection',
  title: '行政检查',
  states: [
    { id: 'I0', title: '检查任务' },
    { id: 'I1', title: '检查审批' },
    { id: 'I2', title: '检查通知' },
    { id: 'I3', title: '现场检查' },
    { id: 'I4', title: '结果告知' },
    { id: 'I5', title: '处理' },
    { id: 'I6', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'I1x', title: '不批准检查', side: true, final: true },
    { id: 'converted', title: '转为立案', side: true },
    { id: 'transferred', title: '移送', side: true },
  ],
  moves: [
    move({
      id: 'I0→I3',
      from: ['I0', 'I1'],
      to: 'I3',
      on: { kind: 'programStarted', when: saysUrgent },
      title: '紧急检查',
      who: ['officer'],
      docType: 'inspectionApproval',
      evenOutOfTurn: false,
    }),
    move({
      id: 'I0→I1',
      from: ['I0', 'I1'],
      to: 'I1',
      on: ['inspectionPlanned', 'inspectionApproval', 'programStarted'],
      title: '填报检查审批表',
      who: ['officer'],
      docType: 'inspectionApproval',
      offered: (c) => !c.has('inspectionApproval') || c.isLatest('caseReturned', 'inspectionApproval'),
    }),
    move({
      id: 'I1→I2',
      from: ['I0', 'I1'],
      to: 'I2',
      on: ['initiationApproved', headApproves('inspectionApproval')],
      title: '批准检查',
      who: heads,
      docType: 'inspectionApproval',
      guards: [
        needs(['inspectionApproval', 'programStarted'], {
          code: 'inspection.noForm',
          provision: '制度第七条；国办发〔2024〕54号',
          message: '没有行政检查审批表。',
          cure: '请由执法人员填写行政检查审批表（检查任务单），载明启动原因、检查对象和各级意见。',
        }),
      ],
    }),
    move({
      id: 'I1→I0:return',
      from: ['I1'],
      to: 'I0',
      on: 'caseReturned',
      title: '退回补充后重新填报',
      who: heads,
      evenOutOfTurn: false,
    }),
    move({
      id: 'I1→I1x',
      from: ['I0', 'I1', 'I2'],
      to: 'I1x',
      on: ['initiationRefused', 'notInitiated', 'caseWithdrawalApproval', headRefuses('inspectionApproval')],
      title: '不批准、取消检查',
      who: heads,
      evenOutOfTurn: false,
    }),
    move({
      id: 'I2→I3',
      from: ['I1', 'I2'],
      to: 'I3',
      on: ['inspectionNotified', 'inspectionNotice'],
      title: '通知检查',
      who: ['officer'],
      docType: 'inspectionNotice',
      guards: [approvedFirst],
      evenOutOfTurn: false,
    }),
    move({
      id: 'I3→I4',
      from: ['I2', 'I3'],
      to: 'I4',
      on: ['siteInspection', 'siteInspectionRecord'],
      title: '现场检查',
      who: ['officer'],
      docType: 'siteInspectionRecord',
      guards: [approvedFirst],
    }),
    ...repeated('I3', [['initiationSupplemented', '补报检查审批表', 'inspectionApproval']], ['officer']),
    ...repeated(
      'I4',
      [
        ['siteInspection', '继续现场检查', 'siteInspectionRecord'],
        ['sampling', '抽样取证', 'samplingNotice'],
        ['interview', '调查询问', 'interviewRecord'],
        ['initiationSupplemented', '补报检查审批表', 'inspectionApproval'],
        ['testCommissioned', '委托监测', 'expertCommission'],
        ['testReportIssued', '取得监测报告'],
      ],
      ['officer'],
    ),
    move({
      id: 'I4→I5',
      from: ['I4'],
      to: 'I5',
      on: ['inspectionResultNotified', 'inspectionResultNotice'],
      title: '告知检查结果',
      who: ['officer'],
      docType: 'inspectionResultNotice',
      guards: [filmed, supplemented],
    }),
    ...repeated(
      'I5',
      [
        ['correctionOrdered', '责令改正', 'correctionOrder'],
        ['correctionOrderServed', '送达责令改正决定书', 'serviceReceipt'],
        ['followUp', '复查改正情况', 'followUpRecord'],
      ],
      ['officer'],
    ),
    move({
      id: 'I→converted',
      from: ['I3', 'I4', 'I5'],
      to: 'converted',
      on: becameOrdinary,
      title: '转为立案',
      who: ['officer'],
      docType: 'programInitiationApproval',
    }),
    move({
      id: 'I→transferred',
      from: ['I2', 'I3', 'I4', 'I5'],
      to: 'transferred',
      on: ['caseTransferred', 'crimeTransferred', transferredAway],
      title: '移送',
      who: heads,
      docType: 'caseTransferLetter',
      evenOutOfTurn: false,
    }),
    move({
      id: 'I5→I6',
      from: ['I5', 'converted', 'transferred', 'I1x'],
      to: 'I6',
      on: 'caseClosed',
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
      guards: [
        onlyIf((c) => !c.has('correctionOrdered', 'correctionOrderServed') || c.has('followUp'), {
          code: 'inspection.notFollowedUp',
          provision: '制度第二十三条',
          message: '责令改正后尚未按期核查。',
          cure: '请复查改正情况并制作复查笔录。',
        }),
      ],
    }),
    move({
      id: 'I6→archived',
      from: ['I6'],
      to: 'archived',
      on: 'archived',
      title: '立卷归档',
      who: ['archivist'],
      docType: 'fileIndex',
    }),
  ],
  lapses: [],
  clocks: [
    { ...emergencyClock, done: (c) => !emergency(c) || emergencyClock.done(c) },
    {
      term: penaltyTerms.otherPublication,
      starts: (c) => {
        const fact = c.first('inspectionResultNotified', 'inspectionResultNotice');
        return fact && { fact, event: '形成检查结果' };
      },
      done: (c) => c.has('published'),
    },
    fileClock,
  ],
  parallels: [
    {
      id: 'I6p',
      title: '公示检查结果',
      begins: (c) => c.has('inspectionResultNotified', 'inspectionResultNotice'),
      met: (c) => c.has('published'),
      act: 'published',
      who: ['legalReviewer'],
      docType: 'publicationReview',
    },
  ],
};
