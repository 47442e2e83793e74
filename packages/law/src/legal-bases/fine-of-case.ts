import type { Dossier } from '@liuhen/records';
import { type Fen, readYuan, yuanText } from '../calculations/money.ts';
import { dayOf, isoOf } from '../calendars/day.ts';
import { matterOf } from '../obligations/matter.ts';
import { conductAt } from '../reading/phases.ts';
import { citationOf } from './article.ts';
import { fineStanding } from './fine-range.ts';

/** An intended fine beside the law, in words and in whole numbers, for whoever drafts. */
export type FineOfCase = {
  /** ISO; the day of the conduct as far as the case tells it, else today. */
  readonly conduct: string;
  readonly conductKnown: boolean;
  readonly standing: 'unknown' | 'within' | 'above' | 'below';
  readonly range: { readonly citation: string; readonly min: string; readonly max: string } | null;
  readonly text: readonly string[];
};

/** What a fine of so many 元 on these bases is beside the range and the benchmarks of the day of the conduct; null for no amount. */
export function fineOfCase(dossier: Dossier, at: Temporal.Instant, cited: string, amount: unknown): FineOfCase | null {
  const fine: Fen | null = readYuan(amount);
  if (fine === null) return null;
  const m = matterOf(dossier, at);
  const conduct = conductAt(m);
  const day = dayOf(conduct ?? at);
  const { range, standing, text } = fineStanding(fine, cited, day, dossier.agency);
  return {
    conduct: isoOf(day),
    conductKnown: conduct !== null,
    standing,
    range:
      range === null
        ? null
        : { citation: citationOf(range.article), min: yuanText(range.min), max: yuanText(range.max) },
    text: conduct === null ? ['违法行为终了日没有登记，暂按今天核对', ...text] : text,
  };
}
