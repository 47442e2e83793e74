import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Axis, fitScale } from './axis.ts';
import { Hatch } from './Hatch.tsx';
import { laneTitles, type TimelineItem } from './item.ts';
import { Legend } from './Legend.tsx';
import { type LaneLayout, layOut, type Placed } from './rows.ts';
import { axisAt, spansOf } from './spans.ts';
import { crossesLabel, foldLabelOf, labelOffset, ticksOf } from './ticks.ts';
import './timeline.css';

type Props = {
  items: readonly TimelineItem[];
  now: number;
  selected: string | null;
  onSelect: (item: TimelineItem) => void;
  onInterval?: (interval: { from: number; to: number } | null) => void;
};

const rowHeight = 20;
const lanePadding = 8;
const axisHeight = 40;

/**
 * The whole process on one time axis, from years to seconds, idle stretches folded. Marks and bars are buttons; the list
 * below the timeline says the same for those who read lists and for screen readers.
 */
export function Timeline({ items, now, selected, onSelect, onInterval }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [zoom, setZoom] = useState(1);
  const spans = useMemo(() => spansOf(items, zoom), [items, zoom]);
  const fit = useMemo(() => (room === 0 ? 1e-6 : fitScale(spansOf(items, 1), room)), [items, room]);
  const axis = useMemo(() => axisAt(spans, fit * zoom, room), [spans, fit, zoom, room]);
  const layout = useMemo(() => layOut(items, axis), [items, axis]);
  const keep = useRef<{ instant: number; x: number } | null>(null);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || keep.current === null) return;
    element.scrollLeft = axis.toX(keep.current.instant) - keep.current.x;
    keep.current = null;
  }, [axis]);

  const zoomBy = (factor: number, at?: number) => {
    const element = scroller.current;
    if (element === null) return;
    const x = at ?? element.clientWidth / 2;
    keep.current = { instant: axis.toInstant(element.scrollLeft + x), x };
    setZoom((before) => Math.min(Math.max(before * factor, 1), 0.05 / fit));
  };

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1.25 : 0.8, event.clientX - element.getBoundingClientRect().left);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  });

  const tops = laneTops(layout);
  const height = axisHeight + tops.total;
  return (
    <section className="timeline" aria-label="全过程时间轴">
      <div className="timeline__tools no-print">
        <Legend />
        <button type="button" onClick={() => zoomBy(1.6)} aria-label="放大时间轴">
          ＋
        </button>
        <button type="button" onClick={() => zoomBy(0.625)} aria-label="缩小时间轴">
          －
        </button>
        <button type="button" onClick={() => setZoom(1)}>
          全程
        </button>
      </div>
      <div className="timeline__body">
        <div className="timeline__lanes" style={{ paddingTop: axisHeight }}>
          {layout.map(({ lane, rows }) => (
            <div key={lane} className="timeline__lane-title" style={{ height: laneHeight(rows) }}>
              {laneTitles[lane]}
            </div>
          ))}
        </div>
        <div className="timeline__scroller" ref={scroller}>
          <svg
            width={Math.max(axis.width, room)}
            height={height}
            viewBox={`0 0 ${Math.max(axis.width, room)} ${height}`}
            preserveAspectRatio="xMinYMin"
          >
            <title>全过程时间轴</title>
            <Hatch />
            <Grid axis={axis} height={height} onInterval={onInterval} />
            {layout.map((lane, index) => (
              <g key={lane.lane} transform={`translate(0 ${axisHeight + (tops.at[index] ?? 0)})`}>
                <line
                  className="timeline__rule"
                  x1={0}
                  x2={Math.max(axis.width, room)}
                  y1={laneHeight(lane.rows)}
                  y2={laneHeight(lane.rows)}
                />
                {lane.placed.map((placed) => (
                  <Mark
                    key={`${placed.item.id}${placed.item.frame ?? ''}`}
                    placed={placed}
                    axis={axis}
                    rows={lane.rows}
                    now={now}
                    selected={selected === placed.item.id}
                    onSelect={onSelect}
                  />
                ))}
              </g>
            ))}
            <Now axis={axis} now={now} height={height} />
          </svg>
        </div>
      </div>
    </section>
  );
}

