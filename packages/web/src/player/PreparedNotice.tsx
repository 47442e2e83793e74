import { Progress } from 'antd';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import type { Preview } from './use-preview.ts';

/** What the browser cannot play is made playable: how far that is, or why it cannot be done. Nothing while all is well. */
export function PreparedNotice({ preview }: { preview: Preview }) {
  const { state, percent, problem, error } = preview;
  if (error !== null) return <ProblemCard error={error} />;
  if (state === null || state === 'done') return null;
  if (state === 'failed') {
    return (
      <p className="prepared">
        <StatusMark status="unjudged" word="不能在这里播放" />
        <span>{problem} 可下载原件，用本机播放器打开。</span>
      </p>
    );
  }
  return (
    <p className="prepared">
      <span>原件在浏览器里放不了，或者不能跳着看，正在制作可播放的版本，原件不动</span>
      <Progress size="small" percent={percent} status="active" />
    </p>
  );
}
