import type { DocumentFact, Fact } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import type { LegalEffect } from '../obligations/outcome.ts';
import type { Due } from '../periods/due.ts';
import { remedyTerms } from '../periods/terms/remedies.ts';
import { field, momentIn, numberOf, numbersAlike, says, words, wordsOf } from './paper.ts';
import { officerSignings, outsideWitnesses, partySignings, witnessSignings } from './signers.ts';

export type Method =
  | 'direct'
  | 'leaving'
  | 'mail'
  | 'entrusted'
  | 'forwarded'
  | 'publicNotice'
  | 'electronic'
  | 'unknown';

/** One serving of documents on somebody: how, when it takes effect, and whether it does under national law. */
export type Serving = {
  readonly receipt: Fact;
  readonly step: Fact | undefined;
  readonly method: Method;
  readonly listed: string;
  readonly at: Temporal.Instant | null;
  readonly effect: LegalEffect;
  readonly why: string;
  readonly due: Due | null;
  /** Come to the bureau to fetch it, and would not sign (民诉法解释第一百三十一条第一款). */
  readonly refusedAtBureau?: boolean;
};

export function methodOf(word: string): Method {
  if (/留置/.test(word)) return 'leaving';
  if (/公告/.test(word)) return 'publicNotice';
  if (/邮|快递|挂号/.test(word)) return 'mail';
  if (/转交/.test(word)) return 'forwarded';
  if (/委托/.test(word)) return 'entrusted';
  if (/电子|传真|邮箱/.test(word)) return 'electronic';
  return /直接|当面|当场|领取/.test(word) ? 'direct' : 'unknown';
}

/** Every receipt of service, with what it amounts to. */
export const servings = view((m): Serving[] => [
  ...m.dossier.documents('serviceReceipt').map((receipt) => servingOf(m, receipt)),
  ...m.dossier
    .documents('publicServiceAnnouncement')
    .filter((a) => !hasReceipt(m, a))
    .map((a) => publicServing(m, a, m.dossier.stepOf(a))),
  ...m.dossier
    .documents('electronicServiceRecord')
    .filter((r) => !hasReceipt(m, r))
    .map((r) => electronicServing(m, r, m.dossier.stepOf(r))),
]);

const hasReceipt = (m: Matter, document: Fact): boolean => {
  const step = m.dossier.stepOf(document);
  return step !== undefined && m.dossier.documentsOf(step).some((other) => other.kind === 'serviceReceipt');
};

function servingOf(m: Matter, receipt: DocumentFact): Serving {
  const step = m.dossier.stepOf(receipt);
  const method = methodOf(words(receipt, 'method') || wordsOf(step?.data.method));
  const companion = (type: string) => (step ? m.dossier.documentsOf(step).find((d) => d.kind === type) : undefined);
  const base = {
    receipt,
    step,
    method,
    listed: numbersAlike(words(receipt, 'docs') + wordsOf(step?.data.decisionNo)),
    due: null,
  };
  const receivedAt =
    momentIn(receipt, 'receivedAt', 'receivedOn') ?? partySignings(m, receipt)[0]?.fact.at ?? receipt.at;
  switch (method) {
    case 'leaving':
      return { ...base, at: receivedAt, ...leavingEffect(m, receipt, step) };
    case 'mail':
      return { ...base, ...mailEffect(m, receipt, step) };
    case 'publicNotice':
      return publicServing(m, companion('publicServiceAnnouncement') ?? receipt, step, receipt);
    case 'electronic':
      return electronicServing(m, companion('electronicServiceRecord') ?? receipt, step, receipt);
    default: {
      const signed = partySignings(m, receipt).length > 0;
      if (signed) return { ...base, at: receivedAt, effect: 'valid', why: '受送达人（签收人）已签收' };
      if (says(receipt, 'refusal', 'refusalNote') && atBureau(receipt) && officerSignings(m, receipt).length > 0)
        return { ...base, at: receivedAt, effect: 'valid', refusedAtBureau: true, why: refusedThere };
      const proven =
        says(receipt, 'refusal') && (witnessSignings(m, receipt).length > 0 || hasRecording(m, receipt, step));
      return proven
        ? { ...base, at: receivedAt, effect: 'doubtful', why: '受送达人拒签，须按民诉法解释第一百三十一条认定' }
        : { ...base, at: receivedAt, effect: 'invalid', why: '送达回证没有受送达人或者签收人签名' };
    }
  }
}

const refusedThere = '当事人到机关领取而拒绝签收，已注明，视为送达（民诉法解释第一百三十一条第一款）';
const atBureau = (receipt: Fact): boolean => {
  const place = words(receipt, 'place');
  return /分局|本机关|执法大队|[我本]局|政务|办事大厅/.test(place) && !/公司|厂|住所|住宅/.test(place);
};

export const hasRecording = (m: Matter, receipt: Fact, step: Fact | undefined): boolean =>
  m.dossier.recordingsOf(receipt).length > 0 ||
  (step !== undefined &&
    (m.dossier.recordingsOf(step).length > 0 ||
      m.dossier
        .documentsOf(step)
        .some((d) => m.dossier.recordingsOf(d).length > 0 || d.kind === 'photoEvidenceSheet')));

