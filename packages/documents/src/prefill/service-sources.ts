import { type DocumentFact, documentKinds, isDocType } from '@liuhen/records';
import { fieldsOf, given, nameOf, type Scene, type Source } from './scene.ts';

/** The papers that a step of service is about; `served` may be about any. */
const servedBy: Readonly<Record<string, readonly string[]>> = {
  priorNoticeServed: ['priorNotice'],
  hearingNoticeServed: ['hearingNotice', 'permitHearingNotice'],
  correctionOrderServed: ['correctionOrder'],
  demandServed: ['demandNotice'],
};

const signedFor = /签收|收到|受送达|当事人/;

const isOutward = ({ kind }: DocumentFact): boolean =>
  isDocType(kind) && documentKinds[kind].outward && documentKinds[kind].needsSeal;

/** Papers that went out under a number and that no receipt names. */
function unlisted({ dossier }: Scene): readonly DocumentFact[] {
  const receipts = dossier.documents('serviceReceipt').map((receipt) => JSON.stringify(fieldsOf(receipt).docs ?? ''));
  return dossier.documents().filter((document) => {
    const { number } = document.data;
    if (!number || !isOutward(document) || dossier.linkedTo(document, 'replaces').length > 0) return false;
    return !receipts.some((listed) => listed.includes(number));
  });
}

/**
 * The paper a receipt is for, said by its step: the number it names, what was made in it, the kind it serves. Without a step
 * it is offered only where there is but one; a person says which of several it was. What nobody has received comes before what
 * was signed for on the paper itself.
 */
function served(scene: Scene): readonly DocumentFact[] {
  const { dossier, step } = scene;
  const said = step === null ? undefined : (step.data as Record<string, unknown>).decisionNo;
  const named = dossier
    .documents()
    .filter(({ data }) => typeof said === 'string' && said !== '' && data.number === said);
  if (named.length > 0) return named.slice(-1);
  const all = unlisted(scene);
  const open = all.filter((document) => !dossier.signaturesOf(document).some(({ data }) => signedFor.test(data.role)));
  const found = among(open, scene);
  return found.length > 0 ? found : among(all, scene);
}

function among(papers: readonly DocumentFact[], { dossier, step }: Scene): readonly DocumentFact[] {
  const made = step === null ? [] : papers.filter((document) => dossier.stepOf(document)?.id === step.id);
  if (made.length > 0) return made;
  const kinds = step === null ? undefined : servedBy[step.kind];
  if (kinds !== undefined) return papers.filter(({ kind }) => kinds.includes(kind)).slice(-1);
  if (papers.length === 1) return papers;
  // what a procedure calls 送达, without more, is that of its decision
  return step?.kind === 'served' ? papers.filter(({ kind }) => kind.endsWith('Decision')).slice(-1) : [];
}

export const serviceSources: Record<string, Source> = {
  'documents.served': (scene) => {
    const found = served(scene);
    return given(found.map(nameOf), '本案文书', found.length === 1 ? (found[0]?.id ?? null) : null);
  },
};
