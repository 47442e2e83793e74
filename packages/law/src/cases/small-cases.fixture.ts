import type { CaseFile } from '@liuhen/records';
import { film, paper, step, type Told, told } from './small-case.fixture.ts';

type Case = { readonly id: string; readonly pass: CaseFile; readonly fail: CaseFile };
const c = (id: string, type: string, pass: readonly Told[], fail: readonly Told[], profile = {}): Case => ({
  id,
  pass: told(type, pass, profile),
  fail: told(type, fail, profile),
});
const PO = 'penalty.ordinary',
  CE = 'coercion.enforcement',
  CS = 'coercion.sealing',
  CO = 'complaint';
const two = ['OF1', 'OF2'];
const seal = { seal: '白山市生态环境局' };
const officers = ['执法人员:赵启明', '执法人员:孙晓岚'];
const served = (number: string, when: string, method = '直接') =>
  step('served', when, { by: two, data: { method } }, [
    paper(
      'serviceReceipt',
      { method, docs: [number], recipient: '某公司', place: '厂区', receivedAt: `${when.replace(' ', 'T')}:00+08:00` },
      ['送达人:赵启明', '送达人:孙晓岚', '受送达人:王某'],
    ),
  ]);
const decision = (when: string, fields = {}, frame = {}) =>
  step('decisionMade', when, {}, [
    paper('penaltyDecision', { penalties: [{ kind: '罚款', amount: 50000 }], ...fields }, [], {
      number: '罚1号',
      ...seal,
      ...frame,
    }),
  ]);
const closed = (when: string, ground = '履行完毕') =>
  step('caseClosed', when, {}, [paper('caseClosureApproval', { ground, headOpinion: '同意' }, ['负责人:高明远'])]);

const complaintBy = (realName: boolean, when: string) =>
  step('complaintRegistered', when, {}, [
    paper('complaintRegister', {
      channel: '12369',
      receivedAt: when.replace(' ', 'T'),
      realName,
      target: '某厂',
      content: '异味',
      disposition: '不启动',
      volume: '副卷',
    }),
  ]);
const notStarted = (when: string, reason: string) =>
  step('notInitiated', when, {}, [paper('nonInitiationApproval', { reason, headOpinion: '同意' }, ['负责人:高明远'])]);

const publicly = (more: {
  attempts?: boolean;
  media?: string;
  text?: string;
  note?: string;
  film?: boolean;
  early?: boolean;
}): Told[] => [
  ...(more.film === false ? [] : [film('AV-公告', '2025-06-03 09:00', '2025-06-03 09:10')]),
  step('publicNoticePosted', '2025-06-03 09:00', { films: more.film === false ? [] : ['AV-公告'] }, [
    paper('publicServiceApproval', {
      attempts:
        more.attempts === false
          ? []
          : [
              { method: '直接', date: '2025-05-10', result: '无人' },
              { method: '邮寄', date: '2025-05-20', result: '退回' },
            ],
      media: more.media ?? '公告栏',
      note: more.note ?? '多次送达未成',
    }),
    ...(more.text === ''
      ? []
      : [paper('publicServiceAnnouncement', { text: '罚1号 送达公告', publishedOn: '2025-06-03', copy: '原件' })]),
  ]),
  ...(more.early
    ? [
        step('served', '2025-06-20 09:00', { data: { method: '公告' } }, [
          paper(
            'serviceReceipt',
            {
              method: '公告',
              docs: ['罚1号'],
              recipient: '某公司',
              place: '公告栏',
              receivedAt: '2025-06-20T09:00:00+08:00',
            },
            ['送达人:赵启明'],
          ),
        ]),
      ]
    : []),
];

