import type { FactView } from '@liuhen/server/api';

const none = /^(无|没有|无建议)。?$/;

/** The advice of a legal review that nobody has answered yet; null where there is none, or it is answered. */
export function adviceToAnswer({
  kind,
  annulledBy,
  data,
}: Pick<FactView, 'kind' | 'annulledBy' | 'data'>): string | null {
  if (kind !== 'legalReviewOpinion' || annulledBy !== null) return null;
  const { fields } = data;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null;
  const { advice, response } = fields;
  if (typeof advice !== 'string' || advice.trim() === '' || none.test(advice.trim())) return null;
  return response === undefined || response === null ? advice.trim() : null;
}
