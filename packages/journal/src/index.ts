export { backup } from './backup/backup.ts';
export type { Manifest } from './backup/manifest.ts';
export { restore } from './backup/restore.ts';
export { type Client, type Store, within } from './database.ts';
export type { AppendOptions } from './door/door.ts';
export type { Erasure } from './door/erase.ts';
export { type IsolationOrder, recordsNaming } from './door/isolate.ts';
export type { Acknowledged, Outcome, Refused } from './door/outcome.ts';
export { type Actor, type Authority, type Clock, type FileCheck, systemActor } from './door/ports.ts';
export type { DatabaseRole } from './engine/credentials.ts';
export { type Engine, type EngineOptions, openEngine } from './engine/engine.ts';
export { Fault, type FaultCode, faultCodes } from './fault.ts';
export type { Discrepancy, DiscrepancyCode, EvidenceCheck } from './fsck/discrepancy.ts';
export { type FsckOptions, type FsckResult, fsck } from './fsck/fsck.ts';
export { type Journal, type JournalOptions, openJournal } from './journal.ts';
export type {
  CaseReading,
  CaseState,
  FindingReading,
  GateAnswer,
  HeldReading,
  Law,
  Refusal,
  TaskReading,
} from './law-port.ts';
export type { Log, RecordProof, SignedTree } from './log/log.ts';
export { type LogKeyRotation, rotateLogKey } from './log/rotate-log-key.ts';
export { rebuild } from './projections/rebuild.ts';
export type { Dossiers, Standing } from './readers/dossiers.ts';
export {
  caseColumns,
  compileScope,
  recordColumns,
  type ScopeColumns,
  type SqlCondition,
} from './scope/compile-scope.ts';
export type { SealCipher } from './vault/cipher.ts';
export { type KeysPlace, settleKeys } from './vault/keys-folder.ts';
export { enterMasterKey, type MasterKey, readMasterKeys } from './vault/master-keys.ts';
export { destroyMaster, type Rotation, rotateMasterKey } from './vault/rotate.ts';
export { sealExisting } from './vault/seal-existing.ts';
export { unwrapKey, Vault, wrapKey } from './vault/vault.ts';
