/** What an upload request can be answered when it is not served. Codes are never reused. */
export type UploadProblemCode =
  | 'badRequest'
  | 'badMetadata'
  | 'checksumMismatch'
  | 'checksumUnsupported'
  | 'digestMismatch'
  | 'diskFull'
  | 'internal'
  | 'locked'
  | 'methodNotAllowed'
  | 'notFound'
  | 'offsetConflict'
  | 'protocolVersion'
  | 'quotaExceeded'
  | 'recordNotWritten'
  | 'recordRefused'
  | 'rereadMismatch'
  | 'sealed'
  | 'stateSecret'
  | 'stopping'
  | 'tooLarge'
  | 'tooManyUploads'
  | 'unsupportedMediaType'
  | 'uploadIncomplete';

const STATUS: Record<UploadProblemCode, readonly [status: number, title: string]> = {
  badRequest: [400, '上传请求有误'],
  badMetadata: [400, '上传说明信息有误'],
  checksumMismatch: [460, '分块校验不一致'],
  checksumUnsupported: [400, '不支持的校验算法'],
  digestMismatch: [422, '文件哈希不一致，未入库'],
  diskFull: [507, '存储空间不足'],
  internal: [500, '上传服务内部错误'],
  locked: [423, '该上传正由另一连接写入'],
  methodNotAllowed: [405, '不支持的操作'],
  notFound: [404, '没有这个上传'],
  offsetConflict: [409, '断点位置不一致'],
  protocolVersion: [412, '上传协议版本不支持'],
  quotaExceeded: [403, '超出上传配额'],
  recordNotWritten: [503, '文件已收到，记录暂未写入'],
  recordRefused: [422, '记录被拒绝，文件未确认'],
  rereadMismatch: [500, '存储盘回读不一致，未入库'],
  sealed: [403, '该上传已入库'],
  stopping: [503, '服务正在停止'],
  stateSecret: [422, '涉密内容不得上传'],
  tooLarge: [413, '文件超过允许的大小'],
  tooManyUploads: [429, '未完成的上传过多'],
  unsupportedMediaType: [415, '内容类型不支持'],
  uploadIncomplete: [409, '文件尚未传完'],
};

/** A request that will not be served; the detail says what is wrong and what to do. */
export class UploadProblem extends Error {
  readonly code: UploadProblemCode;
  readonly headers: Record<string, string>;

  constructor(code: UploadProblemCode, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.name = 'UploadProblem';
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return STATUS[this.code][0];
  }

  get title(): string {
    return STATUS[this.code][1];
  }
}

/** The caller's own "no" (not signed in, not permitted, the law): given on as it is. */
export type UploadRefusal = {
  status: number;
  code: string;
  title: string;
  detail: string;
  extra?: Record<string, unknown>;
};

/** An unknown upload and somebody else's look the same. */
export function noSuchUpload(): UploadProblem {
  return new UploadProblem(
    'notFound',
    '没有这个上传，或它已过期、已取消、不属于当前用户。请重新发起上传；来源文件在确认入库前不要删除。',
  );
}
