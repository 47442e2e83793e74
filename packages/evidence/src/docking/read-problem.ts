import { EvidenceFault, errorCode } from '../evidence-fault.ts';

const words: Readonly<Record<string, string>> = {
  ENOENT: '文件已不在来源中',
  ENOTDIR: '文件夹已不在来源中',
  EIO: '存储介质读错误',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  ENXIO: '设备已断开',
  ENODEV: '设备已断开',
  ESTALE: '网络共享已断开',
  EISDIR: '是文件夹',
  ELOOP: '链接成环',
  ENAMETOOLONG: '文件名过长',
  ETIMEDOUT: '网络共享没有响应',
  EHOSTDOWN: '网络共享没有响应',
};

/** Why a source could not be read, for the person who holds it. */
export function readProblem(error: unknown): string {
  if (error instanceof EvidenceFault) return error.message;
  const code = errorCode(error);
  if (code === null) return error instanceof Error ? error.message : '原因不明';
  return words[code] ?? `系统错误 ${code}`;
}
