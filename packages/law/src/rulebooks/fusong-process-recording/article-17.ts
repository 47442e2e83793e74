import { type Fact, isFilled } from '@liuhen/records';
import { fen, readYuan } from '../../calculations/money.ts';
import { onSpotCollection, onSpotPenalty } from '../../calculations/on-spot.ts';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import {
  asksJudgement,
  breached,
  complete,
  either,
  met,
  notApplicable,
  type Outcome,
  shown,
} from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { filmed } from '../../reading/filmed-act.ts';
import { earliestFrom, firstFrom } from '../../reading/in-time.ts';
import { officersOfDocument, officersOfStep } from '../../reading/officers.ts';
import { disputed, raised, waived } from '../../reading/on-spot-defence.ts';
import {
  earlier,
  earliest,
  field,
  momentIn,
  nameOf,
  numberOf,
  rowsOf,
  says,
  words,
  wordsOf,
} from '../../reading/paper.ts';
import { partyClass, penaltyIn } from '../../reading/penalties.ts';
import { issued, onSpotDecisions, procedureName, stepsOf } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { officerSignings, partySignings, refusalNoted } from '../../reading/signers.ts';
import { type Article, regulation } from '../rulebook.ts';

const collections = view((m): readonly Fact[] => {
  const records = issued(m, 'onSpotCollectionRecord');
  return records.length > 0 ? records : [...m.dossier.of('fineCollectedOnSpot')];
});
const stepOrSelf = (m: Matter, d: Fact): Fact => m.dossier.stepOf(d) ?? d;
const defenceTold = view((m) => m.dossier.of('defenceReceived').some((s) => isFilled(s.data.defence)));
const defenceReviewed = view(
  (m) =>
    m.dossier.of('defenceReviewed').some((s) => isFilled(s.data.reason)) ||
    issued(m, 'defenceReviewOpinion').some((r) => says(r, 'items')),
);
const filings = view((m): readonly Fact[] => [
  ...issued(m, 'summaryPenaltyFiling'),
  ...m.dossier.of('summaryFiled').filter((s) => m.dossier.documentsOf(s).length === 0),
]);
const recordingsDuring = (m: Matter, act: Fact) => [
  ...m.dossier.recordingsOf(act),
  ...m.dossier.documentsOf(act).flatMap((doc) => m.dossier.recordingsOf(doc)),
];
/** Filmed at what belongs to a penalty on the spot: collecting, handing over, hearing the other side. */
const recordingsAround = view((m) => [
  ...new Set(
    [
      ...collections(m).map((c) => stepOrSelf(m, c)),
      ...stepsOf(m, 'served', 'processRecorded', 'defenceReceived'),
    ].flatMap((act) => recordingsDuring(m, act)),
  ),
]);
/** 异议、拒签、被拍摄、当场收缴 mark themselves (A17.8). */
function dispute(m: Matter, d: Fact): string {
  if (field(d, 'disputeRisk') === true || says(d, 'disputeRiskReason'))
    return words(d, 'disputeRiskReason').trim() || '已标记易引起争议';
  if (collections(m).length > 0 || /当场收缴/.test(words(d, 'payment'))) return '当场收缴罚款';
  if (refusalNoted(m, d)) return '当事人拒签';
  return disputed(d) ? '当事人提出异议' : '';
}

