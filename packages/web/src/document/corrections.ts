import type { CaseView, FactView } from '@liuhen/server/api';

const correcting = new Set(['decisionAmendmentNotice', 'recordAmendment']);

const linksTo = (from: FactView, rel: string, record: string): boolean =>
  from.links.some((link) => link.rel === rel && link.record === record);

/** Final: it went out, or everybody who must has signed. Only then is it corrected by another document. */
export function isFinal({ document, kind, annulledBy }: FactView): boolean {
  if (document === null || annulledBy !== null || correcting.has(kind)) return false;
  return document.issued || (document.rendition !== null && document.missingSigners.length === 0);
}

/** Correcting documents of the case that stand (issued, or approved within the house) and have corrected nothing yet; those drawn up for this one first. */
export function noticesReady(fact: FactView, view: CaseView): FactView[] {
  const used = new Set(
    view.facts
      .filter(({ kind }) => kind === 'rectification')
      .flatMap(({ links }) => links.filter(({ rel }) => rel === 'follows').map(({ record }) => record)),
  );
  return view.facts
    .filter((one) => correcting.has(one.kind) && one.annulledBy === null && !used.has(one.id) && stands(one, view))
    .toSorted((one, other) => Number(linksTo(other, 'follows', fact.id)) - Number(linksTo(one, 'follows', fact.id)));
}

function stands(notice: FactView, view: CaseView): boolean {
  if (notice.kind === 'decisionAmendmentNotice') return notice.document?.issued === true;
  const last = view.facts.filter((one) => one.kind === 'approval' && linksTo(one, 'approves', notice.id)).at(-1);
  return last?.data.decision === 'approved';
}

export type Correction = {
  readonly record: string;
  readonly at: string;
  readonly reason: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly original: FactView | undefined;
  readonly notice: FactView | undefined;
};

/** The corrections a document has, or has made, each with both papers. */
export function correctionsOf(fact: FactView, view: CaseView): Correction[] {
  return view.facts
    .filter(
      (one) => one.kind === 'rectification' && (linksTo(one, 'rectifies', fact.id) || linksTo(one, 'follows', fact.id)),
    )
    .map((one) => {
      const by = (rel: string) =>
        view.facts.find(({ id }) => id === one.links.find((link) => link.rel === rel)?.record);
      const { reason, changes } = one.data;
      const fields = objectOf(objectOf(changes).fields);
      return {
        record: one.id,
        at: one.at,
        reason: typeof reason === 'string' ? reason : '',
        fields,
        original: by('rectifies'),
        notice: by('follows'),
      };
    });
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
