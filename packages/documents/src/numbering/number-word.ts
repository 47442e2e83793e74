import type { DocType } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';

/** 文种代字 of a document with these values; null where it carries no number. */
export function numberWord(docType: DocType, values: Readonly<Record<string, unknown>>): string | null {
  const { numbering } = forms[docType];
  if (numbering.series === 'none') return null;
  if (numbering.series === 'outward' && numbering.when && values[numbering.when.key] === true)
    return numbering.when.word;
  return numbering.word;
}
