import { terms } from '@liuhen/law';
import { stepKinds } from '@liuhen/records';
import { isRecord } from '../is-record.ts';
import { writtenDate } from '../sheet/written-value.ts';
import { additionalFineOn, lastDayOf } from './law-reading.ts';
import { fieldsOf, given, lastDocument, nameOf, type Scene, type Source, writtenInstant } from './scene.ts';

/** The parts of a fine that are due and not paid. */
function unpaidParts(scene: Scene): Record<string, unknown>[] {
  const schedule = fieldsOf(lastDocument(scene, 'installmentNotice')).schedule;
  if (!Array.isArray(schedule)) return [wholeFine(scene)].filter((part) => part !== null);
  let covered = scene.dossier
    .documents('paymentVoucher')
    .reduce((sum, voucher) => sum + Number(fieldsOf(voucher).amount ?? 0), 0);
  return schedule.filter(isRecord).filter((part) => {
    covered -= Number(part.amount ?? 0);
    return covered < 0 && String(part.due) < scene.today;
  });
}

/** The part that comes next to be demanded. */
function unpaidPart(scene: Scene): Record<string, unknown> | null {
  const open = unpaidParts(scene);
  const demanded = scene.dossier.documents('demandNotice').length;
  return open[Math.min(demanded, open.length - 1)] ?? null;
}

/** When a paper was received, as the receipt that names it says. */
function receivedOf(scene: Scene, docType: string): string | null {
  const { number } = lastDocument(scene, docType)?.data ?? {};
  const receipt = scene.dossier
    .documents('serviceReceipt')
    .find((one) => typeof number === 'string' && JSON.stringify(fieldsOf(one).docs ?? '').includes(number));
  const { receivedAt } = fieldsOf(receipt);
  return typeof receivedAt === 'string' ? receivedAt : null;
}

/** A fine of which nothing was granted later: all of it, due on the last day to pay since the decision was received. */
function wholeFine(scene: Scene): Record<string, unknown> | null {
  const decision = lastDocument(scene, 'penaltyDecision');
  const receivedAt = receivedOf(scene, 'penaltyDecision');
  const { penalties: rows } = fieldsOf(decision);
  const fine = Array.isArray(rows) ? rows.filter(isRecord).find(({ kind }) => kind === '罚款') : undefined;
  if (fine === undefined || receivedAt === null) return null;
  const due = lastDayOf(terms.penalty.payment, scene, Temporal.Instant.from(receivedAt));
  return due !== null && due < scene.today ? { amount: fine.amount, due } : null;
}

/** 罚款第2期, or 罚款 where it is all of it. */
const partName = ({ no }: Record<string, unknown>): string => (no === undefined ? '罚款' : `罚款第${no}期`);

const fromSchedule =
  (pick: (part: Record<string, unknown>) => unknown): Source =>
  (scene) => {
    const part = unpaidPart(scene);
    const notice = lastDocument(scene, 'installmentNotice') ?? lastDocument(scene, 'penaltyDecision');
    return part && notice ? given(pick(part), nameOf(notice), notice.id) : null;
  };

const fineToday = (scene: Scene) => {
  const part = unpaidPart(scene);
  return part ? additionalFineOn({ amount: part.amount, due: part.due }, scene) : null;
};

function dayAfter(day: unknown): string | null {
  return typeof day === 'string' ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : null;
}

/** What is asked for today of some parts: the fine, and what was added to it where that was decided. */
function amounts(parts: readonly Record<string, unknown>[], scene: Scene): Record<string, unknown>[] {
  const wasAdded = lastDocument(scene, 'additionalFineDecision') !== undefined;
  const added = wasAdded ? parts.map((part) => additionalFineOn({ amount: part.amount, due: part.due }, scene)) : [];
  return [
    ...parts.map((part) => ({ item: partName(part), amount: part.amount })),
    ...added.filter((fine) => fine !== null).map(({ amount, text: calc }) => ({ item: '加处罚款', amount, calc })),
  ];
}

