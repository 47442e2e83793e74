import { type DocType, isFilled } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';
import { fieldsByKey } from '../forms/form.ts';
import { writtenValue } from '../sheet/written-value.ts';

type Values = Readonly<Record<string, unknown>>;

/** Words for fields left empty that follow from what is written elsewhere on the same paper, by field. */
export function following(docType: DocType, values: Values): Record<string, string> {
  const fields = fieldsByKey(docType);
  const found: Record<string, string> = {};
  for (const [key, words] of Object.entries(forms[docType].follows)) {
    const asked = [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    if (isFilled(values[key]) || !asked.every((one) => isFilled(values[one]))) continue;
    found[key] = words
      .replace(/\{(\w+)\}/g, (_, one: string) => {
        const field = fields.get(one);
        return field === undefined ? '' : writtenValue(field, values[one], {}).replace(/[。；，]+$/, '');
      })
      .replace(/\s*\n\s*/g, '；');
  }
  return found;
}

/** The values as they go to paper: what was left empty and follows from the rest is said. */
export function withFollowing(docType: DocType, values: Values): Record<string, unknown> {
  return { ...values, ...following(docType, values) };
}
