export {
  type AskedDerivation,
  type DerivationRow,
  type DerivationState,
  Derivations,
  type MadeBytes,
} from './derivations.ts';
export { type DraftRow, Drafts } from './drafts.ts';
export { type Job, Jobs } from './jobs.ts';
export { type GivenNumber, Numbers } from './numbers.ts';
export { type Receipt, Receipts } from './receipts.ts';
export { type SavedView, SavedViews, type ViewSearch } from './saved-views.ts';
