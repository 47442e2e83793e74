/** What can be wrong with a package. Codes are never reused. */
export type ProblemCode =
  | 'zipHeader'
  | 'zipDirectory'
  | 'zipUnaccounted'
  | 'zipOverlap'
  | 'zipDuplicate'
  | 'zipName'
  | 'zipChecksum'
  | 'bagMalformed'
  | 'bagMissing'
  | 'bagUnlisted'
  | 'bagDiffers'
  | 'unknownItem'
  | 'itemMissing'
  | 'itemMalformed'
  | 'logOrder'
  | 'logShort'
  | 'chainBroken'
  | 'leafForeign'
  | 'recordMissing'
  | 'fieldDiffers'
  | 'fieldMissing'
  | 'fieldForeign'
  | 'fileMissing'
  | 'fileDiffers'
  | 'fileForeign'
  | 'inclusionFails'
  | 'consistencyFails'
  | 'checkpointInvalid'
  | 'headInvalid'
  | 'sealInvalid'
  | 'keyInvalid'
  | 'keyUntrusted';

/** One thing that is wrong. `where`: the item of the package or the record; `message` tells a person what it means. */
export type Problem = { readonly code: ProblemCode; readonly where: string; readonly message: string };

/** What a failure said of itself. */
export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
