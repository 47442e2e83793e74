/** A record of a told case: its kind, or more of it. Without a time it comes a day after the one before. */
export type Told =
  | string
  | {
      readonly kind: string;
      readonly key?: string;
      readonly when?: string;
      readonly data?: Readonly<Record<string, unknown>>;
      readonly links?: Readonly<Record<string, string>>;
      readonly by?: readonly { readonly role: string; readonly name: string }[];
    };

/** An act that the law bars in a case: what was recorded before, who is asked about what, when, and which refusals answer. */
export type BarredAct = {
  readonly procedure: string;
  readonly records: readonly Told[];
  /** Where they matter, facts of the case. */
  readonly profile?: Readonly<Record<string, unknown>>;
  /** When it is tried (Beijing time); a minute after the last record where nothing is said. */
  readonly at?: string;
  /** The act by the words on the screen. */
  readonly act: string;
  readonly codes: readonly string[];
};

const filed = ['clueRegistered', 'programInitiationApproval', 'initiationApproved'] as const;
const reported = [...filed, 'interview', 'investigationReported'] as const;
const noticed = [...reported, 'caseReviewed', 'priorNoticeServed'] as const;
const waived = [...noticed, 'defenceWaived'] as const;
const decided = [...waived, 'headApproved', 'decisionMade'] as const;
const urgent = { kind: 'programStarted', data: { mode: '紧急先行启动', urgencyReason: '正在排放' } };
const heard = (when: string) => ({ kind: 'hearingNoticeServed', data: { when } });

const ordinary = (act: string, codes: readonly string[], records: readonly Told[], more: Partial<BarredAct> = {}) => ({
  procedure: 'penalty.ordinary',
  act,
  codes,
  records,
  ...more,
});

const inquiry: readonly BarredAct[] = [
  ordinary('填报程序启动（立案）审批表', ['penalty.noClue'], []),
  ordinary('批准立案', ['penalty.noForm'], ['clueRegistered']),
  ordinary('提交调查终结报告', ['penalty.noInquiry'], filed),
  ordinary('提交调查终结报告', ['procedure.notFilmed'], [...filed, 'siteInspection']),
  ordinary(
    '提交调查终结报告',
    ['penalty.resultNotTold', 'penalty.registrationOpen'],
    [...filed, 'interview', 'testReportIssued', 'evidencePreserved'],
  ),
  ordinary('送达事先告知书', ['penalty.notExamined'], [...reported, 'priorNoticeServed']),
  ordinary('移送', ['penalty.noTransferLetter'], filed),
];

const decision: readonly BarredAct[] = [
  ordinary(
    '作出决定',
    ['procedure.emergencyNotSupplemented', 'penalty.notNotified', 'penalty.notApproved'],
    ['clueRegistered', urgent, 'caseReviewed', 'headApproved', 'legalReviewCompleted'],
  ),
  ordinary('作出决定', ['procedure.recusalPending', 'penalty.notApproved'], [...waived, 'recusalRequested']),
  ordinary('作出决定', ['penalty.statementRunning', 'penalty.notApproved'], noticed),
  ordinary('作出决定', ['penalty.notApproved'], waived),
  ordinary('作出决定', ['penalty.notReviewed', 'penalty.notDiscussed', 'penalty.notApproved'], waived, {
    profile: { legalReviewRequired: true, collectiveDiscussionRequired: true },
  }),
  ordinary(
    '作出决定',
    ['penalty.defenceNotReviewed', 'penalty.notApproved'],
    [...noticed, 'defenceReceived', 'legalReviewCompleted'],
  ),
  ordinary(
    '作出决定',
    ['penalty.hearingPending', 'penalty.notApproved'],
    [...noticed, 'hearingRequested', 'legalReviewCompleted'],
  ),
  ordinary('结案', ['closing.noGround'], [...decided, 'served']),
  ordinary('结案', ['closing.notFollowedUp'], [...decided, 'served', 'performanceRecorded', 'correctionOrdered']),
];

const hearing: readonly BarredAct[] = [
  ordinary(
    '举行听证',
    ['hearing.noticeTooShort'],
    [...noticed, 'hearingRequested', heard('2026-03-19T09:00:00+08:00')],
    {
      profile: { hearingEligible: true },
    },
  ),
  ordinary(
    '送达听证通知书',
    ['hearing.hostInvestigated'],
    [...noticed, 'hearingRequested', { kind: 'hearingNotice', by: [{ role: '主持人', name: '赵启明' }] }],
    { profile: { hearingEligible: true, investigators: ['赵启明'] } },
  ),
  ordinary(
    '举行听证',
    ['hearing.notNotifiedAgain'],
    [...noticed, 'hearingRequested', heard('2026-03-26T09:00:00+08:00'), 'hearingPostponed'],
    { profile: { hearingEligible: true } },
  ),
];

