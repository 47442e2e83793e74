export {
  type AgencyFacts,
  type Appointment,
  type ClockCheck,
  type Device,
  foldAgency,
  noAgencyFacts,
  officesOn,
  type Person,
} from './agency/agency-facts.ts';
export {
  CaseFile,
  CaseFileDevice,
  CaseFilePerson,
  CaseFileRecord,
  CaseFileSignature,
  caseFileFormat,
} from './case-file/case-file.ts';
export { type CaseFileNames, namesFor } from './case-file/names.ts';
export { type CaseFileProblem, type ParsedCaseFile, parseCaseFile } from './case-file/parse.ts';
export { agencyBodiesOf, caseBodiesOf } from './case-file/read.ts';
export { writeCaseFile } from './case-file/write.ts';
export { commitmentUnits } from './commitment-units.ts';

export {
  type Column,
  type ColumnType,
  type DocType,
  type DocumentDefinition,
  type DocumentKind,
  documentKinds,
  type Field,
  type FieldGroup,
  type FieldGroupName,
  type FieldType,
  type FillingTime,
  fieldGroups,
  fieldsSince,
  formatProblem,
  isAsked,
  isDocType,
  isFilled,
  isResidentId,
  isUnifiedSocialCreditCode,
  publishedKinds,
  type RecordingDuty,
  type Requirement,
} from './documents/index.ts';
export { type CaseProfile, type Dossier, fold, type Party } from './dossier/dossier.ts';
export { type DocumentFact, type Fact, isDocument, linked, stateOf, type UnitState } from './dossier/fact.ts';
export { factsOf } from './dossier/facts.ts';
export { type Lending, lendingActions, lendingsOf } from './dossier/lendings.ts';
export { isNaturalPerson } from './dossier/natural-person.ts';
export { type PartyCode, partyCodeIn, partyCodesOf } from './dossier/party-codes.ts';
export { AgencyId, PersonId, RecordId, SubjectId } from './ids.ts';
export { Certificate, Office, offices, officeTitles } from './kinds/agency-kinds.ts';
export { documentData, Rendition } from './kinds/document-data.ts';
export { type Kind, type KindFamily, kindFamilies } from './kinds/kind.ts';
export { cancellationGrounds, lossFindings, revocationGrounds, withdrawalGrounds } from './kinds/permit-grounds.ts';
export { type Procedure, procedures } from './kinds/procedures.ts';
export { Interruption, RecordingFile } from './kinds/recordings.ts';
export { allKinds, currentKind, type DataOf, type DocumentData, findKind, type TypedKind } from './kinds/registry.ts';
export { type Stage, stages, stageTitles, stepKinds } from './kinds/steps.ts';
export {
  ClaimedTime,
  type Entry,
  GateSnapshot,
  HeldFile,
  LinkRelation,
  linkRelations,
  Participant,
  RecordBody,
  RecordLink,
  StoredInstant,
  Subject,
} from './record.ts';
export { type DeviceFileName, parseDeviceFileName } from './recordings/device-file-name.ts';
export { claimTime, dateOf, readDate, readInstant, storeInstant, writeTime, zone } from './time/written-time.ts';
export { uuidV7, uuidV8 } from './uuid.ts';
export { type Invalid, type Validated, validateRecord } from './validate.ts';
