import type { CaseView, FormLine } from '@liuhen/server/api';

/** The paper by which this step is done, as the procedure of the case has it; null where it needs none of ours. */
export function paperOfStep(view: CaseView | undefined, kind: string, forms: readonly FormLine[]): FormLine | null {
  const docType = view?.openActs.find(({ act }) => act === kind)?.docType ?? null;
  return forms.find((form) => form.docType === docType && form.renders) ?? null;
}
