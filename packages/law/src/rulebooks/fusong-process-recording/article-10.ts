import { type DocumentFact, type Fact, isFilled } from '@liuhen/records';
import { type Matter, view, viewEach } from '../../obligations/matter.ts';
import { obligation } from '../../obligations/obligation.ts';
import { breached, either, met, mostRecords, type Outcome, pending, shown } from '../../obligations/outcome.ts';
import { firstFrom, firstUntil, lastBefore } from '../../reading/in-time.ts';
import { field, momentIn, nameOf, says, words, wordsOf } from '../../reading/paper.ts';
import { hearingDue } from '../../reading/penalties.ts';
import { permitActNamed } from '../../reading/permit-act.ts';
import { issued, meritsDecision } from '../../reading/phases.ts';
import { servedAt } from '../../reading/served.ts';
import { type Article, onDocuments, regulation } from '../rulebook.ts';

/** Each of these has its own moment by which rights must have been told. */
const guarded = view((m): readonly DocumentFact[] =>
  issued(
    m,
    'penaltyDecision',
    'onSpotPenaltyDecision',
    'sealSeizureDecision',
    ...(m.dossier.documents('permitSiteCheckRecord').length > 0
      ? ['permitGrantDecision', 'permitRefusalDecision']
      : []),
  ),
);

type Telling = { readonly document: DocumentFact; readonly rights: string; readonly method: boolean };
/** A telling by the time at which it was done: a record tells its rights when it begins. */
type Told = { readonly at: Temporal.Instant; readonly telling: Telling };
/** Where rights were told. A 笔录 or a served notice is itself the manner of telling; a notice of rights must say its manner. */
const tellings = view((m): Telling[] => [
  ...issued(m, 'rightsNotice').map((d) => ({
    document: d,
    rights: words(d, 'rights', 'note'),
    method: says(d, 'method'),
  })),
  ...issued(m, 'priorNotice', 'permitHearingNotice', 'interestedPartyNotice').map((d) => ({
    document: d,
    rights: words(d, 'rights', 'note'),
    method: true,
  })),
  ...issued(m, 'siteInspectionRecord', 'permitSiteCheckRecord', 'interviewRecord').map((d) => ({
    document: d,
    rights: words(d, 'rightsInformed'),
    method: true,
  })),
  ...issued(m, 'sealSeizureSiteRecord').map((d) => ({
    document: d,
    rights: words(d, 'informed', 'rightsInformed'),
    method: true,
  })),
  ...issued(m, 'inspectionNotice').map((d) => ({ document: d, rights: words(d, 'rights'), method: true })),
]);
const investigationTellings = (m: Matter): Telling[] => tellings(m).filter((t) => t.document.kind !== 'priorNotice');
const timeOf = ({ document }: Telling): Temporal.Instant => momentIn(document, 'startAt') ?? document.at;
const toldInOrder = view((m): readonly Told[] => tellings(m).map((telling) => ({ at: timeOf(telling), telling })));
const byStep = view((m) => Map.groupBy(tellings(m), ({ document }) => m.dossier.stepOf(document)?.id));
/** Told before the decision or with it, newest first, as many as a finding shows; then those of its own step. */
const toldBefore = viewEach((m, occasion: Fact): readonly Telling[] => {
  const before = lastBefore(toldInOrder(m), occasion.at, mostRecords).map(({ telling }) => telling);
  const step = m.dossier.stepOf(occasion);
  return step === undefined ? before : [...before, ...shown(byStep(m).get(step.id) ?? [])];
});

const hearingTold = view((m) =>
  tellings(m).filter((t) => ['priorNotice', 'permitHearingNotice'].includes(t.document.kind) && /听证/.test(t.rights)),
);

/** One occasion a decision; it hangs on the first paper in which the right should have been told. */
function tellingDuty(id: string, name: string, pattern: RegExp) {
  const ofRight = view((m) => toldInOrder(m).filter(({ telling }) => pattern.test(telling.rights)));
  const inOrder = view((m) => ofRight(m).filter(({ telling }) => telling.method));
  return obligation({
    id,
    provision: regulation(10),
    severity: 'B',
    duty: `告知${name}的权利并记录告知方式`,
    proof: '权利告知书、笔录、事先告知书：方式、时间、对方确认',
    limit: '决定（强制措施实施）前',
    exceptions: '放弃行使权利不免除告知与记录',
    cure: '决定作出前补告知并记录方式；决定已作出的，撤销后重新告知。',
    cureBefore: '先告知当事人并记录告知的方式，再作决定。',
    effect: 'doubtful',
    bars: ['decide'],
    trigger: (m) =>
      guarded(m).length > 0
        ? guarded(m)
        : investigationTellings(m)
            .slice(0, 1)
            .map((t) => t.document),
    examine: (occasion, m): Outcome => {
      const decided = guarded(m).length > 0;
      const by = decided ? toldBefore(m, occasion) : shown(tellings(m));
      const told = by.filter((t) => pattern.test(t.rights));
      const records = by.map((t) => t.document);
      const inTime = (all: readonly Told[]) => (decided ? firstUntil(all, occasion.at) : all[0]) !== undefined;
      if (told.some((t) => t.method) || inTime(inOrder(m)))
        return met(`已告知${name}`, { records: told.map((t) => t.document) });
      if (told.length > 0 || inTime(ofRight(m)))
        return breached(`告知${name}没有记录告知方式`, { records: told.map((t) => t.document) });
      return decided
        ? breached(`${nameOf(occasion)}作出前没有告知${name}`, { records })
        : pending(`尚未告知${name}`, { records });
    },
  });
}

