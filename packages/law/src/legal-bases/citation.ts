import type { AgencyFacts } from '@liuhen/records';
import type { Day } from '../calendars/day.ts';
import { addedArticles, within } from './added.ts';
import type { LegalArticle } from './article.ts';
import { articleNumber } from './article-number.ts';
import { shippedArticles } from './articles/catalogue.ts';
import { legalBases } from './library.ts';

/** What a paper cites: a law, an article, and of it a paragraph or an item. */
export type Citation = { readonly law: string; readonly no: number; readonly part: string };

const plain = (title: string): string => title.replace(/^《|》$/g, '').replace(/^中华人民共和国/, '');
const names = legalBases
  .flatMap(({ title, alsoCalled }) => [title, ...alsoCalled])
  .toSorted((a, b) => b.length - a.length);
const bare = new RegExp(`(?<!《)(?:中华人民共和国)?(${names.join('|')})(?=第)`, 'g');
const numeral = '[零〇一二三四五六七八九十百千\\d]+';
const token = new RegExp(
  `《([^》]+)》|第(${numeral}(?:、第?${numeral})*)条((?:第[（(]?${numeral}[）)]?[款项目])*)`,
  'g',
);

/**
 * The articles named in a text: `《排污许可管理条例》第二十四条第三款、第四十三条` is two. A law stands until the next one is named; a
 * name without its marks counts where it is known.
 */
export function citationsIn(text: string): Citation[] {
  const found: Citation[] = [];
  let law = '';
  for (const [, title, numbers, part = ''] of text.replace(bare, '《$1》').matchAll(token)) {
    if (title !== undefined) law = plain(title);
    else if (law !== '' && numbers !== undefined)
      for (const written of numbers.split('、')) {
        const no = articleNumber(written.replace(/^第/, ''));
        if (no !== null && no > 0) found.push({ law, no, part: bracketed(part) });
      }
  }
  return found;
}
const bracketed = (part: string): string => part.replaceAll('(', '（').replaceAll(')', '）');

const titles = new Map<string, string>();
for (const { title, alsoCalled } of legalBases)
  for (const name of [title, ...alsoCalled]) if (!titles.has(name)) titles.set(name, title);

/** The articles of the house by law and number: every decision of every case asks for a few of them. */
const shipped = new Map<string, Map<number, LegalArticle[]>>();
for (const article of shippedArticles) {
  const ofLaw = shipped.get(article.law) ?? new Map<number, LegalArticle[]>();
  shipped.set(article.law, ofLaw.set(article.no, [...(ofLaw.get(article.no) ?? []), article]));
}

/** What is cited, in every edition kept; of an article cited as a whole, all its parts. The bureau's own lines come first. */
export function editionsCited(cited: Citation, agency: AgencyFacts): LegalArticle[] {
  const law = titles.get(cited.law) ?? cited.law;
  const added = addedArticles(agency).articles.filter((article) => article.law === law && article.no === cited.no);
  return [...added, ...(shipped.get(law)?.get(cited.no) ?? [])].filter((article) => meets(article.part, cited.part));
}

/** What is cited, as it stood on a day. */
export const articlesCited = (cited: Citation, day: Day, agency: AgencyFacts): LegalArticle[] =>
  editionsCited(cited, agency).filter((article) => within(day, article.effectiveFrom, article.repealedOn));

const meets = (kept: string, cited: string): boolean =>
  kept === '' || cited === '' || kept.startsWith(cited) || cited.startsWith(kept);
