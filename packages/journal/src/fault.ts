/**
 * Why a request cannot be served. This is never the law speaking (that is a Refusal, a value) and never a bug. `message`
 * says what is wrong and why, `remedy` what to do; both are shown to people as they are. Retired codes are not reused.
 */
export const faultCodes = [
  'engineUnsupported',
  'engineFailed',
  'folderInUse',
  'folderForeign',
  'rolesMissing',
  'migrationChanged',
  'migrationAhead',
  'databaseDown',
  'databaseUnencrypted',
  'diskFull',
  'kindUnknown',
  'subjectWrong',
  'fieldMissing',
  'fieldWrong',
  'bodyMalformed',
  'idReused',
  'fileUnknown',
  'notAllowed',
  'notFound',
  'draftConflict',
  'numberTaken',
  'erasureUnapproved',
  'keyMissing',
  'sealBroken',
  'keyInUse',
  'keysDiffer',
  'backupTargetInUse',
  'backupBroken',
  'restoreTargetInUse',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export class Fault extends Error {
  readonly outcome = 'fault';
  readonly code: FaultCode;
  readonly remedy: string;
  /** Where in the submitted body, as a path of keys; empty when the fault is not about one place. */
  readonly at: readonly string[];

  constructor(
    code: FaultCode,
    message: string,
    remedy: string,
    options: { at?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.remedy = remedy;
    this.at = options.at ?? [];
  }
}
