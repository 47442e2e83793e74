import type { LegalArticle } from '../article.ts';
import { coercionLawArticles } from './coercion-law.ts';
import { ecoCodeArticles } from './eco-code.ts';
import { emissionPermitArticles } from './emission-permits.ts';
import { penaltyLawArticles } from './penalty-law.ts';
import { permitLawArticles } from './permit-law.ts';
import { repealedLawArticles } from './repealed-laws.ts';
import { ruleArticles } from './rules.ts';

/** Every article the house knows the words of, or what it comes to. An agency adds its own by a record (`legalBasisAdded`). */
export const shippedArticles: readonly LegalArticle[] = [
  ...ecoCodeArticles,
  ...repealedLawArticles,
  ...emissionPermitArticles,
  ...penaltyLawArticles,
  ...coercionLawArticles,
  ...permitLawArticles,
  ...ruleArticles,
];
