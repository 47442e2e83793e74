import { countFindings } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { demand, ofAgency } from '../reading/demand.ts';

export function articles(app: FastifyInstance, house: House): void {
  serve(app, api.articles.list, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'articles'), 'readArticles');
    const { title, articles: texts } = house.law.articles();
    // how the bureau stands is told of the cases this person may read, and of no other
    const scope = scopeOf(asker.viewer, 'read', 'case');
    const { counts, cases } = await countFindings(house.journal.pool, asker.agency, scope, house.now());
    const standing = (id: string): Record<string, number> =>
      Object.fromEntries(
        counts.filter(({ finding_id }) => finding_id === id).map(({ status, count }) => [status, count]),
      );
    return {
      title,
      cases,
      articles: texts.map((article) => ({
        ...article,
        obligations: article.obligations.map((one) => ({ ...one, standing: standing(one.id) })),
      })),
    };
  });
}
