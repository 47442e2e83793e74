import { CaseFile, type CaseFileRecord, caseFileFormat } from '@liuhen/records';

type Step = readonly [kind: string, daysAgo: number, data?: Record<string, unknown>];
type Plan = {
  readonly caseType: string;
  readonly title: string;
  readonly steps: readonly Step[];
};

const shown = { certShown: true };
/** A list of what was sealed or seized, with the day it was drawn up. */
const sealed = (daysAgo: number, items: readonly Record<string, string>[]): Step => [
  'sealSeizureList',
  daysAgo,
  { fields: { items: items.map((item, index) => ({ no: index + 1, ...item })) } },
];
const decidedAndServed = (daysAgo: number): readonly Step[] => [
  ['clueRegistered', daysAgo + 60],
  ['initiationApproved', daysAgo + 55],
  inspected(daysAgo + 50),
  ['investigationReported', daysAgo + 30],
  ['priorNoticeServed', daysAgo + 20],
  ['defenceWaived', daysAgo + 14],
  ['headApproved', daysAgo + 6],
  ['decisionMade', daysAgo + 5],
  ['served', daysAgo, { method: '直接送达' }],
];
const inspected = (daysAgo: number): Step => ['siteInspection', daysAgo, shown];

/** Courses of the procedures that have no specimen, at different stages; days are counted back from now. */
const plans: readonly Plan[] = [
  {
    caseType: 'inspection',
    title: '双随机检查',
    steps: [
      ['inspectionPlanned', 6],
      ['inspectionNotified', 2],
    ],
  },
  {
    caseType: 'inspection',
    title: '双随机检查',
    steps: [
      ['inspectionPlanned', 20],
      ['arrived', 5, { ...shown, spoken: '我们是执法人员，这是我们的证件' }],
      inspected(5),
      ['inspectionResultNotified', 1],
    ],
  },
  {
    caseType: 'inspection',
    title: '专项检查',
    steps: [
      ['inspectionPlanned', 60],
      inspected(50),
      ['inspectionResultNotified', 45],
      ['caseClosed', 40, { closureKind: '未发现违法行为' }],
      ['archived', 20],
    ],
  },
  { caseType: 'complaint', title: '夜间噪声投诉', steps: [['complaintRegistered', 1, { urgency: '一般' }]] },
  {
    caseType: 'complaint',
    title: '异味投诉',
    steps: [['complaintRegistered', 12, { urgency: '一般' }], ['complaintAccepted', 9], inspected(6)],
  },
  {
    caseType: 'complaint',
    title: '污水直排举报',
    steps: [
      ['complaintRegistered', 40, { urgency: '紧急' }],
      ['complaintAccepted', 39],
      inspected(39),
      ['notInitiated', 30, { reason: '现场未发现违法排放' }],
      ['complaintReplied', 28],
    ],
  },
  {
    caseType: 'coercion.sealing',
    title: '涉嫌非法排放设施查封',
    steps: [
      ['programStarted', 12, { mode: '紧急', urgencyReason: '不立即查封可能造成严重污染' }],
      inspected(12),
      ['sealSeizureImplemented', 12, { ...shown, urgent: true }],
      sealed(12, [
        { name: '耐酸水泵', model: 'IHF50', qty: '1', unit: '台', location: '车间西侧泵房', sealNo: '封0011' },
        { name: '暗管阀门', qty: '2', unit: '只', location: '车间西侧泵房', sealNo: '封0012' },
      ]),
    ],
  },
  {
    caseType: 'coercion.sealing',
    title: '涉嫌违法排污设备查封',
    steps: [
      inspected(29),
      ['sealSeizureImplemented', 28, shown],
      sealed(28, [{ name: '配电箱', qty: '1', unit: '个', location: '院内东侧', sealNo: '封0007' }]),
      ['sealSeizureExtended', 2],
    ],
  },
  {
    caseType: 'coercion.sealing',
    title: '涉嫌违法倾倒工具扣押',
    steps: [
      inspected(41),
      ['sealSeizureImplemented', 40, shown],
      sealed(40, [{ name: '自卸货车', qty: '1', unit: '辆', location: '城东停车场（虚构）', sealNo: '封0005' }]),
    ],
  },
  {
    caseType: 'penalty.ordinary',
    title: '未按规定处置污泥逾期不缴罚款',
    steps: [...decidedAndServed(232), ['demandServed', 30, { method: '直接送达' }]],
  },
  {
    caseType: 'penalty.ordinary',
    title: '超标排放水污染物逾期不缴罚款',
    steps: [...decidedAndServed(266), ['demandServed', 60, { method: '直接送达' }]],
  },
  {
    caseType: 'coercion.sealing',
    title: '涉嫌违法排污设备扣押',
    steps: [
      inspected(80),
      ['sealSeizureImplemented', 80, shown],
      sealed(80, [
        { name: '柴油发电机组', qty: '1', unit: '台', location: '县局物证仓库（虚构）', sealNo: '封0003' },
        { name: '软管', qty: '40', unit: '米', location: '县局物证仓库（虚构）', sealNo: '封0004' },
      ]),
      ['sealSeizureReleased', 52],
      ['caseClosed', 45, { closureKind: '解除查封扣押' }],
    ],
  },
  {
    caseType: 'coercion.enforcement',
    title: '逾期不缴纳罚款催告',
    steps: [['demandServed', 4, { method: '直接送达' }]],
  },
  {
    caseType: 'coercion.enforcement',
    title: '逾期不清除污染物代履行',
    steps: [
      ['demandServed', 26, { method: '直接送达' }],
      ['demandDefenceReceived', 20],
      ['substitutePerformanceDecided', 6],
    ],
  },
  {
    caseType: 'coercion.enforcement',
    title: '申请法院强制执行',
    steps: [
      ['demandServed', 70, { method: '直接送达' }],
      ['courtApplied', 40],
      ['courtAccepted', 35],
      ['courtRuled', 10],
    ],
  },
  {
    caseType: 'correction',
    title: '危险废物贮存不规范责令改正',
    steps: [inspected(9), ['correctionOrdered', 8], ['correctionOrderServed', 8]],
  },
  {
    caseType: 'correction',
    title: '台账记录不全责令改正',
    steps: [inspected(38), ['correctionOrdered', 36], ['correctionOrderServed', 35], ['followUp', 5, shown]],
  },
];