const of =
  (procedure: string) =>
  (act: string, codes: readonly string[], records: readonly Told[], more: Partial<BarredAct> = {}): BarredAct => ({
    procedure,
    act,
    codes,
    records,
    ...more,
  });

const summary = of('penalty.summary');
const onSpot: readonly BarredAct[] = [
  summary('不予行政处罚', ['summary.noPenaltyOnTheSpot'], ['arrived', 'siteInspection']),
  summary('填写当场处罚决定书', ['summary.noEvidence'], ['arrived']),
  summary('填写当场处罚决定书', ['summary.notNotified', 'summary.noEvidence'], ['defenceWaived']),
  summary('填写当场处罚决定书', ['summary.defenceNotReviewed'], ['arrived', 'siteInspection', 'defenceReceived']),
  summary('填写当场处罚决定书', ['summary.overLimit'], ['arrived', 'siteInspection', 'defenceWaived'], {
    profile: { penalty: { amount: '3001' } },
  }),
  summary('填写当场处罚决定书', ['summary.hearingClass'], ['arrived', 'siteInspection', 'defenceWaived'], {
    profile: { hearingEligible: true },
  }),
];

const permit = of('permit');
const permits: readonly BarredAct[] = [
  permit('受理', ['permit.notSupplemented'], ['applicationRegistered', 'correctionNoticeIssued']),
  permit(
    '一次性告知补正',
    ['permit.noticeTwice'],
    ['applicationRegistered', 'correctionNoticeIssued', 'materialsSupplemented'],
  ),
  permit(
    '作出许可决定',
    ['permit.interestedNotHeard', 'permit.notApproved'],
    ['applicationRegistered', 'accepted', 'interestedPartyNotified', 'reviewed'],
  ),
  permit(
    '作出许可决定',
    ['permit.notExamined', 'permit.notReviewed', 'permit.notApproved'],
    ['applicationRegistered', 'accepted', 'legalReviewCompleted', 'headApproved'],
    { profile: { isMajor: true } },
  ),
];

const revocation = {
  kind: 'permitRevocationStarted',
  data: { revocationGround: '违反法定程序作出准予决定', requestedBy: '依职权', grantedBy: '白山市生态环境局' },
} as const;
const withdrawal = {
  kind: 'permitWithdrawalStarted',
  data: {
    withdrawalGround: '所依据的法律、法规、规章废止',
    publicInterest: '水源保护',
    grantedBy: '白山市生态环境局',
  },
} as const;
const laterPermits: readonly BarredAct[] = [
  permit('作出撤回许可决定', ['permit.holderNotHeard', 'permit.notApproved'], [withdrawal, 'reviewed']),
  permit(
    '作出撤回许可决定',
    ['permit.noGround', 'permit.noPublicInterest', 'permit.notApproved'],
    ['permitWithdrawalStarted', 'rightsNotified', 'defenceWaived', 'reviewed'],
  ),
  permit(
    '办结',
    ['permit.notCompensated', 'permit.notCancelled'],
    [withdrawal, 'rightsNotified', 'defenceWaived', 'reviewed', 'decisionMade', 'served'],
  ),
  permit(
    '作出延续许可决定',
    ['permit.notApproved', 'permit.noExpiry'],
    ['permitRenewalRequested', 'accepted', 'reviewed'],
  ),
  permit('作出撤销许可决定', ['permit.holderNotHeard', 'permit.notApproved'], [revocation, 'reviewed']),
  permit(
    '作出撤销许可决定',
    ['permit.noGround', 'permit.notApproved'],
    ['permitRevocationStarted', 'rightsNotified', 'defenceWaived', 'reviewed'],
  ),
  permit(
    '办结',
    ['permit.notCancelled'],
    [revocation, 'rightsNotified', 'defenceWaived', 'reviewed', 'decisionMade', 'served'],
  ),
];

const sealing = of('coercion.sealing');
const emergency = { kind: 'sealSeizureImplemented', data: { urgent: true } };
const sealings: readonly BarredAct[] = [
  sealing('实施查封、扣押', ['sealing.notApproved'], []),
  sealing('延长查封、扣押', ['sealing.extendedOnce'], [emergency, 'sealSeizureExtended']),
  sealing('延长查封、扣押', ['sealing.expired'], [emergency], { at: '2026-04-02 09:00:00' }),
];

