import type { Finding } from '@liuhen/server/api';
import { type Status, statusOf } from '../../status/status.ts';

export type ArticleRow = {
  readonly article: string;
  readonly status: Status;
  readonly counts: Record<Exclude<Status, 'plain'>, number>;
  readonly findings: readonly Finding[];
};

const order: Status[] = ['broken', 'due', 'unjudged', 'met', 'plain'];

/** Findings by article, in the order the law gives them, the gravest first within each. */
export function articlesOf(findings: readonly Finding[]): ArticleRow[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.article, [...(groups.get(finding.article) ?? []), finding]);
  return [...groups].map(([article, group]) => {
    const counts = { met: 0, due: 0, unjudged: 0, broken: 0 };
    for (const finding of group) {
      const status = statusOf(finding.status);
      if (status !== 'plain') counts[status] += 1;
    }
    const sorted = [...group].sort((a, b) => order.indexOf(statusOf(a.status)) - order.indexOf(statusOf(b.status)));
    const first = sorted[0];
    return { article, status: first === undefined ? 'plain' : statusOf(first.status), counts, findings: sorted };
  });
}