const sealing = (
  o: {
    approvedAt?: string;
    urgent?: boolean;
    notified?: string;
    list?: boolean;
    released?: string;
    releasedServed?: string;
    films?: boolean;
  } = {},
): Told[] => [
  step(
    'sealSeizureImplemented',
    '2026-03-04 10:00',
    { until: '2026-03-04 11:00', by: two, films: o.films ? ['AV-查封'] : [], data: { urgent: o.urgent ?? false } },
    [
      paper(
        'sealSeizureApproval',
        {
          reason: '可能造成严重污染',
          urgent: o.urgent ?? false,
          implementedAt: '2026-03-04T10:00:00+08:00',
          handlerOpinion: '拟',
          deptOpinion: '同意',
          headOpinion: '同意',
          party: '某公司',
        },
        ['承办人:赵启明@2026-03-04T09:00:00+08:00', `负责人:高明远@${o.approvedAt ?? '2026-03-04T09:30:00+08:00'}`],
        { at: '2026-03-04 09:00' },
      ),
      paper(
        'sealSeizureDecision',
        {
          facts: '排污',
          basis: ['《固体废物污染环境防治法》第二十七条'],
          from: '2026-03-04',
          to: '2026-04-03',
          objects: [{ name: '泵', qty: 1 }],
          duties: '不得动用',
          remedy: '60日复议或者6个月诉讼',
        },
        ['当事人签收:王某@2026-03-04T11:00:00+08:00'],
        { number: '查1号', ...seal },
      ),
      ...(o.list === false
        ? []
        : [paper('sealSeizureList', { items: [{ name: '泵', qty: 1 }] }, ['当事人:王某', ...officers])]),
      paper(
        'sealSeizureSiteRecord',
        {
          officers: [
            { id: 'OF1', name: '赵启明', certNo: '吉F00000001' },
            { id: 'OF2', name: '孙晓岚', certNo: '吉F00000002' },
          ],
          startAt: '2026-03-04T10:00:00+08:00',
          endAt: '2026-03-04T11:00:00+08:00',
          notified: o.notified ?? '已通知到场',
          informed: '告知理由、依据、陈述、申辩、申请回避',
          defence: '无异议',
          idShown: true,
        },
        ['当事人:王某', ...officers],
      ),
    ],
  ),
  ...(o.released === ''
    ? []
    : [
        step('sealSeizureReleased', o.released ?? '2026-04-01 09:00', {}, [
          paper('sealSeizureRelease', { reason: '期满', from: '2026-04-01', items: [{ name: '泵', qty: 1 }] }, [], {
            number: '解1号',
            ...seal,
          }),
        ]),
        served('解1号', o.releasedServed ?? '2026-04-02 09:00'),
      ]),
];

const enforce = (
  o: { mode?: string; when?: string; films?: boolean; record?: boolean; doc?: boolean; urgent?: boolean } = {},
): Told[] => [
  ...(o.films === false ? [] : [film('AV-执行', '2025-10-14 08:50', '2025-10-14 11:10')]),
  step('enforcementDecided', '2025-10-10 09:00', {}, [
    paper(
      'enforcementDecision',
      {
        mode: o.mode ?? '排除妨碍恢复原状',
        when: o.when ?? '2025-10-14',
        reason: '催告期满仍不履行',
        remedy: '60日复议或者6个月诉讼',
      },
      [],
      { number: '强1号', ...seal },
    ),
  ]),
  ...(o.doc === false
    ? []
    : [
        step(
          'enforcementExecuted',
          o.when ?? '2025-10-14 09:00',
          {
            until: o.when ?? '2025-10-14 11:00',
            by: two,
            films: o.films === false ? [] : ['AV-执行'],
            data: { object: '恢复原状', urgent: o.urgent ?? false },
          },
          o.record === false
            ? []
            : [
                paper(
                  'restorationExecutionRecord',
                  {
                    officers: [],
                    body: '清理完毕',
                    startAt: '2025-10-14T09:00:00+08:00',
                    endAt: '2025-10-14T11:00:00+08:00',
                  },
                  ['当事人:王某', ...officers],
                ),
              ],
        ),
      ]),
];
const substitute = (
  signatures: string[],
  plan: Record<string, string> = { budget: '5000元', performer: '某环保公司', object: '清理废物' },
): Told[] => [
  step('substitutePerformanceDecided', '2025-10-08 09:00', {}, [
    paper('substitutePerformanceDecision', { plan, remedy: '60日复议或者6个月诉讼' }, [], { number: '代1号', ...seal }),
  ]),
  step(
    'enforcementExecuted',
    '2025-10-14 09:00',
    { until: '2025-10-14 11:00', by: two, data: { object: '清理废物' } },
    [paper('substitutePerformanceRecord', { body: '完成', cost: '5000元' }, signatures)],
  ),
];
const four = ['到场监督人:赵启明', '代履行人:施工队长', '当事人:王某'];