const withRemedies = onDocuments(
  'penaltyDecision',
  'onSpotPenaltyDecision',
  'sealSeizureDecision',
  'dailyPenaltyDecision',
  'productionRestrictionDecision',
  'permitRefusalDecision',
  'additionalFineDecision',
  'enforcementDecision',
  'substitutePerformanceDecision',
);
/** A decision that takes a permit from its holder, as a refusal keeps it from an applicant (行政许可法第七条). */
const endsPermit = (decision: DocumentFact): boolean =>
  ['withdrawal', 'revocation', 'cancellation'].includes(permitActNamed(words(decision, 'action')) ?? '');

export const article10: Article = {
  number: 10,
  title: '权利告知',
  words: ['行政执法人员在执法过程中对告知行政相对人陈述、申辩、申请回避、听证等权利的方式应进行记录。'],
  reading:
    '处罚决定、强制措施、许可决定各自签发前，须已告知陈述、申辩、申请回避；达到听证标准的告知听证。放弃的记录不替代告知方式的记录。',
  leftToAPerson: '对方是否真正理解；非金额类处罚是否达到听证标准有争议的。',
  obligations: [
    tellingDuty('A10.1', '陈述', /陈述/),
    tellingDuty('A10.2', '申辩', /申辩/),
    tellingDuty('A10.3', '申请回避', /回避/),
    obligation({
      id: 'A10.4',
      provision: regulation(10),
      severity: 'B',
      duty: '达到听证标准的，告知要求听证的权利',
      proof: '听证告知书',
      limit: '决定前',
      exceptions: '仅在达到听证标准时',
      cure: '重新告知听证权利并送达，期满后再作决定。',
      effect: 'invalid',
      bars: ['decide'],
      trigger: (m) => {
        const notices = issued(m, 'priorNotice');
        return notices.length > 0 ? notices.slice(-1) : issued(m, 'penaltyDecision');
      },
      examine: (_occasion, m) => {
        const due = hearingDue(m);
        if (!due.required) return met('拟处罚未达到听证标准');
        const told = hearingTold(m);
        return either(told.length > 0, '已告知听证权利', `${due.grounds}，达到听证标准，没有告知听证权利`, {
          records: [...shown(told).map((t) => t.document), ...shown(issued(m, 'penaltyDecision'))],
        });
      },
    }),
    obligation({
      id: 'A10.5',
      provision: regulation(10),
      severity: 'B',
      duty: '决定书载明复议、诉讼的途径和期限',
      proof: '决定书的救济栏',
      limit: '决定时',
      cure: '补正决定书并重新送达，救济期限自补正送达起算。',
      effect: 'doubtful',
      bars: ['serve'],
      trigger: (m) => [...withRemedies(m), ...issued(m, 'permitChangeDecision').filter(endsPermit)],
      examine: (decision, m) =>
        either(
          namesRemedies(field(decision, 'remedy')),
          '已载明复议、诉讼途径',
          `${nameOf(decision)}没有载明复议、诉讼的途径和期限`,
          { records: [m.dossier.stepOf(decision)] },
        ),
    }),
    obligation({
      id: 'A10.6',
      provision: regulation(10),
      severity: 'B',
      duty: '当事人行使权利的（申请回避等），记录处理并告知结果',
      proof: '回避决定书及送达',
      limit: '及时',
      cure: '将决定送达当事人。',
      bars: ['decide'],
      trigger: onDocuments('recusalApplication'),
      examine: (application, m) => {
        const decided = firstFrom(issued(m, 'recusalDecision'), application.at);
        const end = meritsDecision(m);
        if (decided === undefined) return pending('回避申请尚待处理（见 A03.3）');
        const told = servedAt(m, decided);
        return told
          ? met('处理结果已告知', { records: [decided, told.serving.receipt] })
          : end
            ? breached('回避决定没有告知当事人', { records: [decided] })
            : pending('回避决定尚待告知');
      },
    }),
  ],
};

function namesRemedies(remedy: unknown): boolean {
  if (typeof remedy === 'object' && remedy !== null && !Array.isArray(remedy)) {
    const group = remedy as Record<string, unknown>;
    if (isFilled(group.reconsideration) && isFilled(group.litigation)) return true;
  }
  const text = wordsOf(remedy);
  return /复议/.test(text) && /诉/.test(text);
}
