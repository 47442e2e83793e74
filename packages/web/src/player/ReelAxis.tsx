import { length } from '../time/moment.ts';
import { shareOf } from './in-step.ts';
import { gapsOf, type Piece } from './reel.ts';
import { timecode } from './timecode.ts';

type Props = {
  readonly pieces: readonly Piece[];
  readonly index: number;
  readonly at: number;
  readonly onGo: (at: number) => void;
};

/** The files of a recording on its one time axis, with what lies between them and was not filmed; a click goes there. */
export function ReelAxis({ pieces, index, at, onGo }: Props) {
  const span = { from: pieces[0]?.from ?? 0, to: pieces.at(-1)?.to ?? 0 };
  const left = (instant: number) => `${shareOf(instant, span) * 100}%`;
  const width = (from: number, to: number) => `${(shareOf(to, span) - shareOf(from, span)) * 100}%`;
  const gaps = gapsOf(pieces);
  return (
    <div className="reel">
      <button
        type="button"
        className="plain-button reel__axis"
        aria-label="录像的时间轴，点按跳到该处"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          if (event.detail > 0) onGo(span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from));
        }}
      >
        {pieces.map(({ file, from, to }, number) => (
          <span
            key={file.sha256}
            className={number === index ? 'reel__piece reel__piece--shown' : 'reel__piece'}
            style={{ left: left(from), width: width(from, to) }}
          />
        ))}
        {gaps.map(({ from, to }) => (
          <span key={from} className="reel__gap" style={{ left: left(from), width: width(from, to) }} />
        ))}
        <span className="reel__now" style={{ left: left(at) }} />
      </button>
      <p className="reel__words">
        <span className="figures">
          {timecode((at - span.from) / 1000)} / {timecode((span.to - span.from) / 1000)}
        </span>
        <span className="figures">
          第 {index + 1} 段，共 {pieces.length} 段
        </span>
        {gaps.map(({ from, to }, number) => (
          <button key={from} type="button" className="plain-button" onClick={() => onGo(to)}>
            {number === 0 ? '中间 ' : ''}
            {timecode((from - span.from) / 1000)} 起缺 {length(to - from)}
          </button>
        ))}
      </p>
    </div>
  );
}