export type ShortCase = { readonly file: CaseFile; readonly complaint: boolean };

/** The plans as case files: read back through the very schema that imports them. */
export function shortCases(
  now: string,
  partyOf: (index: number) => string,
  handlersOf: (index: number) => readonly string[],
): ShortCase[] {
  return plans.map(({ caseType, title, steps }, index) => {
    const party = partyOf(index);
    const handlers = handlersOf(index);
    const complaint = caseType === 'complaint';
    const records: CaseFileRecord[] = steps.map(([kind, daysAgo, data = {}], place) => ({
      key: `${kind}-${place + 1}`,
      kind,
      at: atOf(now, daysAgo, 9 + place),
      by: handlers.map((name) => ({ role: '执法人员', name })),
      data: JSON.parse(JSON.stringify(data)),
    }));
    const [first] = records;
    const informant: CaseFileRecord = {
      key: 'informant-1',
      kind: 'informantIdentified',
      at: first?.at ?? atOf(now, 1, 9),
      data: { name: '匿名演示人（虚构）', phone: '0439-0000999', named: true },
    };
    return {
      complaint,
      file: CaseFile.parse({
        format: caseFileFormat,
        agency: { profile: { regulator: '白山市生态环境局抚松县分局' } },
        people: {},
        devices: {},
        case: {
          caseNo: `抚环${complaint ? '诉' : '案'}〔${now.slice(0, 4)}〕演${index + 1}号`,
          caseType,
          title: `${party.replace('（虚构）', '')}${title}`,
          handlers,
          investigators: handlers,
          inNameOf: '白山市生态环境局抚松县分局',
        },
        party: { partyType: 'legalPerson', name: party, address: '抚松县（地址虚构）' },
        records: complaint ? [...records.slice(0, 1), informant, ...records.slice(1)] : records,
      }),
    };
  });
}

/** Beijing office hours, so that nothing happens at night that would not. */
function atOf(now: string, daysAgo: number, hour: number): string {
  const day = new Date(Date.parse(now) - daysAgo * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  return `${day}T${String(Math.min(hour, 17)).padStart(2, '0')}:15:00+08:00`;
}
