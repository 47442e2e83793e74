import {
  addedArticles,
  addedBases,
  benchmarksOf,
  citationOf,
  fineOfCase,
  legalBases as knownLaws,
  type LegalArticle,
  rangeText,
  shippedArticles,
  yuanText,
} from '@liuhen/law';
import { agencyThing, mayAccess } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api, type BenchmarkLine, type LegalArticleLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { openCase } from '../reading/open-case.ts';

export function legalBases(app: FastifyInstance, house: House): void {
  serve(app, api.legalBases.list, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'articles'), 'readLegalBases');
    const [added, kept] = [addedArticles(asker.facts), benchmarksOf(asker.facts)];
    return {
      laws: [...addedBases(asker.facts), ...knownLaws].map(({ title, level, effectiveFrom, repealedOn, source }) => ({
        title,
        level,
        effectiveFrom,
        repealedOn,
        source,
      })),
      articles: [...added.articles, ...shippedArticles].map(articleLine),
      benchmarks: kept.benchmarks.map(benchmarkLine),
      refused: [...added.refused, ...kept.refused].map(({ message }) => message),
      mayAdd: mayAccess(asker.viewer, 'record', agencyThing('agency', asker.agency, { recordKind: 'legalBasisAdded' }))
        .allowed,
    };
  });

  serve(app, api.legalBases.fine, async ({ asker, params, query }) => {
    const { dossier } = await openCase(house, asker, params.case, { act: 'read', action: 'readCase', silent: true });
    const found = fineOfCase(dossier, Temporal.Instant.from(house.now()), query.cited, query.amount);
    return { standing: found === null ? null : { ...found, text: [...found.text] } };
  });
}

const articleLine = (article: LegalArticle): LegalArticleLine => ({
  citation: citationOf(article),
  law: article.law,
  text: article.text,
  kind: article.kind,
  certainty: article.certainty,
  source: article.source,
  effectiveFrom: article.effectiveFrom,
  repealedOn: article.repealedOn,
  fine: article.fine === null ? null : rangeText(article),
  added: article.added,
});

function benchmarkLine(one: ReturnType<typeof benchmarksOf>['benchmarks'][number]): BenchmarkLine {
  const { record, title, conduct, source, certainty, effectiveFrom, repealedOn } = one;
  return {
    record,
    title,
    basis: citationOf(one.basis),
    conduct,
    source,
    certainty,
    effectiveFrom,
    repealedOn,
    grades: one.grades.map(({ circumstance, min, max }) => ({
      circumstance,
      min: yuanText(min),
      max: yuanText(max),
    })),
    factors: one.factors.map(({ factor, choices }) => ({ factor, choices: [...choices] })),
  };
}
