import type { DocumentFact, Fact } from '@liuhen/records';
import { type Matter, view } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import {
  asksJudgement,
  breached,
  complete,
  either,
  excused,
  met,
  notApplicable,
  pending,
} from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import { firstUntil, nextFrom } from '../../reading/in-time.ts';
import { earlier, earliest, field, momentIn, nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { filingApproval, initiationApprovals, issued, procedureName, profileOf } from '../../reading/phases.ts';
import { hasOpinion, headApproved, headPlaceSignings, signings } from '../../reading/signers.ts';
import { saysUrgent } from '../../reading/urgent.ts';
import { writtenInstant } from '../../reading/written-instant.ts';
import { type Article, onSteps, regulation } from '../rulebook.ts';

const investigative = [
  'siteInspection',
  'sampling',
  'interview',
  'evidenceRequested',
  'documentaryTaken',
  'photosTaken',
  'evidencePreserved',
  'sealSeizureImplemented',
] as const;
const investigations = view((m) => onSteps(...investigative)(m));

type UrgentStart = { fact: Fact; at: Temporal.Instant; precise: boolean };
/** Started first and reported after: by a step, or by the form that says so. */
const urgentStarts = view((m): UrgentStart[] => {
  const steps = m.dossier.of('programStarted').filter(saysUrgent);
  const facts: Fact[] =
    steps.length > 0 ? steps : issued(m, 'programInitiationApproval', 'inspectionApproval').filter(saysUrgent);
  const seals = issued(m, 'sealSeizureApproval').filter(saysUrgent);
  return [...facts, ...seals].map((fact) => {
    const at = momentIn(fact, 'startedAt', 'implementedAt');
    return { fact, at: at ?? fact.at, precise: at !== null || fact.claimed.precision !== 'day' };
  });
});
const urgentById = view((m) => new Map(urgentStarts(m).map((start) => [start.fact.id, start])));
const urgentOf = (m: Matter, fact: Fact): UrgentStart | undefined => urgentById(m).get(fact.id);
/** What was handed in for it: the form itself, and the next ones after it; what comes much later is for another start. */
const formsFor = (m: Matter, start: Fact): readonly DocumentFact[] =>
  start.kind === 'sealSeizureApproval'
    ? [start as DocumentFact]
    : nextFrom(issued(m, 'programInitiationApproval', 'inspectionApproval'), start.at, 8);

/** When a form was handed in: as it says, else the step of handing in, else its first signature. */
function submittedAt(m: Matter, form: Fact): Temporal.Instant {
  const said = momentIn(form, 'supplementedAt', 'submittedAt');
  if (said) return said;
  const step = m.dossier.of('initiationSupplemented')[0];
  if (step && m.dossier.stepOf(form)?.id === step.id) return step.at;
  const times = signings(m, form).flatMap((s) =>
    /承办人|执法人员|填表|填报/.test(s.role) ? [writtenInstant(s.fact.data.signedAt) ?? s.fact.at] : [],
  );
  return times.reduce((first, t) => (earlier(t, first) ? t : first), form.at);
}
/** What the ordinary penalty procedure leads up to: an approval of an inspection is no 立案. An urgent start has its own clock (A07.4). */
function concluding(m: Matter): readonly Fact[] {
  if (procedureName(m) !== 'ordinary' || (filingApproval(m) === undefined && urgentStarts(m).length > 0)) return [];
  const first = earliest<Fact>(issued(m, 'priorNotice', 'penaltyDecision', 'nonPenaltyDecision'));
  return first ? [first] : [];
}
const isMajor = (m: Matter, form: Fact): boolean =>
  field(form, 'isMajor') === true || (field(form, 'isMajor') !== false && profileOf(m).isMajor === true);

export const article07: Article = {
  number: 7,
  title: '依职权启动',
  words: [
    '行政执法大队依职权启动行政执法一般程序的，由行政执法人员填写程序启动审批表，报本机关负责人批准。情况紧急的，可先启动行政执法程序，并在行政执法程序启动后24小时内补报。',
    '程序启动审批表应载明启动原因、当事人基本情况、承办人意见、承办机构意见和行政机关负责人意见。其中重大行政执法行为还应载明法制科合法性审查意见。',
  ],
  reading:
    '检查、强制的审批表与立案审批表同样适用五（六）要素。补报看提交时刻，24 小时连续计算，节假日不停；强制措施另按行政强制法第十九条看批准完成，是另一只钟。启动时的法制意见与决定前的法制审核各是一次。',
  leftToAPerson: '是否真的紧急；是否属于重大行政执法行为（清单之外）。',
  obligations: [
    obligation({
      id: 'A07.1',
      provision: regulation(7),
      severity: 'B',
      duty: '启动前填写程序启动审批表',
      proof: '立案、检查、强制审批表',
      limit: '启动前',
      exceptions: '情况紧急（A07.3）；简易程序不适用',
      cure: '停止调查，补办审批；此前证据按未经批准取得处理。',
      bars: ['investigate', 'conclude', 'decide'],
      trigger: (m) => {
        const first = ['summary', 'permit'].includes(procedureName(m)) ? undefined : earliest(investigations(m));
        return [...(first ? [first] : []), ...concluding(m)];
      },
      examine: (first, m) => {
        if (first.family === 'document') {
          const filed = filingApproval(m);
          return filed !== undefined && !earlier(first.at, filed.at)
            ? met('处罚程序已经立案审批', { records: [filed] })
            : breached(`${nameOf(first)}之前没有程序启动（立案）审批表`, { records: [filed, m.dossier.stepOf(first)] });
        }
        const forms = initiationApprovals(m);
        const prior = firstUntil(forms, first.at);
        if (prior) return met('调查前已有启动审批', { records: [prior] });
        const urgent =
          firstUntil(urgentStarts(m), first.at) ??
          (first.kind === 'evidencePreserved' || first.kind === 'sealSeizureImplemented'
            ? field(first, 'urgent') === true
              ? { fact: first }
              : undefined
            : undefined);
        if (urgent) return excused('情况紧急，先行启动', { records: [urgent.fact] });
        return breached('没有经批准的程序启动审批表即开展调查，也没有紧急启动的记录', { records: forms });
      },
    }),
    obligation({
      id: 'A07.2',
      provision: regulation(7),
      severity: 'B',
      duty: '报本机关负责人批准启动',
      proof: '审批表的负责人意见、签名、时间',
      limit: '启动前',
      exceptions: '情况紧急（A07.3）',
      cure: '报负责人审批签名。',
      bars: ['investigate', 'conclude', 'decide'],
      trigger: initiationApprovals,
      examine: (form, m) => {
        const head = headApproved(m, form);
        const place = headPlaceSignings(m, form)[0];
        const signed = head !== null || place !== undefined;
        return either(signed, '负责人已批准启动', '审批表没有负责人签名', {
          records: [head?.fact ?? place?.fact, m.dossier.stepOf(form)],
        });
      },
    }),
    obligation({
      id: 'A07.3',
      provision: regulation(7),
      severity: 'B',
      duty: '紧急启动记录事由、启动时刻、决定人',
      proof: '紧急启动说明',
      limit: '启动时',
      judge: 'both',
      judgedBy: '法制科',
      cure: '补写紧急事由、启动时刻和决定人。',
      bars: ['conclude', 'decide'],
      trigger: (m) => urgentStarts(m).map((u) => u.fact),
      examine: (start, m) => {
        const sources = [start, ...formsFor(m, start)];
        const any = (...keys: string[]) => sources.some((s) => says(s, ...keys));
        const checked = complete(
          '紧急启动记录',
          [
            [any('urgencyReason', 'reason', 'urgencyGround'), '紧急事由'],
            [urgentOf(m, start)?.precise === true, '启动时刻'],
            [
              any('oralApprovalBy', 'decidedBy', 'headOpinion', 'oralApprovalAt') ||
                sources.some((s) => headApproved(m, s) !== null),
              '决定人',
            ],
          ],
          { records: sources },
        );
        return checked.status === 'breached'
          ? checked
          : asksJudgement('紧急启动的记录齐备；情况是否确属紧急，请认定', { records: sources });
      },
    }),
    obligation({
      id: 'A07.4',
      provision: regulation(7),
      severity: 'V',
      duty: '紧急启动后 24 小时内补报',
      proof: '审批表的提交时刻',
      limit: '24 小时（P01），节假日不停',
      cure: null,
      bars: ['decide'],
      trigger: (m) => urgentStarts(m).map((u) => u.fact),
      examine: (start, m) => {
        const urgent = urgentOf(m, start);
        const form = earliest(formsFor(m, start));
        if (urgent === undefined) return notApplicable('没有紧急启动');
        const records = [form, ...m.dossier.of('initiationSupplemented')];
        const cure = form === undefined ? '立即补报程序启动审批表；逾期的违规事件保留并写明原因。' : null;
        return timed(
          m,
          regulationTerms.emergencySupplement,
          { at: urgent.at, precision: urgent.precise ? 'second' : 'day', event: '紧急启动', proof: start.key },
          form ? submittedAt(m, form) : null,
          '补报程序启动审批表',
          { records, cure },
        );
      },
    }),
    obligation({
      id: 'A07.5',
      provision: regulation(7, '第二款'),
      severity: 'B',
      duty: '审批表载明五项：启动原因、当事人基本情况、承办人意见、承办机构意见、负责人意见',
      proof: '审批表五字段',
      exceptions: '当事人不明可填“待查”',
      judge: 'both',
      judgedBy: '法制科',
      cure: '退回补填所缺意见并签名。',
      bars: ['conclude', 'decide'],
      trigger: initiationApprovals,
      examine: (form, m) => {
        // on screen each level writes its opinion in turn: until the head has, none is missing yet
        const isUnderWay = form.origin !== 'import' && headApproved(m, form) === null && !says(form, 'headOpinion');
        if (isUnderWay && says(form, 'handlerOpinion')) return pending('尚待各级签署意见');
        return complete(
          '程序启动审批表',
          [
            [says(form, 'initiationReason', 'reason'), '启动原因'],
            [says(form, 'party', 'partyName', 'partyInfo') || /待查/.test(words(form, 'party')), '当事人基本情况'],
            [says(form, 'handlerOpinion'), '承办人意见'],
            [hasOpinion(m, form, 'deptOpinion'), '承办机构意见'],
            [hasOpinion(m, form, 'headOpinion'), '负责人意见'],
          ],
          { records: [m.dossier.stepOf(form)] },
        );
      },
    }),
    obligation({
      id: 'A07.6',
      provision: regulation(7, '第二款'),
      severity: 'B',
      duty: '重大行政执法行为载明法制科合法性审查意见',
      proof: '审批表的法制科意见，在负责人意见之前',
      cure: '补法制科意见后重新报批。',
      bars: ['conclude', 'decide'],
      trigger: (m) => initiationApprovals(m).filter((form) => isMajor(m, form)),
      examine: (form, m) => {
        if (!says(form, 'legalReview') && !hasOpinion(m, form, 'legalOpinion'))
          return breached('重大行政执法行为的启动审批表没有法制科意见', { records: [m.dossier.stepOf(form)] });
        const legal = signings(m, form).find((s) => s.offices.includes('legalReviewer') || /法制/.test(s.role));
        const head = headApproved(m, form);
        const order = legal === undefined || head === null || !earlier(head.at, legal.fact.at);
        return either(order, '法制科意见在负责人意见之前', '法制科意见晚于负责人意见', {
          records: [legal?.fact, head?.fact],
        });
      },
    }),
    obligation({
      id: 'A07.7',
      provision: regulation(7),
      severity: 'B',
      duty: '负责人不批准的，停止调查；强制措施立即解除',
      proof: '解除决定、终止记录',
      limit: '立即',
      judge: 'both',
      judgedBy: '法制科',
      cure: '立即解除强制措施并停止调查。',
      effect: 'invalid',
      bars: ['investigate', 'decide'],
      trigger: (m) => {
        const steps = m.dossier.of('initiationRefused');
        const forms = initiationApprovals(m).filter((f) =>
          /不同意|不予批准|不批准|不予立案/.test(words(f, 'headOpinion')),
        );
        return steps.length > 0 ? steps : forms;
      },
      examine: (refusal, m) => {
        const sealed = m.dossier.of('sealSeizureImplemented');
        const released = issued(m, 'sealSeizureRelease').length > 0 || m.dossier.of('sealSeizureReleased').length > 0;
        if (sealed.length > 0 && !released) return breached('负责人不批准，查封扣押没有解除', { records: sealed });
        const after = investigations(m).filter((step) => earlier(refusal.at, step.at));
        const reopened = initiationApprovals(m).some(
          (f) => earlier(refusal.at, f.at) && headApproved(m, f) !== null && f.id !== refusal.id,
        );
        return either(after.length === 0 || reopened, '不批准后已停止', '负责人不批准后仍在调查', { records: after });
      },
    }),
    obligation({
      id: 'A07.8',
      provision: regulation(7),
      severity: 'W',
      duty: '批准前形成的证据标明“立案前依法取得”',
      proof: 'preFiling 标记（办法第二十七条）',
      cure: '补标“立案前依法取得”。',
      trigger: (m) => {
        const filing = filingApproval(m);
        return filing === undefined || procedureName(m) === 'summary'
          ? []
          : investigations(m).filter((step) => earlier(step.at, filing.at));
      },
      examine: (step) =>
        either(
          step.data.preFiling === true || /立案前/.test(wordsOf(step.data.note)),
          '已标立案前依法取得',
          `“${step.title}”在立案批准前形成，没有标明“立案前依法取得”`,
        ),
    }),
  ],
};
