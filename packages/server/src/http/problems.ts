import { EvidenceFault, type EvidenceFaultCode } from '@liuhen/evidence';
import { Fault, type FaultCode as JournalFaultCode } from '@liuhen/journal';
import type { Problem } from '../api/index.ts';
import { ServerFault, type ServerFaultCode } from './server-fault.ts';

export type FaultCode = ServerFaultCode | JournalFaultCode | EvidenceFaultCode;
type Answer = { readonly status: number; readonly title: string; readonly remedy: string };

const busy = '已确认的内容没有丢失。请通知系统管理员处理后，原样再提交一次，不会重复。';
const operator = '请系统管理员按运维手册处理。';
const correct = '请按提示改正后重新提交；本次内容未被接收。';

/** The one table from fault to answer. What is not in it does not compile. */
const answers: Record<FaultCode, Answer> = {
  signInNeeded: { status: 401, title: '尚未登录，或登录已失效', remedy: '请重新登录；已自动保存的草稿都在。' },
  signInWrong: { status: 401, title: '账号或密码不正确', remedy: '请核对后再试；忘记密码请联系系统管理员重置。' },
  accountLocked: { status: 429, title: '账号已暂时锁定', remedy: '请稍后再试，或请系统管理员解锁。' },
  accountDisabled: { status: 403, title: '账号已停用', remedy: '请联系系统管理员。' },
  oneTimeExpired: { status: 401, title: '一次性密码已过期', remedy: '请系统管理员重新开出一次性密码。' },
  passwordMustChange: { status: 403, title: '须先修改一次性密码', remedy: '请先设定自己的密码，然后继续。' },
  secondFactorNeeded: {
    status: 403,
    title: '须先启用动态口令',
    remedy: '请在“我的账号”中用手机扫码启用，然后继续。',
  },
  resetNotYours: {
    status: 403,
    title: '须由另一名管理员办理',
    remedy: '重置第二因素须两名管理员分别提出和确认，且都不是本人。',
  },
  passwordWeak: { status: 422, title: '密码不合要求', remedy: '请换一个密码。' },
  passwordReused: { status: 422, title: '近期用过这个密码', remedy: '请换一个没有用过的密码。' },
  codeWrong: { status: 401, title: '动态口令不正确', remedy: '请输入手机上当前显示的 6 位数字；手机时间须准确。' },
  stepUpNeeded: {
    status: 403,
    title: '重要操作须再次验证身份',
    remedy: '请再次输入密码（和动态口令），随后重试本操作。',
  },
  setUpDone: { status: 409, title: '本机已经完成首次设置', remedy: '请直接登录。' },
  setUpLinkWrong: { status: 403, title: '设置链接无效或已用过', remedy: '请重新启动程序，使用新打印的一次性链接。' },
  crossSite: { status: 403, title: '请求来自其他网站，未予受理', remedy: '请从留痕页面内操作。' },
  tooMany: { status: 429, title: '请求过于频繁', remedy: '请稍候片刻再试。' },
  tooLarge: { status: 413, title: '提交的内容过大', remedy: '音像和大文件请用上传功能。' },
  wrongMediaType: { status: 415, title: '内容类型不受支持', remedy: '请以 JSON 提交。' },
  requestMalformed: { status: 400, title: '请求格式不正确', remedy: correct },
  noSuchRoute: { status: 404, title: '没有这个地址', remedy: '请检查地址，或从首页进入。' },
  forbidden: { status: 403, title: '没有此项权限', remedy: '确有需要的，请负责人办理授权或由承办人操作。' },
  absent: { status: 404, title: '没有找到', remedy: '请检查编号；确有需要的，请负责人办理授权。' },
  cursorWrong: { status: 400, title: '翻页位置无效', remedy: '请回到第一页重新翻页。' },
  accountTaken: { status: 409, title: '账号已被使用', remedy: '请换一个账号名；一人一个账号。' },
  nameTaken: { status: 409, title: '名称已被使用', remedy: '请换一个名字，或者先删去原来的。' },
  draftIncomplete: { status: 422, title: '文书还缺必填内容', remedy: '请补齐所列各项后再定稿。' },
  formUnknown: { status: 404, title: '没有这种文书式样', remedy: '请从文书目录中选择；外来文书请扫描后入卷。' },
  notDocument: { status: 409, title: '这条记录不是文书', remedy: '请选择本案的一份文书。' },
  renditionDiffers: { status: 409, title: '所签版式与定稿不一致', remedy: '请重新打开文书，看清后再签。' },
  fileNotYours: { status: 422, title: '所附文件尚未由您入库', remedy: '请先上传并封存文件，再登记音像。' },
  recordingStands: {
    status: 409,
    title: '已有这条记录',
    remedy: '请打开已有的记录核对；确是另外一件的，可以另记一条。',
  },
  notFixed: { status: 409, title: '文书尚未定稿', remedy: '请先定稿，再签名、审批、签发。' },
  versionReplaced: { status: 409, title: '这是已被替换的旧版本', remedy: '请打开最新版本办理。' },
  scanWrong: {
    status: 422,
    title: '扫描件与文书对不上',
    remedy: '请按所列各项重新扫描后再上传；已上传的文件不会丢失。',
  },
  correctionUnready: { status: 409, title: '还不能登记更正', remedy: '请先办好更正文书，再登记更正。' },
  issuedAlready: {
    status: 409,
    title: '这份文书已经签发',
    remedy: '一份文书只签发一次；需要再印的请用“打印”，确有错误的请以补正文书更正。',
  },
  authorityWrong: {
    status: 409,
    title: '署名机关与签发日期不符',
    remedy: '请退回修改署名机关，重新定稿、签名后再签发。',
  },
  numberNotYours: { status: 409, title: '不能使用这个文号', remedy: '请改用分给您的号段内的文号，或由系统顺序取号。' },
  sealUnavailable: {
    status: 501,
    title: '没有接入电子印章',
    remedy: '请打印后加盖实物印章，再扫描入卷；用印仍在签发时登记。',
  },
  evidenceLost: { status: 500, title: '原件读不出来', remedy: operator },
  evidenceDisposed: { status: 410, title: '原件已依法销毁', remedy: '记录和墓碑仍在，可查是谁批准、何时销毁。' },
  rangeWrong: { status: 416, title: '请求的范围超出文件', remedy: '请从头播放或下载。' },
  caseFileWrong: { status: 422, title: '案件文件不正确', remedy: '请按所列位置改正后再导入；没有导入任何内容。' },
  packageFailed: {
    status: 500,
    title: '案卷包没有做成',
    remedy: '请系统管理员运行 liuhen fsck，并从备份恢复所缺的原件。',
  },
  refused: { status: 409, title: '依法现在不能办理', remedy: '请按所列条文先行补正。' },
  stopping: { status: 503, title: '服务正在重启', remedy: '请稍候，页面会自动恢复；草稿已保存。' },
  internal: { status: 500, title: '程序出错', remedy: '请把时间和编号告知系统管理员；已确认的内容没有丢失。' },
  engineUnsupported: { status: 503, title: '数据库不可用', remedy: operator },
  engineFailed: { status: 503, title: '数据库不可用', remedy: operator },
  folderInUse: { status: 503, title: '数据目录正被占用', remedy: operator },
  folderForeign: { status: 503, title: '数据目录不完整', remedy: operator },
  rolesMissing: { status: 503, title: '数据库角色缺失', remedy: operator },
  migrationChanged: { status: 503, title: '数据库结构不一致', remedy: operator },
  migrationAhead: { status: 503, title: '数据库版本较新', remedy: operator },
  databaseUnencrypted: { status: 503, title: '数据库连接没有加密', remedy: operator },
  databaseDown: { status: 503, title: '数据库暂时中断', remedy: busy },
  diskFull: { status: 507, title: '磁盘空间已满', remedy: busy },
  kindUnknown: { status: 422, title: '记录种类不认识', remedy: correct },
  subjectWrong: { status: 422, title: '记录归属不正确', remedy: correct },
  fieldMissing: { status: 422, title: '缺少必要内容', remedy: correct },
  fieldWrong: { status: 422, title: '内容不正确', remedy: correct },
  bodyMalformed: { status: 422, title: '记录格式不正确', remedy: correct },
  idReused: { status: 409, title: '记录编号已用过', remedy: '请为新内容生成新的编号。' },
  fileUnknown: { status: 422, title: '所附文件尚未入库', remedy: '请先上传并封存文件，再提交记录。' },
  notAllowed: { status: 403, title: '没有此项权限', remedy: '确有需要的，请负责人办理授权或由承办人操作。' },
  notFound: { status: 404, title: '没有找到', remedy: '请检查编号；确有需要的，请负责人办理授权。' },
  draftConflict: { status: 409, title: '草稿已被他人更新', remedy: '请查看最新内容，合并后再保存；您的内容仍在本页。' },
  numberTaken: { status: 409, title: '文号已被使用', remedy: '请重新取号。' },
  erasureUnapproved: { status: 409, title: '删除未经批准', remedy: '请先办理销毁审批。' },
  keyMissing: { status: 503, title: '密钥缺失', remedy: operator },
  sealBroken: { status: 500, title: '加密内容打不开', remedy: '请系统管理员运行 liuhen fsck，并从备份恢复。' },
  keyInUse: { status: 409, title: '密钥还在使用', remedy: operator },
  keysDiffer: { status: 409, title: '两处密钥不同', remedy: operator },
  backupTargetInUse: { status: 409, title: '备份目录已有内容', remedy: '请指定一个空目录。' },
  backupBroken: { status: 422, title: '备份不完整', remedy: '请改用另一份备份。' },
  restoreTargetInUse: { status: 409, title: '恢复目录已有内容', remedy: '请指定一个空目录。' },
  digestMismatch: { status: 422, title: '文件内容与所给摘要不一致', remedy: '请从来源重新上传；来源文件暂勿删除。' },
  rereadMismatch: { status: 500, title: '写入后回读不一致', remedy: '来源文件不得删除；请系统管理员检查存储盘。' },
  objectDamaged: { status: 500, title: '原件已损坏', remedy: '请系统管理员从备份恢复，并运行 liuhen fsck。' },
  objectAbsent: { status: 500, title: '原件不在库中', remedy: '请系统管理员从备份恢复，并运行 liuhen fsck。' },
  storeFormat: { status: 500, title: '证据库格式不认识', remedy: operator },
  hashingFailed: { status: 500, title: '计算摘要失败', remedy: busy },
  toolMissing: {
    status: 501,
    title: '本机没有所需的音像工具',
    remedy: '原件不受影响，可下载后查看；需要预览的请系统管理员安装 ffmpeg。',
  },
  toolFailed: { status: 422, title: '无法生成预览', remedy: '原件不受影响，可下载后查看。' },
  limitExceeded: { status: 413, title: '文件超出处理限制', remedy: '原件不受影响，可下载后查看。' },
  badDerivation: { status: 422, title: '派生方式不正确', remedy: correct },
  isolated: { status: 409, title: '不得存入涉密内容', remedy: '请交保密工作人员离线保管，并登记另存。' },
};

