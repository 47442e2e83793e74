import type { ArticleView } from '@liuhen/server/api';
import { type Status, statusOf } from '../status/status.ts';

export type Standing = {
  readonly article: number;
  readonly title: string;
  readonly duty: string;
  readonly id: string;
  readonly counts: Readonly<Record<Status, number>>;
  /** Of all that had to be recorded and whose time has come, how much was, in per cent; null where nothing came up. */
  readonly coverage: number | null;
  /** Recorded, but late. */
  readonly late: number;
};

/** Per duty how the bureau stands (article 31): coverage, timeliness, breaches. Never amounts of fines. */
export function standingsOf(articles: readonly ArticleView[]): Standing[] {
  return articles.flatMap((article) =>
    article.obligations.map((obligation) => {
      const counts: Record<Status, number> = { met: 0, due: 0, broken: 0, unjudged: 0, plain: 0 };
      for (const [status, count] of Object.entries(obligation.standing)) counts[statusOf(status)] += count;
      const late = obligation.standing.metLate ?? 0;
      const decided = counts.met + counts.broken;
      return {
        article: article.number,
        title: article.title,
        duty: obligation.title,
        id: obligation.id,
        counts,
        late,
        coverage: percentOf(counts.met + late, decided),
      };
    }),
  );
}

/** In per cent; null of nothing, which is not a share of nought. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}
