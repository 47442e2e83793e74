import { calendarDays, hours, workingDays } from '../period.ts';
import { type Term, term } from '../term.ts';

/** Terms of the regulation itself (行政执法全过程记录制度), and the internal targets where it names none. */
export const regulationTerms = {
  emergencySupplement: term({
    id: 'regulation.7.supplement',
    title: '紧急启动后补报',
    startsWith: '紧急启动',
    side: 'agency',
    provision: '制度第七条第一款',
    period: hours(24),
    roll: 'never',
  }),
  recordingStorage: term({
    id: 'regulation.27.storage',
    title: '音像储存',
    startsWith: '音像制作完成',
    side: 'agency',
    provision: '制度第二十七条第二款',
    period: hours(24),
    roll: 'never',
  }),
  fileFormation: term({
    id: 'regulation.27.file',
    title: '形成案卷',
    startsWith: '行政执法行为终结',
    side: 'agency',
    provision: '制度第二十七条第一款',
    period: (p) => calendarDays(p.P19.formWithinDays),
  }),
  lateEntry: term({
    id: 'regulation.4.entry',
    title: '线下记录补录（预警）',
    startsWith: '线下形成',
    side: 'agency',
    provision: '制度第四条（参数 P25）',
    certainty: 'internal',
    period: (p) => hours(p.P25.hours),
    roll: 'never',
  }),
  nonInitiationNotice: term({
    id: 'regulation.8.notice',
    title: '不启动告知（内部目标）',
    startsWith: '决定不启动',
    side: 'agency',
    provision: '制度第八条（参数 P24）',
    certainty: 'internal',
    period: (p) => workingDays(p.P24.workingDays),
  }),
  copyReply: term({
    id: 'regulation.29.reply',
    title: '复制申请答复（内部目标）',
    startsWith: '收到复制申请',
    side: 'agency',
    provision: '制度第二十九条（参数 P14）',
    certainty: 'internal',
    period: (p) => workingDays(p.P14.workingDays),
  }),
} as const satisfies Record<string, Term>;
