import { custodyTerms } from './custody-terms.ts';
import { evidenceTerms } from './evidence-terms.ts';
import { processTerms } from './process-terms.ts';
import { serviceTerms } from './service-terms.ts';
import type { Term } from './term.ts';

export const glossarySections: readonly { readonly title: string; readonly terms: readonly Term[] }[] = [
  { title: '过程与程序', terms: processTerms },
  { title: '调查与证据', terms: evidenceTerms },
  { title: '送达与执行', terms: serviceTerms },
  { title: '保管、权限与证明', terms: custodyTerms },
];

export const glossary: readonly Term[] = glossarySections.flatMap(({ terms }) => terms);
