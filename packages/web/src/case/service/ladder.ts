import type { CaseView, FactView, Finding } from '@liuhen/server/api';

export type RungState = 'proved' | 'attempted' | 'open' | 'closed';
export type Rung = {
  readonly way: string;
  readonly article: string;
  readonly state: RungState;
  /** What opens a closed rung; empty for the others. */
  readonly opens: string;
  /** The duties of this way, as they stand for this document. */
  readonly proofs: readonly Proof[];
};
export type Proof = { readonly duty: string; readonly finding: Finding | null };
export type Ladder = {
  readonly document: FactView;
  readonly rungs: readonly Rung[];
  /** The one date of service, once it is proved. */
  readonly servedOn: string | null;
  readonly receipt: FactView | null;
};

const ways: readonly { way: string; word: RegExp; prefix: string; article: string }[] = [
  { way: '直接送达', word: /直接|当场/, prefix: 'A18.', article: '第十八条' },
  { way: '邮寄送达', word: /邮寄/, prefix: 'A19.', article: '第十九条' },
  { way: '留置送达', word: /留置/, prefix: 'A20.', article: '第二十条' },
  { way: '委托送达', word: /委托|转交/, prefix: 'A21.', article: '第二十一条' },
  { way: '电子送达', word: /电子/, prefix: '', article: '民事诉讼法第九十条' },
  { way: '公告送达', word: /公告/, prefix: 'A22.', article: '第二十二条' },
];

/** The step by which a paper of a kind is served; what has none of its own is simply served. */
const servingSteps: Readonly<Record<string, string>> = {
  priorNotice: 'priorNoticeServed',
  hearingNotice: 'hearingNoticeServed',
  permitHearingNotice: 'hearingNoticeServed',
  correctionOrder: 'correctionOrderServed',
  demandNotice: 'demandServed',
};
export const servingStep = (docType: string): string => servingSteps[docType] ?? 'served';

const sent = /(Decision|Notice|Order|sealSeizureRelease|sealSeizureExtension)$|^correctionOrder$|^demandNotice$/;

/** One ladder for each document that goes to somebody: what was tried, what is proved, what opens the next rung. */
export function laddersOf(view: CaseView): Ladder[] {
  const standing = view.facts.filter((fact) => fact.annulledBy === null);
  const receipts = standing.filter((fact) => fact.kind === 'serviceReceipt');
  const attempts = standing.filter(({ kind }) => kind === 'serviceAttempted' || kind === 'refusalRecorded');
  const consents = standing.some(
    (fact) => fact.kind === 'serviceAddressConfirmation' && fieldsOf(fact).eConsent === true,
  );
  return standing
    .filter((fact) => fact.family === 'document' && sent.test(fact.kind) && fact.kind !== 'serviceReceipt')
    .filter((fact) => numberOf(fact) !== null || (fact.document?.issued ?? false))
    .map((document) => {
      const receipt = receipts.findLast((one) => proves(one, document)) ?? null;
      const tried = attempts.filter((one) => Date.parse(one.at) >= Date.parse(document.at));
      const method = receipt === null ? '' : String(fieldsOf(receipt).method ?? '');
      const proved = ways.find(({ word }) => word.test(method)) ?? null;
      const rungs = ways.map(({ way, word, prefix, article }): Rung => {
        const opens = whatOpens(way, tried, consents);
        const state: RungState =
          proved?.way === way
            ? 'proved'
            : tried.some((one) => word.test(String(one.data.method ?? '')))
              ? 'attempted'
              : opens === ''
                ? 'open'
                : 'closed';
        return {
          way,
          article,
          state,
          opens: state === 'closed' ? opens : '',
          proofs: prefix === '' ? [] : proofsOf(view.findings, prefix, receipt),
        };
      });
      return {
        document,
        rungs,
        receipt: proved === null ? null : receipt,
        servedOn: proved === null ? null : dateOf(receipt),
      };
    });
}

function whatOpens(way: string, tried: readonly FactView[], consents: boolean): string {
  const refused = tried.some(
    (one) => one.kind === 'refusalRecorded' || /拒/.test(`${one.title}${String(one.data.reason ?? '')}`),
  );
  if (way === '留置送达' && !refused) return '受送达人拒收之后才能留置：先直接送达，记明拒收的事由和日期。';
  if (way === '电子送达' && !consents) return '受送达人在送达地址（方式）确认书上同意之后才能电子送达。';
  if (way === '公告送达' && tried.length === 0) return '其他方式都送不到、案卷里有未送达的记录之后才能公告。';
  return '';
}

function proofsOf(findings: readonly Finding[], prefix: string, receipt: FactView | null): Proof[] {
  const own = new Map<string, Proof>();
  for (const finding of findings.filter(({ id }) => id.startsWith(prefix))) {
    const ours = receipt !== null && finding.records.includes(receipt.id);
    if (ours || !own.has(finding.duty)) own.set(finding.duty, { duty: finding.duty, finding: ours ? finding : null });
  }
  return [...own.values()];
}

function proves(receipt: FactView, document: FactView): boolean {
  if (receipt.links.some(({ rel, record }) => rel === 'serves' && record === document.id)) return true;
  const number = numberOf(document);
  const docs = fieldsOf(receipt).docs;
  return number !== null && Array.isArray(docs) && docs.some((doc) => typeof doc === 'string' && doc.includes(number));
}

function dateOf(receipt: FactView | null): string | null {
  if (receipt === null) return null;
  const { receivedAt, servedOn } = fieldsOf(receipt);
  const said = [receivedAt, servedOn].find((value) => typeof value === 'string' && value !== '');
  return typeof said === 'string' ? said : receipt.at;
}

function numberOf(fact: FactView): string | null {
  return fact.document?.number ?? null;
}

function fieldsOf(fact: FactView): Readonly<Record<string, unknown>> {
  const { fields } = fact.data;
  return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : {};
}
