import type { Dossier, Fact } from '@liuhen/records';
import { fieldsOf } from '../press/fixed-document.ts';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '身份证号码'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '手机号码'],
  [/(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g, '电话号码'],
  [/(?<!\d)\d{16,19}(?!\d)/g, '银行账号'],
];
const outsiders = /见证人|证人|投诉人|举报人|利害关系人|邻居/;

/**
 * What looks like personal data in these documents, other than of the party itself, which asks for its own file. A suggestion: who
 * releases decides, and may add.
 */
export function suggestWords(dossier: Dossier, documents: readonly Fact[]): { word: string; why: string }[] {
  const own = JSON.stringify(dossier.party ?? {});
  const found = new Map<string, string>();
  for (const document of documents) {
    const text = JSON.stringify(fieldsOf(document.written));
    for (const [pattern, why] of patterns) for (const [word] of text.matchAll(pattern)) found.set(word, why);
  }
  for (const { people } of dossier.facts) {
    for (const { role, name } of people) if (outsiders.test(role) && [...name].length >= 2) found.set(name, role);
  }
  return [...found].filter(([word]) => !own.includes(word)).map(([word, why]) => ({ word, why }));
}