const transfer = (
  o: {
    approved?: string;
    by?: string;
    sent?: string;
    cc?: string;
    files?: string[];
    detention?: boolean;
    decided?: boolean;
    force?: string[];
  } = {},
): Told[] => {
  const kind = o.detention ? '行政拘留' : '涉嫌污染环境罪';
  return [
    ...(o.decided === false ? [] : [decision('2026-09-10 09:00')]),
    step('crimeTransferred', '2026-09-17 09:00', {}, [
      paper(
        'crimeTransferApproval',
        { basis: `${kind}`, headDecision: '同意移送', headOpinion: '同意', taskForce: o.force ?? [] },
        [
          '承办人:赵启明@2026-09-17T09:00:00+08:00',
          `负责人:${o.by ?? '高明远'}@${o.approved ?? '2026-09-18T10:00:00+08:00'}`,
        ],
      ),
      paper(
        'crimeTransferLetter',
        {
          toAuthority: '抚松县公安局',
          facts: '排放',
          attachments: o.files ?? ['调查报告', '检验报告', '物品清单'],
          at: o.sent ?? '2026-09-19T09:00:00+08:00',
          cc: o.cc ?? '抚松县人民检察院',
        },
        [],
        { at: '2026-09-18 11:00', ...seal },
      ),
    ]),
  ];
};

const filedFrom = (when: string): Told[] => [
  step('clueRegistered', '2026-02-25 09:00', {}, [
    paper('caseSourceRegister', { source: '日常检查', content: '线索' }),
  ]),
  step('initiationApproved', when, {}, [
    paper('programInitiationApproval', { initiationReason: '线索' }, ['负责人:高明远']),
  ]),
];
const recused = (later: string): Told[] => [
  step('recusalDecided', '2026-03-07 09:00', {}, [
    paper('recusalApplication', { target: 'OF2', reason: '亲属' }, ['申请人:王某']),
    paper('recusalDecision', { decision: '回避', reason: '成立' }, ['负责人:高明远'], seal),
  ]),
  step('interview', '2026-03-08 09:00', { by: ['OF1', later] }),
];
const statement = (fields: Record<string, string>, signatures: string[]) => [
  step('sampling', '2026-03-02 10:00', { by: two }, [
    paper('avInapplicableStatement', { step: '抽样', reason: '防爆区', alternative: '文字', ...fields }, signatures),
  ]),
];
const viaPost = (reason: string, signatures: string[], method = '委托', agency = '某县监狱') => [
  step('served', '2026-03-02 10:00', { data: { method } }, [
    paper('entrustedServiceLetter', { method, reason, agency, receipt: '' }),
    paper(
      'serviceReceipt',
      { method, docs: ['罚1号'], recipient: '王某', place: '监狱', receivedAt: '2026-03-05T10:00:00+08:00' },
      signatures,
    ),
  ]),
];

// sixty days from the second of March end on the first of May and roll over the holidays to the sixth
const acceptedComplaint = step('complaintAccepted', '2026-03-02 09:00', {}, [
  paper('complaintAcceptanceNotice', { result: '受理', volume: '副卷' }),
]);
const outcomeTold = (when: string) =>
  step('complaintReplied', when, {}, [paper('complaintOutcomeReply', { outcome: '查实', volume: '副卷' })]);
const inspected = (published: string) => [
  step('inspectionResultNotified', '2026-03-03 09:00', {}, [paper('inspectionResultNotice', { result: '未发现问题' })]),
  step('published', published),
];
const restricted = (when: string) => [
  step('decisionMade', '2026-03-02 09:00', {}, [
    paper('productionRestrictionDecision', { facts: '超标', basis: ['法典'] }, [], { number: '停1号', ...seal }),
  ]),
  served('停1号', when),
];

/** Duties that the specimens never come to: a few lines in which each is met, and a few in which it is not. */
const changed = (action: string, when: string) =>
  step('decisionMade', when, {}, [
    paper('permitChangeDecision', { action, originalNo: '许1号', reason: '理由', basis: '行政许可法' }, [], {
      number: '许变1号',
      ...seal,
    }),
  ]);
const renewal = (data: Record<string, string>) => step('permitRenewalRequested', '2026-03-02 09:00', { data });
const revoking = (more: Record<string, string> = {}) =>
  step('permitRevocationStarted', '2026-03-02 09:00', {
    data: {
      revocationGround: '以欺骗、贿赂等不正当手段取得',
      requestedBy: '依职权',
      grantedBy: '白山市生态环境局',
      ...more,
    },
  });
const withdrawing = (more: Record<string, string> = {}) =>
  step('permitWithdrawalStarted', '2026-03-02 09:00', {
    data: {
      withdrawalGround: '准予许可所依据的客观情况发生重大变化',
      publicInterest: '下游新设饮用水水源保护区',
      grantedBy: '白山市生态环境局',
      ...more,
    },
  });