/** A demand has no room for the working: that stands in the decision on the additional fine. */
const demanded = (scene: Scene) =>
  amounts(
    [unpaidPart(scene)].filter((part) => part !== null),
    scene,
  ).map(({ item, amount }) => ({ item, amount }));

const dayOf = (instant: string): string => instant.slice(0, 10);

/** Why the court is asked: what was served when, and what came of it. */
function courtReason(scene: Scene): string | null {
  const [decided, demanded] = [receivedOf(scene, 'penaltyDecision'), receivedOf(scene, 'demandNotice')];
  if (decided === null || demanded === null) return null;
  const remedy = (kind: 'reconsiderationRequested' | 'lawsuitFiled') => scene.dossier.of(kind).length > 0;
  const sought = [
    remedy('reconsiderationRequested') ? '曾申请行政复议' : '未申请行政复议',
    remedy('lawsuitFiled') ? '曾提起行政诉讼' : '未提起行政诉讼',
  ].join('、');
  return `处罚决定书于${dayOf(decided)}送达，被申请人逾期未履行，${sought}；催告书于${dayOf(demanded)}送达，至今仍未履行。`;
}

/** The last day to go to court against the decision. */
function suitUntil(scene: Scene): string | null {
  const received = receivedOf(scene, 'penaltyDecision');
  return received === null ? null : lastDayOf(terms.remedies.lawsuit, scene, Temporal.Instant.from(received));
}

const courtSteps = [
  'courtApplied',
  'courtAccepted',
  'courtRefused',
  'courtApplicationWithdrawn',
  'courtRuled',
  'courtExecuted',
] as const;

/** What the court did, day by day; what it paid over stands beside its result. */
function courtLog(scene: Scene): Record<string, unknown>[] {
  return courtSteps
    .flatMap((kind) => [...scene.dossier.of(kind)])
    .filter(({ annulledBy }) => annulledBy === null)
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
    .map((step) => {
      const { title, amount } = step.data as Record<string, unknown>;
      const said = [title, amount && `执行到位 ${amount} 元`].filter((part) => typeof part === 'string' && part !== '');
      return {
        date: writtenInstant(step.at).slice(0, 10),
        event: stepKinds[step.kind].title,
        result: said.join('，') || '已办',
      };
    });
}

/** What the court got in, as the closing form tells how the decision was carried out. */
const courtExecution: Source = (scene) => {
  const step = scene.dossier.of('courtExecuted').at(-1);
  if (step === undefined) return null;
  const { amount } = step.data as Record<string, unknown>;
  const paid = amount === undefined || amount === null ? '' : `，执行到位 ${amount} 元`;
  return given(`${writtenInstant(step.at).slice(0, 10)} 人民法院强制执行完毕${paid}`, step.title, step.id);
};

/** What is owed since the decision, demanded, and asked of the court. */
export const fineSources: Record<string, Source> = {
  'case.obligation': fromSchedule((part) => `${partName(part)} ${part.amount} 元`),
  'case.obligationDue': fromSchedule(
    (part) => `${partName(part)} ${part.amount} 元（${writtenDate(String(part.due))}到期）`,
  ),
  'case.fineDue': fromSchedule((part) => part.amount),
  'case.additionalFineFrom': fromSchedule((part) => dayAfter(part.due)),
  'case.demandAmounts': (scene) => given(demanded(scene), '决定、分期通知和加处罚款决定'),
  'case.courtClaims': (scene) => given(amounts(unpaidParts(scene), scene), '决定、分期通知和加处罚款决定'),
  'case.courtReason': (scene) => given(courtReason(scene), '送达回证和本案各步骤的记录'),
  'case.suitUntil': (scene) => given(suitUntil(scene), '决定书的送达回证'),
  'case.courtLog': (scene) => given(courtLog(scene), '本案各步骤的记录'),
  'derived.courtExecution': courtExecution,
  'derived.additionalFine': (scene) => given(fineToday(scene)?.amount, '决定、分期通知和行政处罚法第七十二条'),
  'derived.additionalFineCalc': (scene) => given(fineToday(scene)?.text, '决定、分期通知和行政处罚法第七十二条'),
};
