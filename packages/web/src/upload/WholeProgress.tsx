import { Progress } from 'antd';

type One = { readonly size: number; readonly sent: number; readonly isDone: boolean };

/** All files of this page together, in bytes; a hundred only once every one of them is recorded. */
export function WholeProgress({ files }: { files: readonly One[] }) {
  const size = files.reduce((sum, one) => sum + one.size, 0);
  const sent = files.reduce((sum, one) => sum + (one.isDone ? one.size : one.sent), 0);
  const done = files.filter(({ isDone }) => isDone).length;
  return (
    <div>
      <span className="figures">
        共 {files.length} 份，已入库 {done} 份
      </span>
      <Progress
        percent={done === files.length ? 100 : Math.min(99, Math.floor((sent / Math.max(size, 1)) * 100))}
        size="small"
        aria-label="全部文件的上传进度"
      />
    </div>
  );
}

export const nothingFails = (parts: readonly { readonly state: string }[]): boolean =>
  parts.every(({ state }) => state !== 'failed');