/** Any error as the body of an answer. What is not a fault of ours is a bug: it is told without its words, and logged with them. */
export function problemOf(error: unknown, request: string): Problem {
  if (error instanceof ServerFault) {
    const { code, message, remedy, more } = error;
    return { ...build(code, message, remedy, request), ...more };
  }
  if (error instanceof Fault) {
    const at = error.at.length === 0 ? {} : { at: [...error.at] };
    return { ...build(error.code, error.message, error.remedy, request), ...at };
  }
  if (error instanceof EvidenceFault) return build(error.code, error.message, null, request);
  return build('internal', '出现了程序没有预料到的情况，本次操作没有完成。', null, request);
}

export function isBug(error: unknown): boolean {
  return !(error instanceof ServerFault || error instanceof Fault || error instanceof EvidenceFault);
}

function build(code: FaultCode, detail: string, remedy: string | null, request: string): Problem {
  const answer = answers[code];
  return {
    type: `urn:liuhen:fault:${code}`,
    status: answer.status,
    code,
    title: answer.title,
    detail,
    remedy: remedy ?? answer.remedy,
    request,
  };
}

/** Every code with its answer, for docs/errors.md. */
export const faultTable: readonly { readonly code: string; readonly answer: Answer }[] = Object.entries(answers).map(
  ([code, answer]) => ({ code, answer }),
);
