import { performanceRecord } from '../reading/performance.ts';
import type { Course } from './course.ts';
import { guardsUnmet, needs, onlyIf } from './guards.ts';
import type { Guard, ProcedureRefusal } from './machine.ts';

/** The fourteen ways in which a case ends (law.md §3.1); ②④⑤ after the closing chapter of 部令30, whose article is not verified. */
export type ClosingKind = {
  id: string;
  title: string;
  provision: string;
  /** Makes a penalty file, or goes to the file of clues. */
  file: 'case' | 'clue';
  guards: readonly Guard[];
};

const guard = (code: string, provision: string, message: string, cure: string) => ({ code, provision, message, cure });
const R23 = '制度第二十三条';
const R26 = '制度第二十六条';

const performed = onlyIf(
  (c) => performanceRecord(c.m) !== undefined,
  guard('closing.notPerformed', R23, '没有履行情况的文字记录。', '请记录缴款时间、金额、票据和其他义务的履行情况。'),
);
const courtResult = needs(
  ['courtExecuted', 'courtExecutionLog', 'enforcementExecuted', 'performanceRecorded'],
  guard('closing.noResult', R26, '没有强制执行结果的记录。', '请记录本机关执行或者法院受理、裁定、执行结果。'),
);
const fact = (kinds: readonly string[], provision: string, what: string): Guard =>
  needs(kinds, guard('closing.factMissing', provision, `案卷中没有${what}的记录。`, `请先记录${what}。`));

export const closingKinds: readonly ClosingKind[] = [
  { id: 'performed', title: '履行完毕', provision: R23, file: 'case', guards: [performed] },
  { id: 'enforced', title: '强制执行完毕（自行或者法院）', provision: R26, file: 'case', guards: [courtResult] },
  {
    id: 'notPenalised',
    title: '不予处罚',
    provision: '行政处罚法第三十三条、第五十七条',
    file: 'case',
    guards: [fact(['nonPenaltyDecision'], '行政处罚法第五十七条', '不予行政处罚决定')],
  },
  {
    id: 'filingWithdrawn',
    title: '撤销立案',
    provision: '生态环境行政处罚办法第二十条',
    file: 'case',
    guards: [fact(['caseWithdrawalApproval'], '生态环境行政处罚办法第二十条', '撤销立案审批')],
  },
  {
    id: 'investigationTerminated',
    title: '调查终止、终结无需处罚',
    provision: '生态环境行政处罚办法第三十六条',
    file: 'case',
    guards: [fact(['investigationTerminated', 'initiationRefused'], '生态环境行政处罚办法第三十六条', '终止调查')],
  },
  {
    id: 'transferredToJustice',
    title: '移送司法机关（公安立案）',
    provision: '行政处罚法第二十七条',
    file: 'case',
    guards: [fact(['crimeTransferred', 'crimeTransferLetter'], '行政处罚法第二十七条', '涉嫌犯罪移送')],
  },
  {
    id: 'transferredElsewhere',
    title: '移送其他有管辖权机关',
    provision: '行政处罚法第二十五条',
    file: 'case',
    guards: [fact(['caseTransferred', 'caseTransferLetter'], '行政处罚法第二十五条', '案件移送')],
  },
  {
    id: 'reportedToGovernment',
    title: '报政府决定',
    provision: '生态环境行政处罚办法第五十二条',
    file: 'case',
    guards: [
      fact(['caseTransferred', 'caseTransferLetter', 'otherStep'], '生态环境行政处罚办法第五十二条', '报请政府决定'),
    ],
  },
  {
    id: 'decisionOverturned',
    title: '决定被撤销、变更、确认违法或者无效后终结',
    provision: '行政处罚法第四十八条第二款',
    file: 'case',
    guards: [
      fact(
        ['reconsiderationDecided', 'lawsuitDecided', 'publicationWithdrawn'],
        '行政处罚法第四十八条',
        '复议决定、裁判或者自行纠正',
      ),
    ],
  },
  {
    id: 'enforcementTerminated',
    title: '终结执行',
    provision: '行政强制法第四十条',
    file: 'case',
    guards: [fact(['enforcementTerminated'], '行政强制法第四十条', '终结执行')],
  },
  {
    id: 'suspendedThreeYears',
    title: '中止执行满三年不再执行',
    provision: '行政强制法第三十九条第二款',
    file: 'case',
    guards: [
      onlyIf(
        (c) => suspendedForThreeYears(c),
        guard(
          'closing.notThreeYears',
          '行政强制法第三十九条第二款',
          '中止执行未满三年。',
          '请待满三年；中止情形消失的，应当恢复执行。',
        ),
      ),
    ],
  },
  {
    id: 'courtRefused',
    title: '法院裁定不予受理、不予执行且不再异议',
    provision: '行政强制法第五十六条、第五十八条',
    file: 'case',
    guards: [fact(['courtRefused'], '行政强制法第五十八条', '法院不予受理或者不准予执行的裁定')],
  },
  {
    id: 'agreementPerformed',
    title: '执行协议履行完毕',
    provision: '行政强制法第四十二条',
    file: 'case',
    guards: [fact(['agreementConcluded', 'enforcementAgreement'], '行政强制法第四十二条', '执行协议'), performed],
  },
  {
    id: 'notFiled',
    title: '不予立案',
    provision: '生态环境行政处罚办法第十九条',
    file: 'clue',
    guards: [
      fact(
        ['notInitiated', 'nonFilingApproval', 'nonInitiationApproval'],
        '生态环境行政处罚办法第十九条',
        '不予立案审批',
      ),
    ],
  },
];

export function suspendedForThreeYears(c: Course): boolean {
  if (!c.isLatest('enforcementSuspended', 'enforcementResumed')) return false;
  const since = c.last('enforcementSuspended');
  return (
    since !== undefined &&
    c.m.present.hasCome(since.at.toZonedDateTimeISO('Asia/Shanghai').add({ years: 3 }).toInstant())
  );
}

export type ClosingOption = {
  id: string;
  title: string;
  provision: string;
  file: 'case' | 'clue';
  blockedBy: ProcedureRefusal[];
};

/** Every way to end the case, and what bars each. */
export const closingOptions = (c: Course): ClosingOption[] =>
  closingKinds.map(({ id, title, provision, file, guards }) => ({
    id,
    title,
    provision,
    file,
    blockedBy: guardsUnmet(guards, c),
  }));

/** A case may be closed in at least one of the ways, and what was ordered to be corrected has been looked at again. */
export const closingGuards: readonly Guard[] = [
  onlyIf((c) => closingKinds.some((kind) => kind.guards.every((g) => g.holds(c))), {
    code: 'closing.noGround',
    provision: '制度第二十三条、第二十六条',
    message: '没有任何一种结案情形成立。',
    cure: '请先记录履行、执行或者其他终结情形。',
  }),
  onlyIf(
    (c) =>
      !c.has('correctionOrdered', 'correctionOrderServed') ||
      c.has('followUp', 'followUpRecord') ||
      !c.has('decisionMade', 'penaltyDecision'),
    {
      code: 'closing.notFollowedUp',
      provision: '制度第二十三条；生态环境法典第一千零六十条',
      message: '责令改正后尚未按期核查。',
      cure: '请复查改正情况并制作复查笔录。',
    },
  ),
];
