export { type DocType, documentKinds, isDocType } from './catalogue.ts';
export { formatProblem, isFilled } from './complete.ts';
export { type DocumentDefinition, type DocumentKind, fieldsSince, type RecordingDuty } from './document-kind.ts';
export {
  type Column,
  type ColumnType,
  type Field,
  type FieldType,
  type FillingTime,
  isAsked,
  type Requirement,
} from './field.ts';
export { type FieldGroup, type FieldGroupName, fieldGroups } from './field-groups.ts';
export { publishedKinds } from './published-kinds.ts';
export { isResidentId } from './resident-id.ts';
export { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts';
