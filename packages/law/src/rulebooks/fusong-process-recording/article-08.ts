import { type DocumentFact, documentKinds, type Fact, isDocType, isFilled } from '@liuhen/records';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, complete, either, met, notApplicable, pending, shown } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import { transferTerms } from '../../periods/terms/transfer.ts';
import { beforeFiling, extensionsOfCase } from '../../procedures/uncounted.ts';
import { firstFrom } from '../../reading/in-time.ts';
import { isNamedInformant } from '../../reading/informant.ts';
import { earliest, field, momentIn, says, words, wordsOf } from '../../reading/paper.ts';
import { closing, filingApproval, initiationApprovals, isClosed, issued } from '../../reading/phases.ts';
import { wordFinder } from '../../reading/words-in.ts';
import { type Article, regulation } from '../rulebook.ts';

/** A complaint: the register, or the step where no register was kept. */
const complaints = view((m): readonly Fact[] => {
  const registers = issued(m, 'complaintRegister');
  const bare = m.dossier
    .of('complaintRegistered')
    .filter((step) => !m.dossier.documentsOf(step).some((d) => d.kind === 'complaintRegister'));
  return [...registers, ...bare];
});
const receivedAt = (register: Fact): Temporal.Instant => momentIn(register, 'receivedAt') ?? register.at;
/** 不启动: the decision not to start, or the register that says so. */
const nonInitiation = view(
  (m): Fact | undefined =>
    earliest<Fact>([...issued(m, 'nonInitiationApproval', 'nonFilingApproval'), ...m.dossier.of('notInitiated')]) ??
    complaints(m).find((r) => /不启动|不予启动|不立案/.test(words(r, 'disposition'))),
);
const started = view((m): Fact | undefined =>
  earliest<Fact>([
    ...initiationApprovals(m),
    ...m.dossier.of('programStarted'),
    ...m.dossier.of('caseLinked').filter((l) => l.data.relation !== 'related'),
  ]),
);
const unreachable = (register: Fact): boolean => /不清|不详|无法联系|未留/.test(words(register, 'complainant', 'note'));
const onNamed = (m: Matter): readonly Fact[] => complaints(m).filter((r) => isNamedInformant(m, r));

export const article08: Article = {
  number: 8,
  title: '投诉举报',
  words: [
    '行政执法大队接到公民、法人或其他组织对违法行为投诉、举报的，需要查处的，及时启动执法程序，并进行相应记录；对实名投诉、举报，经审查不启动行政执法程序的，应依据相关法律、法规和规章的规定告知投诉人、举报人，并将相关情况作书面记录。',
  ],
  reading:
    '“及时”以外部期限为上限：立案审查十五日（可延十五日）。受理告知十五日；不启动告知没有法定天数，以 P24 为内部目标，超过只警告，不告知则不得关闭。',
  leftToAPerson: '是否需要查处；联系方式是否确实不清。',
  obligations: [
    obligation({
      id: 'A08.1',
      provision: regulation(8),
      severity: 'B',
      duty: '登记投诉举报',
      proof: '时间、渠道、实名或者匿名、对象、内容',
      limit: '当日（内部目标）',
      cure: '补全登记表。',
      bars: ['close'],
      trigger: complaints,
      examine: (register) =>
        register.family !== 'document'
          ? breached('接到投诉举报没有登记表')
          : complete('投诉举报登记', [
              [says(register, 'channel'), '渠道'],
              [says(register, 'receivedAt') || isFilled(register.data.issuedAt), '时间'],
              [field(register, 'realName') !== undefined && field(register, 'realName') !== null, '实名或者匿名'],
              [says(register, 'target'), '对象'],
              [says(register, 'content'), '内容'],
            ]),
    }),
    obligation({
      id: 'A08.2',
      provision: regulation(8),
      severity: 'V',
      duty: '需要查处的及时启动',
      proof: '登记表与启动审批的关联',
      limit: '上限：15 日，可延 15 日（办法第十八条）',
      cure: '立即启动；逾期的写明原因。',
      trigger: (m) => complaints(m).filter(() => nonInitiation(m) === undefined),
      examine: (register, m) => {
        return timed(
          m,
          penaltyTerms.filing,
          { at: receivedAt(register), event: '接到投诉举报', proof: register.key },
          started(m) ?? null,
          '决定是否启动',
          {
            records: [started(m)],
            adjustments: { extensions: extensionsOfCase(m, 'calendarDays', beforeFiling(filingApproval(m))) },
          },
        );
      },
    }),
    obligation({
      id: 'A08.3',
      provision: regulation(8),
      severity: 'B',
      duty: '告知实名投诉、举报人：受理情况；不启动的，告知不启动',
      proof: '受理告知书、不予启动告知书及送达凭证',
      limit: '受理 15 日；不启动 P24（内部）',
      exceptions: '姓名、住址、联系方式不清',
      cure: '告知投诉举报人并留存凭证。',
      bars: ['close'],
      trigger: onNamed,
      examine: (register, m) => {
        if (unreachable(register)) return notApplicable('投诉举报人联系方式不清，无法告知');
        const told = issued(m, 'complaintAcceptanceNotice', 'nonInitiationNotice', 'complaintOutcomeReply');
        const first = earliest(told);
        const acceptance = timed(
          m,
          transferTerms.complaintNotice,
          { at: receivedAt(register), event: '收到投诉举报', proof: register.key },
          first ?? null,
          '告知受理情况',
          { severity: 'V', records: [first] },
        );
        const decided = nonInitiation(m);
        if (decided === undefined || decided.id === register.id)
          return decided === undefined ? acceptance : [acceptance, ...refusalTold(m, decided)];
        return [acceptance, ...refusalTold(m, decided)];
      },
    }),
    obligation({
      id: 'A08.4',
      provision: regulation(8),
      severity: 'W',
      duty: '匿名举报不启动的记录理由',
      proof: '不予启动审批表的理由',
      exceptions: '无告知义务',
      cure: '补写不启动的理由。',
      trigger: (m) => (nonInitiation(m) === undefined ? [] : complaints(m).filter((r) => !isNamedInformant(m, r))),
      examine: (register, m) => {
        const decided = nonInitiation(m);
        return either(
          decided !== undefined && (says(decided, 'reason', 'reviewFacts') || /不启动/.test(words(register, 'reason'))),
          '已记录不启动的理由',
          '匿名举报不启动，没有记录理由',
          { records: [decided] },
        );
      },
    }),
    obligation({
      id: 'A08.5',
      provision: regulation(8),
      severity: 'B',
      duty: '为举报人保密：举报材料入副卷，对外文书不含举报人信息',
      proof: '卷别、对外文书内容',
      cure: '举报材料移入副卷；含举报人信息的文书遮蔽后重新制作。',
      bars: ['serve', 'copy', 'archive'],
      trigger: complaints,
      examine: (register, m) => {
        const wrong = inMainVolume(m);
        if (wrong.length > 0) return breached('举报材料归入正卷，应入副卷', { records: wrong });
        const leaking = [...new Set(secretNames(m, register).flatMap((name) => shown(leaksOf(m).get(name) ?? [])))];
        return either(leaking.length === 0, '举报人信息未外泄', '对当事人的文书含有举报人信息', { records: leaking });
      },
    }),
    obligation({
      id: 'A08.6',
      provision: {
        law: '生态环境法典',
        article: '第一百四十六条第一款',
        edition: '2026-03-12 通过',
        from: '2026-08-15',
        to: null,
        before: 'noDuty',
        certainty: 'text',
      },
      severity: 'B',
      duty: '向实名举报人反馈处理结果（无论是否启动）',
      proof: '办理结果答复书',
      limit: '及时',
      cure: '反馈处理结果并留存凭证。',
      bars: ['close'],
      trigger: (m) =>
        onNamed(m).length === 0
          ? []
          : [closing(m) ?? nonInitiation(m) ?? onNamed(m)[0]].filter((f): f is Fact => f !== undefined),
      examine: (end, m) => {
        const reply = issued(m, 'complaintOutcomeReply', 'nonInitiationNotice')[0];
        if (reply) return met('已向实名举报人反馈', { records: [reply] });
        return isClosed(m)
          ? breached('已办结，没有向实名举报人反馈处理结果', { records: [end, ...onNamed(m)] })
          : pending('办结时须向实名举报人反馈处理结果');
      },
    }),
  ],
};

