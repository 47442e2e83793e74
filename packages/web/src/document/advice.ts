import type { FactView } from '@liuhen/server/api';

const none = /^(无|没有|无建议)。?$/;

/** One thing that a legal review asks to be answered. `no` is null where the advice is one piece of text. */
export type Suggestion = { readonly no: number | null; readonly text: string };

/** What of a legal review nobody has answered yet: its suggestions one by one, or its advice as a whole; empty where there is nothing. */
export function adviceToAnswer({
  kind,
  annulledBy,
  data,
}: Pick<FactView, 'kind' | 'annulledBy' | 'data'>): readonly Suggestion[] {
  if (kind !== 'legalReviewOpinion' || annulledBy !== null) return [];
  const { fields } = data;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return [];
  const { advice, suggestions, response, answers } = fields;
  const rows = Array.isArray(suggestions) ? suggestions.map(suggestionOf).filter(({ text }) => text !== '') : [];
  if (rows.length > 0) return isNothing(answers) ? rows : [];
  if (typeof advice !== 'string' || advice.trim() === '' || none.test(advice.trim())) return [];
  return isNothing(response) ? [{ no: null, text: advice.trim() }] : [];
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function suggestionOf(row: unknown, index: number): { no: number; text: string } {
  const { no, text } = Object(row ?? {}) as Readonly<Record<string, unknown>>;
  const number = Number(no);
  return {
    no: Number.isSafeInteger(number) && number > 0 ? number : index + 1,
    text: typeof text === 'string' ? text.trim() : '',
  };
}