const compensated = (data: Record<string, string | number>) =>
  step('compensationSettled', '2026-03-18 09:00', { data });
const holderHeard = [step('rightsNotified', '2026-03-03 09:00'), step('defenceReceived', '2026-03-04 09:00')];
const weighed = (verdict: string, obligation = 'permit-law-2019.69.weighed'): Told => ({
  record: {
    key: 'weighed',
    kind: 'judgement',
    at: '2026-03-11T09:00:00+08:00',
    data: { obligation, verdict, reason: '已权衡', office: '法制科' },
  },
  papers: [],
});
const spared = step('decisionMade', '2026-03-02 09:00', {}, [
  paper('nonPenaltyDecision', { ground: '无主观过错', education: '已教育' }, [], { number: '不罚1号', ...seal }),
]);
const instalmentsAsked = (when: string) => [
  decision('2025-05-27 09:00'),
  served('罚1号', '2025-05-28 10:00'),
  step('installmentRequested', when, {}, [paper('installmentApplication', { request: '分三期' }, ['申请人:王某'])]),
];
const takenBack = (reason: string, answered = true): Told[] => [
  step('courtApplied', '2026-03-02 09:00', {}, [paper('courtApplication', { appliedOn: '2026-03-02' })]),
  step('headApproved', '2026-03-09 09:00', {}, [
    paper('caseDisposalApproval', { matter: '强执', headOpinion: '同意撤回' }, ['负责人:高明远']),
  ]),
  step('courtApplicationWithdrawn', '2026-03-10 09:00', { data: { reason } }),
  ...(answered ? [step('courtRuled', '2026-03-16 09:00')] : []),
  closed('2026-03-20 09:00'),
];
/** What becomes of a permit after it was granted (行政许可法第八条、第四十九条、第五十条、第六十九条、第七十条). */
const permitCases: readonly Case[] = [
  c(
    'permit-law-2019.49',
    'permit',
    [step('permitChangeRequested', '2026-03-02 09:00'), changed('变更', '2026-03-10 09:00')],
    [changed('变更', '2026-03-10 09:00')],
  ),
  c('permit-law-2019.50.request', 'permit', [renewal({ validTo: '2026-06-30' })], [renewal({})]),
  c(
    'permit-law-2019.50',
    'permit',
    [renewal({ validTo: '2026-06-30' }), changed('延续', '2026-06-30 16:00')],
    [renewal({ validTo: '2026-06-30' }), changed('延续', '2026-07-01 09:00')],
  ),
  c('permit-law-2019.69.ground', 'permit', [revoking()], [revoking({ requestedBy: '' })]),
  c('permit-law-2019.69.by', 'permit', [revoking()], [revoking({ grantedBy: '' })]),
  c(
    'permit-law-2019.69.heard',
    'permit',
    [revoking(), ...holderHeard, changed('撤销', '2026-03-10 09:00')],
    [revoking(), ...holderHeard.slice(0, 1), changed('撤销', '2026-03-10 09:00')],
  ),
  c(
    'permit-law-2019.69.weighed',
    'permit',
    [revoking(), changed('撤销', '2026-03-10 09:00'), weighed('met')],
    [revoking(), changed('撤销', '2026-03-10 09:00'), weighed('breached')],
  ),
  c('permit-law-2019.8.ground', 'permit', [withdrawing()], [withdrawing({ publicInterest: '' })]),
  c('permit-law-2019.8.by', 'permit', [withdrawing()], [withdrawing({ grantedBy: '' })]),
  c(
    'permit-law-2019.8.heard',
    'permit',
    [withdrawing(), ...holderHeard, changed('撤回', '2026-03-10 09:00')],
    [withdrawing(), ...holderHeard.slice(0, 1), changed('撤回', '2026-03-10 09:00')],
  ),
  c(
    'permit-law-2019.8.compensation',
    'permit',
    [
      withdrawing(),
      changed('撤回', '2026-03-10 09:00'),
      compensated({ loss: '造成财产损失，依法补偿', amount: 12_000_000, reason: '按重置价值计算设施损失' }),
    ],
    [
      withdrawing(),
      changed('撤回', '2026-03-10 09:00'),
      compensated({ loss: '造成财产损失，依法补偿', reason: '另行协商' }),
    ],
  ),
  c(
    'permit-law-2019.8.weighed',
    'permit',
    [withdrawing(), changed('撤回', '2026-03-10 09:00'), weighed('met', 'permit-law-2019.8.weighed')],
    [withdrawing(), changed('撤回', '2026-03-10 09:00'), weighed('breached', 'permit-law-2019.8.weighed')],
  ),
  c(
    'permit-law-2019.70',
    'permit',
    [step('permitCancellationStarted', '2026-03-02 09:00', { data: { cancellationGround: '法人依法终止' } })],
    [step('permitCancellationStarted', '2026-03-02 09:00')],
  ),
  c(
    'permit-law-2019.70.revoked',
    'permit',
    [
      revoking(),
      changed('撤销', '2026-03-10 09:00'),
      step('permitCancelled', '2026-03-16 09:00'),
      closed('2026-03-20 09:00', '办结'),
    ],
    [revoking(), changed('撤销', '2026-03-10 09:00'), closed('2026-03-20 09:00', '办结')],
  ),
];

