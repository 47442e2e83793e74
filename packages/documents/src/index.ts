export { forms } from './forms/catalogue.ts';
export {
  type Form,
  fieldsByKey,
  type IssuingAct,
  type Numbering,
  type Part,
  printedKeys,
  type SignatureLine,
} from './forms/form.ts';
export {
  bindScan,
  type PageIdentity,
  pageIdentityText,
  readPageIdentity,
  type ScanBinding,
  type ScanProblem,
} from './identity/page-identity.ts';
export { type AgencyNames, branchNameFrom, type Issuing, issuingAuthority } from './issuing/issuing-authority.ts';
export {
  formatNumber,
  internalPattern,
  type NumberParts,
  outwardPattern,
  patternProblem,
} from './numbering/format-number.ts';
export { numberWord } from './numbering/number-word.ts';
export { type ParagraphContext, type ParagraphName, paragraph } from './paragraphs/paragraphs.ts';
export { following, withFollowing } from './prefill/following.ts';
export { agencyNamesOf } from './prefill/issuing-sources.ts';
export { articleText, type Missing, missing } from './prefill/missing.ts';
export { findSource, type Prefilled, type Provenance, prefill } from './prefill/prefill.ts';
export type { PrefillOptions } from './prefill/scene.ts';
export { compose, keysOnPaper, type SheetContext, type Values } from './sheet/compose.ts';
export type { Block, Cell, Layout, PicturePage, Sheet, SignatureMark, TableColumn } from './sheet/sheet.ts';
export type { GivenSignature } from './sheet/signature-lines.ts';
export { writtenDate, writtenDateTime, writtenPlain, writtenValue } from './sheet/written-value.ts';
export { awaitedSignatures } from './signing/awaited-signatures.ts';