function Grid({ axis, height, onInterval }: { axis: Axis; height: number; onInterval: Props['onInterval'] }) {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const x = (event: React.PointerEvent<SVGRectElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const ticks = ticksOf(axis);
  return (
    <g>
      <rect
        className="timeline__ground"
        width={axis.width}
        height={height}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: x(event), to: x(event) });
        }}
        onPointerMove={(event) => drag !== null && setDrag({ ...drag, to: x(event) })}
        onPointerUp={() => {
          if (drag === null) return;
          const [from, to] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
          if (to - from > 6) onInterval?.({ from: axis.toInstant(from), to: axis.toInstant(to) });
          else {
            setDrag(null);
            onInterval?.(null);
          }
          if (to - from <= 6) setDrag(null);
        }}
      />
      {ticks.map((tick, index) => (
        <g key={`${tick.x}-${index.toString()}`}>
          <line
            className={tick.major ? 'timeline__tick timeline__tick--major' : 'timeline__tick'}
            x1={tick.x}
            x2={tick.x}
            y1={axisHeight - 8}
            y2={height}
          />
          <text
            className={tick.major ? 'timeline__label timeline__label--major' : 'timeline__label'}
            x={tick.x + labelOffset}
            y={axisHeight - 12}
          >
            {tick.label}
          </text>
        </g>
      ))}
      {axis.segments
        .filter((segment) => segment.folded)
        .map((segment) => (
          <g key={segment.from} className="timeline__fold">
            <rect x={segment.x + 4} y={axisHeight - 8} width={segment.width - 8} height={height - axisHeight + 8} />
            <text x={segment.x + segment.width / 2} y={axisHeight - 14} textAnchor="middle">
              {foldLabelOf(segment, ticks)}
            </text>
          </g>
        ))}
      {drag !== null && Math.abs(drag.to - drag.from) > 6 && (
        <rect
          className="timeline__interval"
          x={Math.min(drag.from, drag.to)}
          width={Math.abs(drag.to - drag.from)}
          y={0}
          height={height}
        />
      )}
    </g>
  );
}

type MarkProps = {
  placed: Placed;
  axis: Axis;
  rows: number;
  now: number;
  selected: boolean;
  onSelect: (item: TimelineItem) => void;
};

function Mark({ placed, axis, rows, now, selected, onSelect }: MarkProps) {
  const { item, x, width, row, more, room } = placed;
  if (item.frame === true) return <Frame placed={placed} axis={axis} rows={rows} />;
  const y = lanePadding + row * rowHeight;
  const words = `${laneTitles[item.lane]}：${item.title}${item.note === '' ? '' : `，${item.note}`}${more.length === 0 ? '' : `，另有 ${more.length} 件`}`;
  const choose = () => onSelect(item);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG group cannot be a button element */}
      <g
        className={`timeline__mark timeline__mark--${item.status} timeline__mark--${item.lane}${item.hollow ? ' timeline__mark--hollow' : ''}${selected ? ' timeline__mark--selected' : ''}`}
        role="button"
        tabIndex={0}
        aria-label={words}
        onClick={choose}
        onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && choose()}
      >
        <title>{words}</title>
        {item.to > item.from ? (
          <Bar item={item} x={x} y={y} width={width} axis={axis} now={now} />
        ) : (
          <Point item={item} x={x} y={y} />
        )}
      </g>
      {/* what is written beside a mark is cut to the room there is; the mark's own name says all of it */}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts cannot be focused */}
      <g aria-hidden="true">
        {item.to > item.from && (
          <text className="timeline__bar-label" x={x + 5} y={y + 11.5}>
            {short(item.title, width - 10)}
          </text>
        )}
        {more.length > 0 ? (
          <text className="timeline__more" x={x + width + 2} y={y + 12}>
            +{more.length}
          </text>
        ) : (
          !labelInside(item, width) && <Name text={item.title} x={x + width + 3} y={y + 12} room={room - 8} />
        )}
      </g>
    </>
  );
}

