import { Button, Input, InputNumber, Select } from 'antd';
import { timecode } from '../player/timecode.ts';
import { grounds, type MaskedArea, type MutedInterval } from './masks.ts';

type Row = MaskedArea | MutedInterval;
type Props = {
  areas: readonly MaskedArea[];
  muted: readonly MutedInterval[];
  atMs: number;
  timed: boolean;
  chosen: string | null;
  onChoose: (key: string) => void;
  onArea: (area: MaskedArea) => void;
  onMuted: (muted: MutedInterval) => void;
  onRemove: (key: string) => void;
};

/** Each thing that is hidden: where, from when to when, on what ground and by which provision. */
export function MaskRows(props: Props) {
  const { areas, muted, chosen } = props;
  return (
    <ol className="masks">
      {areas.map((area, index) => (
        <li key={area.key} className={area.key === chosen ? 'masks__chosen' : undefined}>
          <RowHead word={`遮挡 ${index + 1}`} row={area} {...props} />
          <When row={area} {...props} onChange={(change) => props.onArea({ ...area, ...change })} />
          <span className="masks__place">
            {(['x', 'y', 'width', 'height'] as const).map((side) => (
              <InputNumber
                key={side}
                size="small"
                min={side === 'x' || side === 'y' ? 0 : 1}
                precision={0}
                prefix={sides[side]}
                aria-label={`遮挡 ${index + 1} ${sides[side]}（像素）`}
                value={area[side]}
                onChange={(value) => value !== null && props.onArea({ ...area, [side]: value })}
              />
            ))}
          </span>
          <Why row={area} onChange={(change) => props.onArea({ ...area, ...change })} />
        </li>
      ))}
      {muted.map((one, index) => (
        <li key={one.key} className={one.key === chosen ? 'masks__chosen' : undefined}>
          <RowHead word={`静音 ${index + 1}`} row={one} {...props} />
          <When row={one} {...props} onChange={(change) => props.onMuted({ ...one, ...change })} />
          <Why row={one} onChange={(change) => props.onMuted({ ...one, ...change })} />
        </li>
      ))}
    </ol>
  );
}

const sides = { x: '左', y: '上', width: '宽', height: '高' } as const;

function RowHead({ word, row, onChoose, onRemove }: Props & { word: string; row: Row }) {
  return (
    <span className="masks__head">
      <button type="button" className="plain-button" onClick={() => onChoose(row.key)}>
        <strong>{word}</strong>
      </button>
      <Button size="small" type="text" onClick={() => onRemove(row.key)}>
        删去
      </Button>
    </span>
  );
}

type Interval = { fromMs?: number; toMs?: number };

function When({ row, atMs, timed, onChange }: Props & { row: Row; onChange: (change: Interval) => void }) {
  if (!timed) return null;
  return (
    <span className="masks__when figures">
      {timecode(row.fromMs / 1000)} 至 {timecode(row.toMs / 1000)}
      <Button size="small" onClick={() => onChange({ fromMs: atMs, toMs: Math.max(row.toMs, atMs + 1) })}>
        从此刻起
      </Button>
      <Button
        size="small"
        onClick={() => onChange({ toMs: atMs, fromMs: Math.min(row.fromMs, Math.max(0, atMs - 1)) })}
      >
        到此刻止
      </Button>
    </span>
  );
}

type Reason = { ground?: string; article?: string };

function Why({ row, onChange }: { row: Row; onChange: (change: Reason) => void }) {
  return (
    <span className="masks__why">
      <Select
        size="small"
        aria-label="依据"
        value={row.ground === '' ? null : row.ground}
        placeholder="依据"
        onChange={(ground: string) =>
          onChange({ ground, article: grounds.find((one) => one.ground === ground)?.article ?? row.article ?? '' })
        }
        options={grounds.map(({ ground }) => ({ value: ground, label: ground }))}
      />
      <Input
        size="small"
        aria-label="条文"
        placeholder="条文"
        maxLength={100}
        value={row.article ?? ''}
        onChange={({ target }) => onChange({ article: target.value })}
      />
    </span>
  );
}