const elsewhere = /前台|工作单位|办公场所外|路边|村口|门卫处外/;
/** 民诉法第八十九条: a witness of the grassroots or the unit, or the document left at the residence and filmed: either is enough. */
function leavingEffect(m: Matter, receipt: Fact, step: Fact | undefined): Pick<Serving, 'effect' | 'why'> {
  const record = step ? m.dossier.documentsOf(step).find((d) => d.kind === 'lienServiceRecord') : undefined;
  const witnessed =
    outsideWitnesses(m, receipt).length > 0 || (record !== undefined && outsideWitnesses(m, record).length > 0);
  const filmed = hasRecording(m, receipt, step);
  const place = `${words(receipt, 'leftAt')}${record ? words(record, 'leftAt', 'place') : ''}`;
  if (elsewhere.test(place) && !/住所|住宅|家中|公司|厂|经营场所|收发/.test(place)) {
    return {
      effect: 'doubtful',
      why: `文书留在“${place.trim()}”，不是受送达人住所，不构成留置送达，须按民诉法解释第一百三十一条认定`,
    };
  }
  if (witnessed) return { effect: 'valid', why: '有见证人签名' };
  return filmed
    ? { effect: 'valid', why: '留在住所并有音像记录（民诉法第八十九条后段）' }
    : { effect: 'invalid', why: '既无见证人签名，又无音像记录，民诉法第八十九条两种方式均不具备' };
}

function mailEffect(m: Matter, receipt: Fact, step: Fact | undefined): Pick<Serving, 'effect' | 'why' | 'at'> {
  const register = mailRegisterOf(m, receipt, step);
  const at = (register && momentIn(register, 'receivedOn')) ?? momentIn(receipt, 'receivedAt', 'receivedOn');
  if (register && /退回|退件|拒收|无人/.test(words(register, 'returnReceipt')))
    return { at: null, effect: 'invalid', why: '邮件退回，不算送达' };
  if (at === null) return { at: null, effect: 'invalid', why: '没有回执注明的收件日期，送达尚未成立' };
  return register && isCommercialCourier(register)
    ? { at, effect: 'doubtful', why: '以商业快递寄送，送达效力存疑' }
    : { at, effect: 'valid', why: '回执注明收件日期' };
}

export const mailRegisterOf = (m: Matter, receipt: Fact, step: Fact | undefined): DocumentFact | undefined => {
  const inStep = step ? m.dossier.documentsOf(step).find((d) => d.kind === 'mailServiceRegister') : undefined;
  return inStep ?? registersByNumber(m).get(numbersAlike(words(receipt, 'mailRef').trim()));
};

const registersByNumber = view((m): ReadonlyMap<string, DocumentFact> => {
  const found = new Map<string, DocumentFact>();
  for (const register of m.dossier.documents('mailServiceRegister')) {
    const number = numbersAlike(numberOf(register));
    if (number !== '' && !found.has(number)) found.set(number, register);
  }
  return found;
});

/** 挂号信, or 特快专递 of the postal enterprise: nothing else (article 19; 邮政法第五十五条). */
export const isCommercialCourier = (register: Fact): boolean => {
  const kind = words(register, 'kind');
  const carrier = words(register, 'carrier');
  if (/顺丰|圆通|中通|申通|韵达|京东|德邦|极兔|商业快递|快递公司|百世/.test(`${kind}${carrier}`)) return true;
  return carrier.trim() === '' ? !/挂号|特快专递|EMS|邮政/i.test(kind) : !/邮政|EMS/i.test(carrier);
};

function publicServing(m: Matter, announcement: Fact, step: Fact | undefined, receipt: Fact = announcement): Serving {
  const published = momentIn(announcement, 'publishedOn', 'postedAt') ?? announcement.at;
  const due = m.due(remedyTerms.publicNotice, { at: published, event: '公告', proof: announcement.key });
  return {
    receipt,
    step,
    method: 'publicNotice',
    listed: numbersAlike(`${words(receipt, 'docs')}${words(announcement, 'text')}${wordsOf(step?.data.decisionNo)}`),
    at: due.due,
    effect: due.due === null ? 'doubtful' : 'valid',
    why: '公告期满视为送达',
    due,
  };
}

function electronicServing(m: Matter, record: Fact, step: Fact | undefined, receipt: Fact = record): Serving {
  const confirmed = consentToElectronic(m);
  return {
    receipt,
    step,
    method: 'electronic',
    listed: numbersAlike(`${words(receipt, 'docs')}${words(record, 'docs')}${wordsOf(step?.data.decisionNo)}`),
    at: momentIn(record, 'arrivedAt') ?? momentIn(receipt, 'receivedAt') ?? receipt.at,
    effect: confirmed ? 'valid' : 'invalid',
    why: confirmed ? '当事人已签确认书同意电子送达' : '当事人没有签订确认书同意电子送达（行政处罚法第六十一条第二款）',
    due: null,
  };
}

export const consentToElectronic = view((m): boolean =>
  m.dossier.documents('serviceAddressConfirmation').some((d) => {
    const consent = field(d, 'eConsent');
    return (consent === true || /同意|^是$|true/.test(wordsOf(consent))) && partySignings(m, d).length > 0;
  }),
);