/** A deadline's window fills as time passes. */
function Bar({
  item,
  x,
  y,
  width,
  axis,
  now,
}: {
  item: TimelineItem;
  x: number;
  y: number;
  width: number;
  axis: Axis;
  now: number;
}) {
  const filled = item.lane === 'deadline' ? Math.min(Math.max(axis.toX(Math.min(now, item.to)) - x, 0), width) : width;
  return (
    <>
      <rect className="timeline__bar" x={x} y={y} width={width} height={rowHeight - 5} rx={2} />
      {item.lane === 'deadline' && (
        <rect className="timeline__filled" x={x} y={y} width={filled} height={rowHeight - 5} rx={2} />
      )}
    </>
  );
}

const character = 11.2;

/** A name as far as there is room for it; two characters say nothing. */
function short(text: string, room: number): string {
  const fits = Math.floor(room / character);
  if (text.length <= fits) return text;
  return fits < 4 ? '' : `${text.slice(0, fits - 1)}…`;
}

function labelInside(item: TimelineItem, width: number): boolean {
  return item.to > item.from && short(item.title, width - 10) !== '';
}

function Name({ text, x, y, room }: { text: string; x: number; y: number; room: number }) {
  const shown = short(text, Math.min(room, 190));
  return shown === '' ? null : (
    <text className="timeline__name" x={x} y={y}>
      {shown}
    </text>
  );
}

function Point({ item, x, y }: { item: TimelineItem; x: number; y: number }) {
  if (item.lane === 'procedure')
    return <path className="timeline__point" d={`M${x + 7} ${y + 1} l6 6.5 -6 6.5 -6 -6.5Z`} />;
  if (item.lane === 'approval') return <circle className="timeline__point" cx={x + 7} cy={y + 7.5} r={6} />;
  if (item.lane === 'service')
    return <path className="timeline__point" d={`M${x + 1} ${y + 2} h9 l4 5.5 -4 5.5 h-9Z`} />;
  if (item.lane === 'deadline')
    return <path className="timeline__point" d={`M${x + 1} ${y + 13} V${y + 2} l11 4 -11 4`} />;
  if (item.lane === 'recording')
    return <rect className="timeline__point" x={x + 1} y={y + 2} width={12} height={11} rx={2} />;
  return <path className="timeline__point" d={`M${x + 2} ${y + 1} h7 l3 3 v10 h-10Z`} />;
}

/** The act that recordings must cover; what they leave uncovered is hatched. */
function Frame({ placed: { item, x, width }, axis, rows }: { placed: Placed; axis: Axis; rows: number }) {
  const height = laneHeight(rows) - 6;
  return (
    <g className={`timeline__frame timeline__mark--${item.status}`}>
      <rect className="timeline__frame-edge" x={x - 2} y={3} width={width + 4} height={height} rx={3} />
      {(item.gaps ?? []).map((gap) => (
        <rect
          key={gap.from}
          className="timeline__gap"
          x={axis.toX(gap.from)}
          y={4}
          width={Math.max(axis.toX(gap.to) - axis.toX(gap.from), 2)}
          height={height - 2}
        >
          <title>未覆盖 {Math.round((gap.to - gap.from) / 1000)} 秒</title>
        </rect>
      ))}
    </g>
  );
}

function Now({ axis, now, height }: { axis: Axis; now: number; height: number }) {
  const first = axis.segments[0];
  const last = axis.segments.at(-1);
  if (first === undefined || last === undefined) return null;
  const x = axis.toX(now);
  return (
    <g className="timeline__now">
      {/* the day's own label stays legible: there the line begins below it */}
      <line x1={x} x2={x} y1={crossesLabel(ticksOf(axis), x) ? axisHeight - 8 : 18} y2={height} />
      <rect x={x - (now >= last.to ? 30 : 17)} y={2} width={34} height={16} rx={2} />
      <text x={x - (now >= last.to ? 13 : 0)} y={14} textAnchor="middle">
        今天
      </text>
    </g>
  );
}

function laneHeight(rows: number): number {
  return rows * rowHeight + lanePadding * 2 - 4;
}

function laneTops(layout: readonly LaneLayout[]): { at: number[]; total: number } {
  const at: number[] = [];
  let total = 0;
  for (const { rows } of layout) {
    at.push(total);
    total += laneHeight(rows);
  }
  return { at, total };
}
