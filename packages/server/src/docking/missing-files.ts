import { type AgencyFacts, type Fact, linked } from '@liuhen/records';
import { cardOf, namesIn, reportsOf } from './reports-of.ts';

/** What was found to be missing when a card was docked, and what was said of it since. */
export type MissingFiles = {
  readonly report: Fact;
  readonly names: readonly string[];
  readonly explanations: readonly Fact[];
  readonly words: string;
};

/** The oldest first. */
export function missingFiles(facts: AgencyFacts): MissingFiles[] {
  const explained = facts.facts.filter(
    ({ kind, data, annulledBy }) =>
      kind === 'custodyEvent' && data.action === 'missingExplained' && annulledBy === null,
  );
  return reportsOf(facts).flatMap((report) => {
    // the command line tells all that is missing of a card, not only what is new
    const names = namesIn(report.data.newlyMissing ?? report.data.missing);
    if (names.length === 0) return [];
    const explanations = explained.filter((one) => linked(one, 'answers').includes(report.id));
    const words = `${cardOf(report)} 采集时缺 ${names.length} 个号：${names.slice(0, 5).join('、')}${names.length > 5 ? ' 等' : ''}。`;
    return [{ report, names, explanations, words }];
  });
}