export const article17: Article = {
  number: 17,
  title: '简易程序',
  words: [
    '适用简易程序的，应记录以下内容：',
    '（一）适用简易程序的事实情况、法律依据的具体条件；',
    '（二）实施简易程序的程序步骤及法定文书；',
    '（三）当事人陈述、申辩的记录；',
    '（四）对当事人陈述、申辩内容的复核及处理，是否采纳的理由；',
    '（五）依法向所属行政机关备案的内容；',
    '（六）对符合当场收缴罚款情况的实施过程；',
    '（七）其他依法记录的内容。',
    '对容易引起行政争议的简易程序执法行为，行政执法大队应采用适当方式进行音像记录。',
  ],
  reading:
    '条件、步骤、陈述申辩、复核、备案、当场收缴各有记录；全过程制作笔录，录像不代替笔录。易引起争议的应音像，异议、拒签、被拍摄、当场收缴自动标记。',
  leftToAPerson: '事实是否确凿；自动标记之外是否容易引起争议。',
  obligations: [
    obligation({
      id: 'A17.1',
      readsContent: true,
      provision: regulation(17, '第（一）项'),
      severity: 'B',
      duty: '符合当场处罚的条件并载明事实、依据',
      proof: '当场处罚决定书的事实、依据、数额',
      limit: '当场',
      exceptions: '法律另有规定',
      judge: 'both',
      judgedBy: '法制科',
      cure: '撤销当场处罚，转普通程序。',
      cureBefore: '超过当场处罚限额或者需要调查的，转普通程序；条件、事实或者依据没有写明的，在决定书上补写后再签发。',
      effect: 'invalid',
      bars: ['decide', 'serve'],
      trigger: onSpotDecisions,
      examine: (d, m) => {
        const { fine, kinds } = penaltyIn(m, d);
        const records = [m.dossier.stepOf(d)];
        if (kinds.length > 0) return breached(`${nameOf(d)}的处罚种类不能当场作出`, { records });
        const permitted = onSpotPenalty(
          partyClass(m),
          fine === 0 ? { kind: 'warning' } : { kind: 'fine', amount: fine },
        );
        if (!permitted.allowed) return breached(permitted.message.replace(/。$/, ''), { records });
        return complete(
          nameOf(d),
          [
            [says(d, 'facts'), '违法事实'],
            [says(d, 'basis'), '法律依据'],
            [says(d, 'penalty'), '处罚种类、数额'],
          ],
          { records },
        );
      },
    }),
    obligation({
      id: 'A17.2',
      provision: regulation(17, '第（二）项'),
      severity: 'B',
      duty: '按步骤填写有编号、盖章的决定书并当场交付',
      proof: '编号、机关印章、交付时间、签收或者拒签',
      limit: '当场',
      cure: '补正决定书（编号、印章）并重新交付。',
      effect: 'doubtful',
      bars: ['serve', 'close'],
      trigger: onSpotDecisions,
      examine: (d, m) =>
        complete(
          nameOf(d),
          [
            [numberOf(d) !== '', '编号'],
            [isFilled(d.data.seal), '机关印章'],
            [officerSignings(m, d).length > 0, '执法人员签名'],
            [
              partySignings(m, d).length > 0 || refusalNoted(m, d) || servedAt(m, d) !== null,
              '当场交付的签收（拒签的注明）',
            ],
          ],
          { records: [m.dossier.stepOf(d)] },
        ),
    }),
    obligation({
      id: 'A17.3',
      provision: regulation(17, '第（三）项'),
      severity: 'B',
      duty: '记录当事人的陈述、申辩',
      proof: '陈述申辩笔录或者决定书栏',
      limit: '当场',
      exceptions: '放弃的注明',
      cure: '补记陈述申辩或者放弃情况，由当事人确认。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: onSpotDecisions,
      examine: (d, m) =>
        either(
          says(d, 'defence') ||
            issued(m, 'statementDefenceRecord').length > 0 ||
            defenceTold(m) ||
            m.dossier.of('defenceWaived').length > 0,
          '已记录陈述申辩',
          `${nameOf(d)}没有记录当事人的陈述、申辩或者放弃`,
          { records: [m.dossier.stepOf(d)] },
        ),
    }),
    obligation({
      id: 'A17.4',
      provision: regulation(17, '第（四）项'),
      severity: 'B',
      duty: '复核陈述申辩，写明是否采纳的理由',
      proof: '复核意见',
      limit: '当场',
      cure: '补写复核意见和理由。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: (m) => onSpotDecisions(m).filter((d) => raised(d) || (!waived(d) && defenceTold(m))),
      examine: (d, m) =>
        either(
          says(d, 'defenceReview') || defenceReviewed(m),
          '已复核并写明理由',
          '当事人提出陈述申辩，没有复核记录或者没有写明是否采纳的理由',
          { records: [m.dossier.stepOf(d), ...shown(m.dossier.of('defenceReceived'))] },
        ),
    }),
    obligation({
      id: 'A17.5',
      provision: regulation(17, '第（五）项'),
      severity: 'V',
      duty: '当场处罚报所属机关备案',
      proof: '备案表',
      limit: '3 个工作日（办法第六十八条）',
      cure: '立即备案；逾期的写明原因。',
      trigger: onSpotDecisions,
      examine: (d, m) => {
        const filing = earliestFrom(filings(m), d.at) ?? earliest(filings(m).slice(0, 1));
        return timed(
          m,
          penaltyTerms.summaryFiling,
          d,
          filing === undefined ? null : (momentIn(filing, 'filedAt') ?? filing.at),
          '当场处罚备案',
          { records: [filing, m.dossier.stepOf(d)] },
        );
      },
    }),
    obligation({
      id: 'A17.6',
      provision: regulation(17, '第（六）项'),
      severity: 'B',
      duty: '当场收缴符合情形、出具专用票据并按期交款',
      proof: '票据号、收款人、交款时间',
      limit: '2 个工作日交机关，机关 2 个工作日交银行',
      cure: '补出票据；不符合当场收缴情形的退还并告知到银行缴纳。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: collections,
      examine: (record, m): Outcome[] => [collectedLawfully(m, record), ...handedOver(m, record)],
    }),
    obligation({
      id: 'A17.7',
      provision: regulation(17, '第（七）项'),
      severity: 'I',
      duty: '记录其他依法应记的内容',
      proof: '其他记录',
      judge: 'person',
      judgedBy: '法制科',
      trigger: onSpotDecisions,
      examine: () => asksJudgement('是否还有其他依法应记录的内容，请认定'),
    }),
    obligation({
      id: 'A17.8',
      provision: regulation(17, '第二款'),
      severity: 'B*',
      duty: '容易引起争议的简易程序音像记录',
      proof: '照片、录音或者录像',
      limit: '同时',
      judge: 'both',
      judgedBy: '法制科',
      cure: null,
      bars: ['close'],
      trigger: onSpotDecisions,
      examine: (d, m) => {
        const reason = dispute(m, d);
        if (reason === '') return notApplicable('没有容易引起争议的情形');
        const recordings = [...recordingsDuring(m, stepOrSelf(m, d)), ...shown(recordingsAround(m))];
        const result = filmed(m, stepOrSelf(m, d), {
          word: /处罚|简易/,
          recordings,
          what: `当场处罚（${reason}）`,
          anyForm: true,
        });
        return { ...result, records: [d, ...(result.records ?? [])] };
      },
    }),
    obligation({
      id: 'A17.9',
      provision: { ...regulation(17), article: '第十七条；行政处罚法第四十二条；行政复议法第二十三条' },
      severity: 'B',
      duty: '两名执法人员当场处罚；决定书告知复议前置',
      proof: '签名、救济栏',
      limit: '当场',
      cure: '补正决定书，告知先申请行政复议。',
      effect: 'doubtful',
      bars: ['serve'],
      trigger: onSpotDecisions,
      examine: (d, m) => {
        const signed = new Set(officerSignings(m, d).map((s) => s.person?.id ?? s.name)).size;
        const listed = new Set(
          [
            ...(officersOfDocument(m, d) ?? []),
            ...(m.dossier.stepOf(d) ? officersOfStep(m, stepOrSelf(m, d)) : []),
          ].map((o) => o.person?.id ?? o.name),
        ).size;
        return complete(
          nameOf(d),
          [
            [Math.max(signed, listed) >= 2, '第二名执法人员'],
            [tellsReconsiderationFirst(d), '复议前置的告知'],
          ],
          { records: [m.dossier.stepOf(d)] },
        );
      },
    }),
    obligation({
      id: 'A17.10',
      provision: { ...regulation(17), article: '第十七条；生态环境行政处罚办法第六十八条' },
      severity: 'B',
      duty: '当场处罚全过程制作笔录',
      proof: '检查（询问）笔录或者简易笔录',
      limit: '当场',
      exceptions: '录像不代替笔录',
      cure: '补作过程笔录并由当事人确认。',
      effect: 'doubtful',
      bars: ['close'],
      trigger: onSpotDecisions,
      examine: (d, m) => {
        const named = words(d, 'processRecord').trim();
        const { byNumber, byEnd, ofProcess, endless } = processRecords(m);
        const record =
          byNumber.get(named) ??
          firstFrom(byEnd, d.at)?.record ??
          ofProcess ??
          (named === '' ? withinHalfADay(endless, d) : undefined);
        return either(record !== undefined, '当场处罚过程有笔录', `${nameOf(d)}没有全过程笔录`, {
          records: [record, m.dossier.stepOf(d)],
        });
      },
    }),
  ],
};

