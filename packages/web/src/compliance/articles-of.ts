import type { ReadFinding } from '@liuhen/server/api';
import { articleNumbers, wordsOf } from '../articles/article-numbers.ts';
import { type Status, statusOf } from '../status/status.ts';

export type ArticleRow = {
  readonly article: string;
  /** Of this regulation; null for another law. */
  readonly number: number | null;
  readonly status: Status;
  readonly counts: Record<Exclude<Status, 'plain'>, number>;
  readonly findings: readonly ReadFinding[];
};

const order: Status[] = ['broken', 'due', 'unjudged', 'met', 'plain'];

/** Findings by article: the regulation's own first, in its order; then other laws by name. The gravest first within each. */
export function articlesOf(findings: readonly ReadFinding[]): ArticleRow[] {
  const groups = new Map<string, { number: number | null; findings: ReadFinding[] }>();
  for (const finding of findings) {
    const number = articleNumbers(finding.article)[0] ?? null;
    const name = number === null ? lawOf(finding.article) : `制度第${wordsOf(number)}条`;
    const group = groups.get(name) ?? { number, findings: [] };
    group.findings.push(finding);
    groups.set(name, group);
  }
  return [...groups]
    .sort(([a, one], [b, other]) => (one.number ?? 99) - (other.number ?? 99) || a.localeCompare(b, 'zh-CN'))
    .map(([article, group]) => rowOf(article, group.number, group.findings));
}

function rowOf(article: string, number: number | null, findings: readonly ReadFinding[]): ArticleRow {
  const counts = { met: 0, due: 0, unjudged: 0, broken: 0 };
  for (const finding of findings) {
    const status = statusOf(finding.status);
    if (status !== 'plain') counts[status] += 1;
  }
  const sorted = [...findings].sort((a, b) => order.indexOf(statusOf(a.status)) - order.indexOf(statusOf(b.status)));
  const [first] = sorted;
  return { article, number, status: first === undefined ? 'plain' : statusOf(first.status), counts, findings: sorted };
}

function lawOf(article: string): string {
  return article.split(/[；;第]/)[0] || article;
}
