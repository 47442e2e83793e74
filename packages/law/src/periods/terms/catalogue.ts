import type { Term } from '../term.ts';
import { coercionTerms } from './coercion.ts';
import { informationTerms } from './information.ts';
import { licensingTerms } from './licensing.ts';
import { penaltyTerms } from './penalty.ts';
import { regulationTerms } from './regulation.ts';
import { remedyTerms } from './remedies.ts';
import { transferTerms } from './transfer.ts';

/** Every term the house knows, by the law it comes from. */
export const terms = {
  regulation: regulationTerms,
  penalty: penaltyTerms,
  coercion: coercionTerms,
  licensing: licensingTerms,
  remedies: remedyTerms,
  transfer: transferTerms,
  information: informationTerms,
} as const;

export const allTerms: readonly Term[] = Object.values(terms).flatMap((group): Term[] => Object.values(group));
