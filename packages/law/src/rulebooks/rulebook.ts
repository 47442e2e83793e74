import type { DocumentFact, Fact } from '@liuhen/records';
import type { Matter } from '../obligations/matter.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { Provision } from '../obligations/provision.ts';
import { issuedOfTypes, stepsOf } from '../reading/phases.ts';

/** One article of the regulation: its own words, how we read them, what is left to a person, and its duties. */
export type Article = {
  readonly number: number;
  readonly title: string;
  /** Quoted from regulation.zh.txt; a test compares. */
  readonly words: readonly string[];
  readonly reading: string;
  readonly leftToAPerson: string;
  readonly obligations: readonly Obligation[];
};

/** One law above the regulation, in the edition that is applied. */
export type Law = {
  readonly id: string;
  readonly title: string;
  readonly reading: string;
  readonly leftToAPerson: string;
  readonly obligations: readonly Obligation[];
};

/** Duties of a case arise on its records; these pick the occasions. */
export const onCase = (m: Matter): readonly Fact[] => (m.opening === null ? [] : [m.opening]);
export const onSteps =
  (...kinds: readonly string[]) =>
  (m: Matter): readonly Fact[] =>
    stepsOf(m, ...kinds);
export const onDocuments =
  (...types: readonly string[]) =>
  (m: Matter): readonly DocumentFact[] =>
    issuedOfTypes(m, types);
export const onRecordings = (m: Matter): readonly Fact<'recording'>[] => m.dossier.recordings();

const digits = '零一二三四五六七八九';
export const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`;
};

/** An article of 行政执法全过程记录制度. It has no edition before it: it binds from the first record of the house on. */
export const regulation = (article: number, part = ''): Provision => ({
  law: '制度',
  article: `第${numeral(article)}条${part}`,
  edition: '白山市生态环境局抚松县分局行政执法全过程记录制度',
  from: null,
  to: null,
  before: 'noDuty',
  certainty: 'text',
});