export const smallCases: readonly Case[] = [
  c(
    'A02.2',
    PO,
    [],
    [
      {
        record: { key: 'other', kind: 'otherDocument', at: '2026-03-01', data: { docType: '便条', fields: {} } },
        papers: [],
      },
    ],
  ),
  c(
    'A03.2',
    PO,
    [
      film('AV', '2026-03-01 09:00', '2026-03-01 09:30'),
      {
        record: {
          key: 'clip',
          kind: 'derivedItem',
          at: '2026-03-02',
          links: { derivedFrom: 'AV' },
          data: { form: 'clip', method: '截取' },
        },
        papers: [],
      },
    ],
    [
      {
        record: { key: 'clip', kind: 'derivedItem', at: '2026-03-02', data: { form: 'clip', method: '截取' } },
        papers: [],
      },
    ],
  ),
  c('A07.7', CS, [step('initiationRefused', '2026-03-04 12:00'), step('note', '2026-03-04 13:00')].slice(0, 1), [
    step('initiationRefused', '2026-03-04 12:00'),
    step('interview', '2026-03-05 09:00'),
  ]),
  c(
    'A08.4',
    CO,
    [complaintBy(false, '2026-03-01 09:00'), notStarted('2026-03-03 09:00', '不属违法')],
    [complaintBy(false, '2026-03-01 09:00'), notStarted('2026-03-03 09:00', '')],
  ),
  c(
    'A08.6',
    CO,
    [
      complaintBy(true, '2026-09-01 09:00'),
      step('complaintReplied', '2026-09-05 09:00', {}, [
        paper('complaintOutcomeReply', { outcome: '不启动', volume: '副卷' }),
      ]),
      closed('2026-09-10 09:00'),
    ],
    [
      complaintBy(true, '2026-09-01 09:00'),
      step('complaintAccepted', '2026-09-02 09:00', {}, [
        paper('complaintAcceptanceNotice', { result: '受理', volume: '副卷' }),
      ]),
      closed('2026-09-10 09:00'),
    ],
  ),
  c(
    'A11.8',
    PO,
    [step('otherStep', '2026-03-01 09:00', { data: { type: '无人机调查', stage: '调查' } }, [paper('sceneSketch')])],
    [step('otherStep', '2026-03-01 09:00', { data: { type: '无人机调查', stage: '调查' } })],
  ),
  c(
    'A11.10',
    PO,
    [
      step('refusalRecorded', '2026-03-01 09:00', {}, [
        paper(
          'refusalRecord',
          {
            ...{ who: '王某', happenedAt: '2026-03-01T09:00:00+08:00', place: '厂区门卫室' },
            ...{ what: '拒绝进厂', consequence: '已告知后果', measures: '全程录像' },
          },
          officers,
        ),
      ]),
    ],
    [step('refusalRecorded', '2026-03-01 09:00')],
  ),
  c(
    'A12.4',
    PO,
    statement({}, ['执法人员:赵启明', '大队长:韩立新']),
    statement({ reason: '设备没电' }, ['大队长:韩立新']),
  ),
  c(
    'eco-code-2026.1242',
    PO,
    [decision('2026-09-01 09:00', { basis: ['《生态环境法典》第一千一百零七条'] })],
    [decision('2026-08-10 09:00', { basis: ['《生态环境法典》第一千一百零七条'] })],
  ),
  c('A12.5', CS, [film('AV-查封', '2026-03-04 09:55', '2026-03-04 11:05'), ...sealing({ films: true })], sealing()),
  c(
    'A21.1',
    PO,
    viaPost('直接送达有困难', ['送达人:某干警', '受送达人:王某']),
    viaPost('人事部门代转', ['送达人:某干警', '受送达人:王某'], '转交', '某公司人事部'),
  ),
  c(
    'A21.2',
    PO,
    viaPost('直接送达有困难', ['送达人:某干警', '受送达人:王某']),
    viaPost('直接送达有困难', ['送达人:某干警']),
  ),
  c('A22.1', PO, publicly({}), publicly({ attempts: false })),
  c('A22.2', PO, publicly({}), publicly({ media: '' })),
  c('A22.3', PO, publicly({}), publicly({ text: '' })),
  c('A22.4', PO, publicly({}), publicly({ film: false })),
  c('A22.5', PO, publicly({}), publicly({ note: '' })),
  c('A22.6', PO, publicly({}), publicly({ early: true })),
  c('A25.2', CE, enforce(), [
    step('enforcementDecided', '2025-10-10 09:00', {}, [paper('fundTransferNotice', { account: '某行' }, [], seal)]),
  ]),
  c(
    'A25.3',
    CE,
    [
      ...sealing({ released: '' }),
      step('enforcementDecided', '2026-10-10 09:00', {}, [
        paper('auctionDisposalRecord', { disposal: { items: '泵' } }, [], seal),
      ]),
    ],
    [
      step('enforcementDecided', '2025-10-10 09:00', {}, [
        paper('auctionDisposalRecord', { disposal: { items: '泵' } }, [], seal),
      ]),
    ],
  ),
  c('A25.4', CE, enforce(), enforce({ record: false })),
  c('A25.5', CE, substitute(four), substitute(['到场监督人:赵启明'])),
  c('A25.6', CE, enforce(), enforce({ record: false })),
  c('A25.7', CE, enforce(), enforce({ films: false })),
  c('A25.8', CE, enforce(), enforce({ when: '2025-10-03 14:00' })),
  c(
    'penalty-law-2021.33',
    PO,
    [
      step('decisionMade', '2026-03-01 09:00', {}, [
        paper('nonPenaltyDecision', { ground: '首违轻微及时改正', education: '已教育' }, [], seal),
      ]),
    ],
    [
      step('decisionMade', '2026-03-01 09:00', {}, [
        paper('nonPenaltyDecision', { ground: '首违轻微及时改正', education: '' }, [], seal),
      ]),
    ],
  ),
  {
    id: 'penalty-law-2021.36',
    pass: told(PO, filedFrom('2026-03-01 09:00'), { conductEndedOn: '2025-12-01' }),
    fail: told(PO, filedFrom('2026-03-01 09:00'), { conductEndedOn: '2019-12-01' }),
  },
  c(
    'penalty-law-2021.48.2',
    PO,
    [
      step('published', '2026-03-01 09:00'),
      step('reconsiderationDecided', '2026-03-10 09:00', { data: { result: '撤销' } }),
      step('publicationWithdrawn', '2026-03-12 09:00'),
    ],
    [
      step('published', '2026-03-01 09:00'),
      step('reconsiderationDecided', '2026-03-10 09:00', { data: { result: '撤销' } }),
      step('publicationWithdrawn', '2026-03-20 09:00'),
    ],
  ),
  c(
    'penalty-law-2021.61.2',
    PO,
    [
      decision('2026-03-01 09:00'),
      step('serviceAddressConfirmed', '2026-02-20 09:00', {}, [
        paper('serviceAddressConfirmation', { eConsent: true, address: '邮箱' }, ['当事人:王某']),
      ]),
      step('served', '2026-03-02 09:00', { data: { method: '电子' } }, [
        paper('serviceReceipt', { method: '电子', docs: ['罚1号'], recipient: '某公司', place: '电子邮箱' }),
      ]),
    ],
    [
      decision('2026-03-01 09:00'),
      step('served', '2026-03-02 09:00', { data: { method: '电子' } }, [
        paper('serviceReceipt', { method: '电子', docs: ['罚1号'], recipient: '某公司', place: '电子邮箱' }),
      ]),
    ],
  ),
  c('penalty-measures-2023.18', PO, filedFrom('2026-03-05 09:00'), filedFrom('2026-03-20 09:00')),
  c(
    'penalty-measures-2023.35',
    PO,
    [
      step('investigationSuspended', '2026-03-01 09:00', {}, [
        paper('investigationSuspension', { ground: '中止', headOpinion: '同意' }, ['负责人:高明远']),
      ]),
    ],
    [step('investigationSuspended', '2026-03-01 09:00')],
  ),
  c('coercion-law-2011.18', CS, sealing(), sealing({ notified: '' })),
  c(
    'coercion-law-2011.19',
    CS,
    sealing({ urgent: true, approvedAt: '2026-03-04T20:00:00+08:00' }),
    sealing({ urgent: true, approvedAt: '2026-03-05T10:30:00+08:00' }),
  ),
  c('coercion-law-2011.24', CS, sealing(), sealing({ list: false })),
  c('coercion-law-2011.25', CS, sealing(), sealing({ released: '2026-04-20 09:00' })),
  c('coercion-law-2011.28', CS, sealing(), sealing({ releasedServed: '2026-04-20 09:00' })),
  c('coercion-law-2011.37', CE, enforce(), enforce({ mode: '' })),
  c('record.edition', PO, [closed('2025-07-01 09:00')], [closed('1949-10-01 09:00')]),
  c(
    'penalty-law-2021.59.written',
    PO,
    [decision('2025-05-27 09:00'), closed('2025-07-01 09:00')],
    [step('decisionMade', '2025-05-27 09:00'), closed('2025-07-01 09:00')],
  ),
  c(
    'permit-law-2019.38.written',
    'permit',
    [
      step('decisionMade', '2025-05-27 09:00', {}, [
        paper('permitGrantDecision', { basis: '行政许可法第三十八条' }, [], { number: '许1号', ...seal }),
      ]),
      closed('2025-07-01 09:00'),
    ],
    [step('decisionMade', '2025-05-27 09:00'), closed('2025-07-01 09:00')],
  ),
  c(
    'permit-law-2019.42.told',
    'permit',
    [
      step('periodExtended', '2026-03-20 09:00', {}, [
        paper('periodExtensionNotice', { reason: '需补充论证', days: 10 }),
      ]),
    ],
    [step('periodExtended', '2026-03-20 09:00')],
  ),
  c(
    'permit-law-2019.47',
    'permit',
    [
      step('accepted', '2026-03-02 09:00', {}, [paper('acceptanceNotice')]),
      step('hearingRequested', '2026-03-10 09:00'),
      step('hearingHeld', '2026-03-25 09:00'),
    ],
    [
      step('accepted', '2026-03-02 09:00', {}, [paper('acceptanceNotice')]),
      step('hearingRequested', '2026-03-10 09:00'),
      step('hearingHeld', '2026-05-25 09:00'),
    ],
  ),
  ...permitCases,
  { id: 'penalty-law-2021.57.summary', pass: told(PO, [spared]), fail: told('penalty.summary', [spared]) },
  c('civil-procedure-2023.268', PO, takenBack('当事人已全部履行'), takenBack('')),
  c('A26.2', PO, takenBack('当事人已全部履行'), takenBack('当事人已全部履行', false)),
  // the fifteenth day after the service, a Thursday, and the day after it
  c(
    'penalty-measures-2023.installment',
    PO,
    instalmentsAsked('2025-06-12 17:00'),
    instalmentsAsked('2025-06-13 09:00'),
  ),
  c('penalty-measures-2023.installment', PO, instalmentsAsked('2025-06-10 09:00'), [
    ...instalmentsAsked('2025-06-10 09:00').slice(0, 2),
    step('installmentRequested', '2025-06-10 09:00'),
  ]),
  c(
    'reconsideration-law-2023.32',
    PO,
    [
      step('reconsiderationRequested', '2026-09-17 09:00', {
        data: { receivedByAgencyAt: '2026-09-17', forwardedAt: '2026-09-23' },
      }),
    ],
    [
      step('reconsiderationRequested', '2026-09-17 09:00', {
        data: { receivedByAgencyAt: '2026-09-17', forwardedAt: '2026-09-24' },
      }),
    ],
  ),
  c(
    'reconsideration-law-2023.48',
    PO,
    [
      step('reconsiderationRequested', '2026-03-02 09:00', {
        data: { copyReceivedAt: '2026-03-02', answeredAt: '2026-03-10' },
      }),
    ],
    [
      step('reconsiderationRequested', '2026-03-02 09:00', {
        data: { copyReceivedAt: '2026-03-02', answeredAt: '2026-03-20' },
      }),
    ],
  ),
  c(
    'litigation-law-2017.67',
    PO,
    [
      step('lawsuitFiled', '2025-09-22 09:00', {
        data: { copyReceivedAt: '2025-09-22', evidenceSubmittedAt: '2025-10-09' },
      }),
    ],
    [
      step('lawsuitFiled', '2025-09-22 09:00', {
        data: { copyReceivedAt: '2025-09-22', evidenceSubmittedAt: '2025-10-10' },
      }),
    ],
  ),
  c(
    'evidence-rules-2002.71',
    PO,
    [film('AV', '2026-03-01 09:00', '2026-03-01 09:30', { makingMethod: '剪辑件', originalCarrier: '存储卡 01' })],
    [film('AV', '2026-03-01 09:00', '2026-03-01 09:30', { makingMethod: '剪辑件' })],
  ),
  c(
    'crime-transfer.5.decision',
    PO,
    transfer(),
    transfer({ approved: '2026-09-21T10:00:00+08:00', sent: '2026-09-21T12:00:00+08:00' }),
  ),
  c('crime-transfer.5.head', PO, transfer(), transfer({ by: '田恒' })),
  c('crime-transfer.5.transfer', PO, transfer(), transfer({ sent: '2026-09-19T11:00:00+08:00' })),
  c('crime-transfer.6', PO, transfer(), transfer({ files: [] })),
  c('crime-transfer.cc', PO, transfer(), transfer({ cc: '' })),
  c(
    'penalty-law-2021.64.open',
    PO,
    [step('hearingNoticeServed', '2026-03-02 09:00', {}, [paper('hearingNotice', { open: '不公开（涉及商业秘密）' })])],
    [step('hearingNoticeServed', '2026-03-02 09:00', {}, [paper('hearingNotice', { open: '不公开' })])],
  ),
  c(
    'complaint-hotline-2010.11',
    CO,
    [acceptedComplaint, outcomeTold('2026-05-06 09:00')],
    [acceptedComplaint, outcomeTold('2026-05-07 09:00')],
  ),
  c('three-systems-2018.other', 'inspection', inspected('2026-03-31 09:00'), inspected('2026-04-01 09:00')),
  c('restriction-measures-2014.14', PO, restricted('2026-03-11 09:00'), restricted('2026-03-12 09:00')),
  c('crime-transfer.5.force', PO, transfer({ force: ['OF1', 'OF2'] }), transfer({ force: ['OF1'] })),
  c('detention-transfer.2', PO, transfer({ detention: true }), transfer({ detention: true, decided: false })),
  {
    id: 'eco-code-2026.1057',
    pass: told(PO, [decision('2026-09-01 09:00', { basis: ['《生态环境法典》第一千一百零七条'] })]),
    fail: told(PO, [decision('2026-09-01 09:00', { basis: ['《水污染防治法》第八十三条'] })], {
      conductEndedOn: '2026-08-20',
    }),
  },
  ...[5, 6].map((days, n): Case => {
    const lines = (amount: number) => [
      decision('2025-06-09 09:00', { penalties: [{ kind: '罚款', amount: 100000 }] }),
      step('correctionOrderServed', '2025-06-10 09:00', {}, [
        paper('correctionOrder', { due: '2025-06-20' }, ['当事人签收:王某@2025-06-10T09:00:00+08:00'], {
          number: '改1号',
        }),
      ]),
      step('decisionMade', '2025-07-10 09:00', {}, [
        paper('dailyPenaltyDecision', { from: '2025-06-11', to: '2025-06-25', days: 15, amount }, [], {
          number: '日1号',
          ...seal,
        }),
      ]),
    ];
    return {
      id: 'daily-penalty-2015.19',
      pass: told(PO, lines(1500000)),
      fail: told(PO, lines(1500000 + days * (n + 1))),
    };
  }),
  c('SoD5', PO, recused('DH'), recused('OF2')),
  c(
    'SoD8',
    PO,
    [
      step('headApproved', '2026-03-01 09:00', { key: 'h' }, [paper('caseDisposalApproval', { headOpinion: '同意' })]),
      {
        record: {
          key: 'ap',
          kind: 'approval',
          at: '2026-03-01T10:00:00+08:00',
          by: [{ role: '审批人', person: 'HD' }],
          links: { approves: 'caseDisposalApproval@h#0' },
          data: { level: 'head', decision: 'approved', opinion: '同意' },
        },
        papers: [],
      },
    ],
    [
      step('headApproved', '2026-03-01 09:00', { key: 'h' }, [paper('caseDisposalApproval', { headOpinion: '同意' })]),
      {
        record: {
          key: 'ap',
          kind: 'approval',
          at: '2026-03-01T10:00:00+08:00',
          by: [{ role: '审批人', person: 'DH' }],
          links: { approves: 'caseDisposalApproval@h#0' },
          data: { level: 'head', decision: 'approved', opinion: '同意', onBehalfOf: '高明远' },
        },
        papers: [],
      },
    ],
  ),
];
