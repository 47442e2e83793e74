import type { RecordedMedium } from './recording-formats.ts';

/** Why nothing can be recorded in the page, and what to do. */
export type DeviceProblem = { readonly title: string; readonly remedy: string };

const otherWay = '也可以先用下面的“手机相机”拍摄。';

/** What this browser lacks to record in the page at all; null where it lacks nothing. */
export function missingFor(scope: {
  readonly isSecureContext: boolean;
  readonly hasDevices: boolean;
  readonly hasRecorder: boolean;
  readonly hasStore: boolean;
}): DeviceProblem | null {
  if (!scope.isSecureContext)
    return {
      title: '本页不是经 HTTPS 打开的，浏览器不让网页使用摄像头和麦克风',
      remedy: '请改用下面的“手机相机”拍摄；要在页面里录，请系统管理员为本系统配置 HTTPS。',
    };
  if (!scope.hasDevices || !scope.hasRecorder)
    return { title: '这个浏览器不能在页面里录制', remedy: '请改用下面的“手机相机”拍摄，或者更新手机的浏览器。' };
  if (!scope.hasStore)
    return {
      title: '这个浏览器现在不保存任何内容（无痕浏览），录到的会随页面丢失',
      remedy: '请改用普通窗口打开本页，或者用下面的“手机相机”拍摄。',
    };
  return null;
}

/** What the browser said when it was asked for camera or microphone, by the name of its error. */
export function refusedBecause(name: string, medium: RecordedMedium): DeviceProblem {
  const what = medium === 'video' ? '摄像头和麦克风' : '麦克风';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        title: `没有得到使用${what}的许可`,
        remedy: `请在浏览器地址栏旁的网站设置里，允许本站使用${what}，再点“重试”；手机系统设置里关掉了浏览器的权限的，也要打开。${otherWay}`,
      };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { title: `没有找到可用的${what}`, remedy: `请检查设备是否接好，再点“重试”。${otherWay}` };
    case 'NotReadableError':
    case 'AbortError':
      return {
        title: `${what}正被其他应用使用`,
        remedy: `请结束通话、会议，关闭正在用${what}的应用，再点“重试”。${otherWay}`,
      };
    default:
      return { title: `没能打开${what}`, remedy: `请点“重试”；还是不行的，重新打开浏览器。${otherWay}` };
  }
}
