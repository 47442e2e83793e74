/** Why a request cannot be served, beside what the journal and the evidence store say themselves. Retired codes stay retired. */
export const serverFaultCodes = [
  'signInNeeded',
  'signInWrong',
  'accountLocked',
  'accountDisabled',
  'oneTimeExpired',
  'passwordMustChange',
  'secondFactorNeeded',
  'resetNotYours',
  'passwordWeak',
  'passwordReused',
  'codeWrong',
  'stepUpNeeded',
  'setUpDone',
  'setUpLinkWrong',
  'crossSite',
  'tooMany',
  'tooLarge',
  'wrongMediaType',
  'requestMalformed',
  'noSuchRoute',
  'forbidden',
  'absent',
  'cursorWrong',
  'accountTaken',
  'nameTaken',
  'draftConflict',
  'draftIncomplete',
  'formUnknown',
  'notDocument',
  'renditionDiffers',
  'notFixed',
  'versionReplaced',
  'scanWrong',
  'correctionUnready',
  'issuedAlready',
  'authorityWrong',
  'numberNotYours',
  'sealUnavailable',
  'fileNotYours',
  'recordingStands',
  'evidenceLost',
  'evidenceDisposed',
  'rangeWrong',
  'caseFileWrong',
  'packageFailed',
  'refused',
  'stopping',
  'internal',
] as const;
export type ServerFaultCode = (typeof serverFaultCodes)[number];

export class ServerFault extends Error {
  readonly code: ServerFaultCode;
  /** What to do. Null: the standing advice of the code. */
  readonly remedy: string | null;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    code: ServerFaultCode,
    message: string,
    remedy: string | null = null,
    more: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'ServerFault';
    this.code = code;
    this.remedy = remedy;
    this.more = more;
  }
}

/** One answer for what is not there and for what may not be found: who asks must not learn which. */
export function absent(what = '所要的内容'): ServerFault {
  return new ServerFault('absent', `${what}不存在，或者不对您开放。`);
}