const coercion = of('coercion.enforcement');
const demanded = [{ kind: 'demandServed', data: { due: '2026-03-12' } }];
const enforcement: readonly BarredAct[] = [
  coercion('决定强制执行（排除妨碍、恢复原状等）', ['enforcement.noDemand'], []),
  ordinary('决定加处罚款', ['enforcement.noDemand'], [...decided, 'served'], { at: '2026-03-30 09:00:00' }),
  coercion('决定强制执行（排除妨碍、恢复原状等）', ['enforcement.demandRunning'], demanded),
  coercion('中止满三年，不再执行', ['enforcement.notThreeYears'], [...demanded, 'enforcementSuspended']),
  coercion('划拨存款、汇款', ['enforcement.noPowerToTransfer'], demanded, { at: '2026-03-13 09:00:00' }),
  coercion('拍卖、依法处理查封扣押的财物', ['enforcement.nothingSealed'], demanded, { at: '2026-03-13 09:00:00' }),
  coercion(
    '实施强制执行',
    ['enforcement.forbiddenHour'],
    [...demanded, { kind: 'substitutePerformanceDecided', when: '2026-03-13 09:00:00' }],
    { at: '2026-03-13 23:00:00' },
  ),
  coercion('实施强制执行', ['enforcement.performanceTooSoon'], ['demandServed', 'substitutePerformanceDecided'], {
    at: '2026-03-04 10:00:00',
  }),
  ordinary(
    '决定加处罚款',
    ['enforcement.notOverdue'],
    [
      ...decided,
      'served',
      { kind: 'installmentApproved', data: { schedule: [{ no: 1, due: '2026-03-31' }] } },
      'demandServed',
    ],
    { at: '2026-03-31 12:00:00' },
  ),
];

const owed = [...decided, 'served', { kind: 'demandServed', when: '2026-08-20 10:00:00' }];
const toCourt = (codes: readonly string[], records: readonly Told[], at: string) =>
  ordinary('申请法院强制执行', codes, records, { at });
const court: readonly BarredAct[] = [
  toCourt(['court.suitOpen', 'court.demandRunning'], owed, '2026-09-01 10:00:00'),
  toCourt(['court.remedyPending'], [...owed, 'lawsuitFiled'], '2026-09-20 10:00:00'),
  toCourt(['court.paused'], [...owed, 'enforcementSuspended'], '2026-09-20 10:00:00'),
  toCourt(['court.notServed', 'court.noDemand'], [...decided, 'additionalFineDecided'], '2026-09-20 10:00:00'),
  toCourt(['court.closed'], owed, '2026-12-15 10:00:00'),
  toCourt(
    ['court.unverified', 'court.demandRunning'],
    [
      ...decided,
      { kind: 'served', when: '2026-08-10 10:00:00' },
      { kind: 'demandServed', when: '2027-02-01 10:00:00' },
    ],
    '2027-02-20 10:00:00',
  ),
];

const [inspection, complaint, correction] = [of('inspection'), of('complaint'), of('correction')];
const others: readonly BarredAct[] = [
  inspection('批准检查', ['inspection.noForm'], []),
  inspection('通知检查', ['inspection.notApproved'], ['inspectionPlanned']),
  inspection(
    '办结',
    ['inspection.notFollowedUp'],
    ['inspectionPlanned', 'initiationApproved', 'siteInspection', 'inspectionResultNotified', 'correctionOrdered'],
  ),
  complaint(
    '办结',
    ['complaint.notReplied'],
    [{ kind: 'complaintRegistered', data: { realName: true } }, 'notInitiated'],
  ),
  complaint(
    '办结',
    ['complaint.noReason'],
    [{ kind: 'complaintRegistered', data: { realName: false } }, 'notInitiated'],
  ),
  correction('送达责令改正决定书', ['correction.noOrder'], []),
  correction('复查改正情况', ['correction.notServed'], ['correctionOrdered']),
];

export const barredActs: readonly BarredAct[] = [
  ...inquiry,
  ...decision,
  ...hearing,
  ...onSpot,
  ...permits,
  ...laterPermits,
  ...sealings,
  ...enforcement,
  ...court,
  ...others,
];

/**
 * What no case can show: the act is not offered before another has opened the way to it. They bind records that come out of turn
 * through the one door.
 */
export const secondLine: readonly string[] = [
  'complaint.notRegistered',
  'correction.notFollowedUp',
  'hearing.notNotified',
  'sealing.nothingDone',
];
