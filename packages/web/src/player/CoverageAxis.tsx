import type { ActCoverage, FactView } from '@liuhen/server/api';
import { CoverageGaps } from './CoverageGaps.tsx';
import { isClosed } from './filming-excuse.ts';
import { type Camera, shareOf } from './in-step.ts';
import { gapsOf } from './reel.ts';

type Span = { readonly from: number; readonly to: number };
type Props = {
  caseId: string;
  mayRecord: boolean;
  coverage: ActCoverage;
  facts: readonly FactView[];
  cameras: readonly Camera[];
  span: Span;
  at: number;
  onSeek: (at: number) => void;
};

const row = 16;
const wide = 1_000;

/**
 * The act and its recordings on one axis: what no camera shows is hatched red, and grey where an approved reason closes it; a click goes
 * there. A recording that nobody linked is an empty outline: it fills nothing.
 */
export function CoverageAxis({ caseId, mayRecord, coverage, facts, cameras, span, at, onSeek }: Props) {
  const x = (instant: number) => shareOf(instant, span) * wide;
  // what lies in no case yet has no picture here, and its place on the axis all the same
  const loose = coverage.unlinked.filter((one) => one.case === null);
  const height = (cameras.length + loose.length + 1) * row + 6;
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
            <pattern id="gap-closed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2" height="6" className="axis__hatch axis__hatch--closed" />
            </pattern>
            <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2" height="6" className="axis__hatch" />
            </pattern>
          </defs>
          <rect className="axis__act" x={x(act.from)} y="1" width={x(act.to) - x(act.from)} height={row - 4} />
          {coverage.gaps.map((gap) => {
            const [from, to] = [x(Date.parse(gap.from)), x(Date.parse(gap.to))];
            const hatch = isClosed(gap.excuse) ? 'url(#gap-closed)' : 'url(#gap)';
            return <rect key={gap.from} fill={hatch} x={from} y="1" width={Math.max(1, to - from)} height={row - 4} />;
          })}
          {cameras.map((camera, index) => (
            <CameraRow key={camera.key} camera={camera} y={(index + 1) * row + 2} x={x} />
          ))}
          {loose.map(({ record, from, to }, index) => (
            <rect
              key={record}
              className="axis__camera axis__camera--unlinked"
              x={x(Date.parse(from))}
              y={(cameras.length + index + 1) * row + 2}
              width={Math.max(1, x(Date.parse(to)) - x(Date.parse(from)))}
              height={row - 5}
            />
          ))}
          <rect className="axis__now" x={x(at) - 1} y="0" width="2" height={height} />
        </svg>
      </button>
      {(loose.length > 0 || cameras.some(({ linked }) => !linked)) && (
        <span className="soft">虚线框的机位当时在录，尚未关联到本项活动，不计入覆盖。</span>
      )}
      <CoverageGaps caseId={caseId} coverage={coverage} facts={facts} mayRecord={mayRecord} onSeek={onSeek} />
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
          className={camera.linked ? 'axis__camera' : 'axis__camera axis__camera--unlinked'}
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
