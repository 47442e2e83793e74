import { Progress } from 'antd';
import { ProblemCard } from '../app/ProblemCard.tsx';
import { StatusMark } from '../status/StatusMark.tsx';
import type { Preview } from './use-preview.ts';

type Props = { readonly preview: Preview; readonly of?: 'film' | 'picture' };

const words = {
  film: {
    making: '原件在浏览器里放不了，或者不能跳着看，正在制作可播放的版本，原件不动',
    failed: '不能在这里播放',
    instead: '可下载原件，用本机播放器打开。',
  },
  picture: {
    making: '浏览器不能显示原件的格式，正在制作可以看的版本，原件不动',
    failed: '不能在这里显示',
    instead: '可下载原件，用本机看图软件打开。',
  },
} as const;

/** What the browser cannot play or show is made so that it can: how far that is, or why it cannot be done. Nothing while all is well. */
export function PreparedNotice({ preview, of = 'film' }: Props) {
  const { state, percent, problem, error } = preview;
  if (error !== null) return <ProblemCard error={error} />;
  if (state === null || state === 'done') return null;
  if (state === 'failed') {
    return (
      <p className="prepared">
        <StatusMark status="unjudged" word={words[of].failed} />
        <span>
          {problem} {words[of].instead}
        </span>
      </p>
    );
  }
  return (
    <p className="prepared">
      <span>{words[of].making}</span>
      <Progress size="small" percent={percent} status="active" />
    </p>
  );
}