function refusalTold(m: Matter, decided: Fact) {
  const notice = firstFrom(issued(m, 'nonInitiationNotice', 'complaintOutcomeReply'), decided.at);
  if (notice)
    return [
      timed(m, regulationTerms.nonInitiationNotice, decided, notice, '告知不启动', {
        severity: 'W',
        records: [notice],
      }),
    ];
  if (isClosed(m)) return [breached('经审查不启动，没有告知实名投诉举报人', { records: [decided, closing(m)] })];
  const open = timed(m, regulationTerms.nonInitiationNotice, decided, null, '告知实名投诉举报人不启动', {
    records: [decided],
  });
  return [
    open.status === 'overdue'
      ? { ...breached('经审查不启动，超过内部目标仍未告知实名投诉举报人', { records: [decided] }), due: open.due }
      : open,
  ];
}

const inMainVolume = view((m): readonly Fact[] =>
  issued(m, 'complaintRegister', 'complaintAcceptanceNotice', 'complaintOutcomeReply').filter((d) =>
    /正卷/.test(words(d, 'volume')),
  ),
);

const namesIn = (text: string): string[] =>
  text
    .split(/[，,；;\s]/)
    .map((t) => t.trim())
    .filter((t) => /^[\u4e00-\u9fa5]{2,4}$/.test(t) && !/举报|匿名|加密|保密|不详/.test(t));
const informants = view((m): readonly string[] => [
  ...new Set(m.dossier.of('informantIdentified').flatMap((f) => namesIn(wordsOf(f.data.name)))),
]);
/** Names of informants, as far as the file still shows them; of those identified apart, the ones that leaked. */
const secretNames = (m: Matter, register: Fact): readonly string[] => [
  ...namesIn(wordsOf(field(register, 'complainant'))),
  ...leakedInformants(m),
];
const leakedInformants = view((m) => shown(informants(m).filter((name) => leaksOf(m).has(name))));
/** Which papers to the party hold which informant's name: every paper is read once for all names. */
const leaksOf = view((m): ReadonlyMap<string, readonly Fact[]> => {
  const names = complaints(m).flatMap((register) => namesIn(wordsOf(field(register, 'complainant'))));
  const find = wordFinder([...names, ...informants(m)]);
  const found = new Map<string, Fact[]>();
  for (const paper of names.length + informants(m).length === 0 ? [] : outward(m))
    for (const name of find(wordsOf(paper.data.fields))) {
      const held = found.get(name);
      if (held) held.push(paper);
      else found.set(name, [paper]);
    }
  return found;
});
const toTheInformant = new Set(['complaintAcceptanceNotice', 'complaintOutcomeReply', 'nonInitiationNotice']);
const outward = (m: Matter): readonly DocumentFact[] =>
  m.dossier
    .documents()
    .filter((d) => isDocType(d.kind) && documentKinds[d.kind].outward && !toTheInformant.has(d.kind));
