import type { ActCoverage } from '@liuhen/server/api';
import { StatusMark } from '../status/StatusMark.tsx';
import { length } from '../time/moment.ts';
import { type Camera, shareOf } from './in-step.ts';
import { gapsOf } from './reel.ts';

type Span = { readonly from: number; readonly to: number };
type Props = {
  coverage: ActCoverage;
  cameras: readonly Camera[];
  span: Span;
  at: number;
  onSeek: (at: number) => void;
};

const row = 16;
const wide = 1_000;

/** The act and its recordings on one axis: what no camera shows is hatched red; a click goes there. */
export function CoverageAxis({ coverage, cameras, span, at, onSeek }: Props) {
  const x = (instant: number) => shareOf(instant, span) * wide;
  const height = (cameras.length + 1) * row + 6;
  const act = { from: Date.parse(coverage.from), to: Date.parse(coverage.to) };
  return (
    <>
      <button
        type="button"
        className="plain-button axis"
        aria-label={`时间轴，覆盖 ${coverage.percent}%，点按跳到该处`}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          if (event.detail > 0) onSeek(span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from));
        }}
      >
        <svg viewBox={`0 0 ${wide} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <defs>
            <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2" height="6" className="axis__hatch" />
            </pattern>
          </defs>
          <rect className="axis__act" x={x(act.from)} y="1" width={x(act.to) - x(act.from)} height={row - 4} />
          {coverage.gaps.map((gap) => {
            const [from, to] = [x(Date.parse(gap.from)), x(Date.parse(gap.to))];
            return (
              <rect key={gap.from} fill="url(#gap)" x={from} y="1" width={Math.max(1, to - from)} height={row - 4} />
            );
          })}
          {cameras.map((camera, index) => (
            <CameraRow key={camera.key} camera={camera} y={(index + 1) * row + 2} x={x} />
          ))}
          <rect className="axis__now" x={x(at) - 1} y="0" width="2" height={height} />
        </svg>
      </button>
      <p className="axis__gaps">
        {coverage.gaps.length === 0 ? (
          <StatusMark status="met" word="全程有录制" />
        ) : (
          <>
            <StatusMark status="broken" word={`覆盖 ${coverage.percent}%`} />
            {coverage.gaps.map((gap) => (
              <button
                key={gap.from}
                type="button"
                className="plain-button"
                onClick={() => onSeek(Date.parse(gap.from))}
              >
                缺 {length(gap.seconds * 1000)}
                {gap.reason === null ? '' : `（${gap.reason}）`}
              </button>
            ))}
          </>
        )}
      </p>
    </>
  );
}

/** Each file as a bar of its own; what lies between two of them is hatched. */
function CameraRow({ camera, y, x }: { camera: Camera; y: number; x: (instant: number) => number }) {
  const pauses = new Map([...gapsOf(camera.pieces), ...camera.breaks].map((one) => [one.from, one]));
  return (
    <g data-camera={camera.title}>
      {camera.pieces.map(({ file, from, to }) => (
        <rect
          key={file.sha256}
          className="axis__camera"
          x={x(from)}
          y={y}
          width={Math.max(1, x(to) - x(from))}
          height={row - 5}
        />
      ))}
      {[...pauses.values()].map(({ from, to }) => (
        <rect
          key={from}
          className="axis__pause"
          fill="url(#gap)"
          x={x(from)}
          y={y}
          width={Math.max(1, x(to) - x(from))}
          height={row - 5}
        />
      ))}
    </g>
  );
}
