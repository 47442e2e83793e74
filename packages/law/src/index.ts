export { type EvaluateOptions, evaluate, evaluateAgency } from './evaluate.ts';
export type { Finding } from './findings/finding.ts';
export { findingsJson } from './findings/findings-json.ts';
export { parameterCatalogue } from './parameters/catalogue.ts';
export type { Derivation } from './periods/derivation.ts';
export { explain } from './periods/explain.ts';
export { type OpenAct, type ProcedureState, procedureOf } from './procedures/procedure-of.ts';
export { allObligations, articles } from './rulebooks/rulebooks.ts';