/** What may be the 笔录 of a penalty on the spot, by its number, by when it ended, or by its title. */
const processRecords = view((m) => {
  const all = issued(m, 'siteInspectionRecord', 'interviewRecord');
  const byNumber = new Map(all.toReversed().map((record) => [numberOf(record), record]));
  byNumber.delete('');
  return {
    /** Those that do not say when they ended: one that ended before the decision tells only of what went before it. */
    endless: all.filter((record) => momentIn(record, 'endAt') === null),
    byNumber,
    byEnd: all.map((record) => ({ at: momentIn(record, 'endAt') ?? record.at, record })),
    ofProcess: all.find((record) => /过程笔录|简易笔录|当场处罚/.test(record.title)),
  };
});
function withinHalfADay(all: readonly Fact[], d: Fact): Fact | undefined {
  const next = earliestFrom(all, d.at.subtract({ hours: 12 }));
  return next !== undefined && earlier(next.at, d.at.add({ hours: 12 })) ? next : undefined;
}

function tellsReconsiderationFirst(d: Fact): boolean {
  const remedy = field(d, 'remedy');
  const group = rowsOf(remedy)[0];
  return group?.preReconsideration === true || /先.{0,20}复议|复议前置/.test(wordsOf(remedy));
}

function collectedLawfully(m: Matter, record: Fact): Outcome {
  if (record.family !== 'document') return breached('当场收缴没有记录和票据', { records: [record] });
  const amount = readYuan(field(record, 'amount'));
  const ground = words(record, 'ground');
  const permitted = onSpotCollection({
    amount: amount ?? fen(0),
    procedure: procedureName(m) === 'ordinary' ? 'ordinary' : 'summary',
    hardToEnforceLater: /事后难以执行|事后难执行/.test(ground) ? ground : null,
    remoteAndRequested: /边远|水上|交通不便/.test(ground) && (says(record, 'partyRequest') || /提出/.test(ground)),
    receiptIssued: says(record, 'receiptNo'),
  });
  return permitted.allowed
    ? met('当场收缴符合情形并出具票据')
    : breached(permitted.message.replace(/。$/, ''), { records: [m.dossier.stepOf(record)] });
}

function handedOver(m: Matter, record: Fact): Outcome[] {
  const late = { severity: 'V' as const, cure: '立即交款并写明迟延原因。' };
  const collected = momentIn(record, 'collectedAt') ?? record.at;
  const step = m.dossier.of('fineHandedOver')[0];
  const handed = momentIn(record, 'handedAt') ?? step?.at ?? null;
  const bankStep = m.dossier.of('fineBanked')[0];
  const banked = momentIn(record, 'bankedAt') ?? bankStep?.at ?? null;
  const first = timed(
    m,
    penaltyTerms.collectionHandover,
    { at: collected, event: '收缴罚款', proof: record.key },
    handed,
    '当场收缴的罚款交至机关',
    { ...late, records: [step] },
  );
  if (handed === null) return [first];
  return [
    first,
    timed(
      m,
      penaltyTerms.collectionDeposit,
      { at: handed, event: '机关收到罚款', proof: step?.key ?? record.key },
      banked,
      '罚款缴付银行',
      { ...late, records: [bankStep] },
    ),
  ];
}
