/** Why evidence could not be served. Codes are never reused. */
export type EvidenceFaultCode =
  | 'diskFull'
  | 'digestMismatch'
  | 'rereadMismatch'
  | 'objectDamaged'
  | 'objectAbsent'
  | 'keyMissing'
  | 'storeFormat'
  | 'hashingFailed'
  | 'toolMissing'
  | 'toolFailed'
  | 'limitExceeded'
  | 'badDerivation'
  | 'isolated';

/** A request that cannot be served; the message is for the user: what is wrong and what to do. */
export class EvidenceFault extends Error {
  readonly code: EvidenceFaultCode;

  constructor(code: EvidenceFaultCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EvidenceFault';
    this.code = code;
  }
}

export const DISK_FULL_MESSAGE =
  '存储空间不足，本次写入已停止，已确认入库的文件不受影响。请清理或扩充证据存储盘后继续上传，上传会从断点接着进行；在此之前不要删除来源设备上的文件。';

export const ISOLATED_MESSAGE =
  '这份内容先前已认定涉及国家秘密，被隔离或者销毁，不得再次存入本系统。请交保密工作人员离线保管，并登记另存。';

/** Turns the operating system's "no room" errors into the one fault a user can act on; others pass unchanged. */
export function asFault(error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new EvidenceFault('diskFull', DISK_FULL_MESSAGE, { cause: error });
  }
  return error;
}

export function errorCode(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
