import type { CaseView, Derive, FactView } from '@liuhen/server/api';
import { App, Button, Checkbox, Input, Segmented, Slider } from 'antd';
import { useRef, useState } from 'react';
import { PreparedNotice } from '../player/PreparedNotice.tsx';
import { shownAs } from '../player/reel.ts';
import { timecode } from '../player/timecode.ts';
import { useSource } from '../player/use-source.ts';
import { newId } from '../record/new-id.ts';
import { MaskRows } from './MaskRows.tsx';
import { type MaskedArea, type MutedInterval, missingInMasks, type Point, type Size } from './masks.ts';
import { Stage } from './Stage.tsx';
import type { useCopies } from './use-copies.ts';

type Form = 'clip' | 'still' | 'masked';
type Props = {
  view: CaseView;
  original: FactView;
  file: FactView['files'][number];
  copies: ReturnType<typeof useCopies>;
};

const forms = [
  { value: 'clip', label: '剪辑' },
  { value: 'still', label: '截图' },
  { value: 'masked', label: '遮挡、静音' },
] as const;

/** The recording with a pointer to draw what is to be hidden, and beside it what copy is wanted, from when to when and why. */
export function CopyMaker({ view, original, file, copies }: Props) {
  const { message } = App.useApp();
  const isImage = shownAs(file).startsWith('image/');
  const isSound = shownAs(file).startsWith('audio/');
  const video = useRef<HTMLVideoElement>(null);
  const [form, setForm] = useState<Form>(isImage ? 'masked' : 'clip');
  const [atMs, setAt] = useState(0);
  const [lengthMs, setLength] = useState(isImage ? 1_000 : 0);
  const [picture, setPicture] = useState<Size>({ width: 0, height: 0 });
  const [interval, setInterval] = useState<{ fromMs: number; toMs: number } | null>(null);
  const [areas, setAreas] = useState<readonly MaskedArea[]>([]);
  const [muted, setMuted] = useState<readonly MutedInterval[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [purpose, setPurpose] = useState('');
  const [opened, setOpened] = useState(false);
  const source = useSource({ case: view.id, record: original.id, sha256: file.sha256 });

  const cut = interval ?? { fromMs: 0, toMs: lengthMs };
  const missing = purpose.trim().length < 2 ? '写明用途。' : form === 'masked' ? missingInMasks(areas, muted) : null;
  const addArea = (area: Size & Point) => {
    const key = newId();
    const whole = { fromMs: isImage ? 0 : atMs, toMs: Math.max(lengthMs, atMs + 1) };
    setAreas([...areas, { ...area, ...whole, key, ground: '个人隐私', article: '制度第三十条' }]);
    setChosen(key);
  };
  const addMuted = () => {
    const key = newId();
    const until = Math.max(Math.min(lengthMs, atMs + 5_000), atMs + 1);
    setMuted([...muted, { key, fromMs: atMs, toMs: until, ground: '个人隐私', article: '制度第三十条' }]);
    setChosen(key);
  };
  const derivation = (): Derive['derivation'] => {
    if (form === 'clip') return { kind: 'clip', fromMs: cut.fromMs, toMs: cut.toMs };
    if (form === 'still') return { kind: 'still', atMs };
    // the areas are told in pixels of what was seen here, which may be a smaller copy made for the browser
    const seen = picture.width > 0 ? { picture } : {};
    return { kind: 'masked', areas: areas.map(withoutKey), muted: muted.map(withoutKey), ...seen };
  };
  const send = () => {
    copies.ask(derivation(), {
      id: newId(),
      ground: purpose.trim(),
      ...(form === 'masked' && opened ? { sensitivity: '无' } : {}),
    });
    setAreas([]);
    setMuted([]);
    setPurpose('');
    void message.info('已排队制作，可以离开本页');
  };
  const replace = <Row extends { key: string }>(rows: readonly Row[], row: Row) =>
    rows.map((one) => (one.key === row.key ? row : one));
  const seek = (milliseconds: number) => {
    setAt(milliseconds);
    if (video.current !== null) video.current.currentTime = milliseconds / 1000;
  };
  return (
    <section className="panel copy-maker" aria-label="制作派生件">
      <div className="copy-maker__film">
        <Stage
          src={source.src}
          isImage={isImage}
          areas={form === 'masked' ? areas : []}
          atMs={atMs}
          chosen={chosen}
          draws={form === 'masked' && !isSound && picture.width > 0}
          onDrawn={addArea}
          onChoose={setChosen}
          video={video}
          onSize={setPicture}
          onTime={setAt}
          onLoaded={(film) => {
            source.onLoaded(film, isSound);
            if (Number.isFinite(film.duration)) setLength(Math.round(film.duration * 1000));
          }}
          onUnplayable={source.onError}
        />
        <PreparedNotice preview={source.making} of={isImage ? 'picture' : 'film'} />
        {!isImage && (
          <div className="copy-maker__transport">
            <Button size="small" onClick={() => void toggle(video.current)}>
              播放、暂停
            </Button>
            <Button size="small" onClick={() => seek(Math.max(0, atMs - 40))}>
              退一帧
            </Button>
            <Button size="small" onClick={() => seek(Math.min(lengthMs, atMs + 40))}>
              进一帧
            </Button>
            <Slider
              className="copy-maker__slider"
              ariaLabelForHandle="播放位置"
              min={0}
              max={Math.max(lengthMs, 1)}
              value={atMs}
              onChange={seek}
              tooltip={{ formatter: (value) => timecode((value ?? 0) / 1000) }}
            />
            <span className="figures soft">
              {timecode(atMs / 1000)} / {timecode(lengthMs / 1000)}
            </span>
          </div>
        )}
      </div>
      <div className="copy-maker__form">
        <Segmented<Form>
          block
          value={form}
          onChange={setForm}
          options={forms.filter(({ value }) => (isImage ? value === 'masked' : !(isSound && value === 'still')))}
        />
        {form === 'clip' && (
          <p className="copy-maker__cut">
            <span className="figures">
              {timecode(cut.fromMs / 1000)} 至 {timecode(cut.toMs / 1000)}
            </span>
            <Button size="small" onClick={() => setInterval({ fromMs: atMs, toMs: Math.max(cut.toMs, atMs + 1) })}>
              从此刻起
            </Button>
            <Button
              size="small"
              onClick={() => setInterval({ fromMs: Math.min(cut.fromMs, Math.max(0, atMs - 1)), toMs: atMs })}
            >
              到此刻止
            </Button>
          </p>
        )}
        {form === 'still' && <p className="figures">截取 {timecode(atMs / 1000)} 的画面，按原来的大小。</p>}
        {form === 'masked' && (
          <>
            <p className="soft">
              {isSound ? '' : '在画面上拖出区域，或'}
              {!isSound && (
                <Button
                  size="small"
                  disabled={picture.width === 0}
                  onClick={() =>
                    addArea({ x: 0, y: 0, width: quarter(picture.width), height: quarter(picture.height) })
                  }
                >
                  添加区域
                </Button>
              )}{' '}
              {!isImage && (
                <Button size="small" onClick={addMuted}>
                  添加静音时段
                </Button>
              )}
            </p>
            <MaskRows
              areas={areas}
              muted={muted}
              atMs={atMs}
              timed={!isImage}
              chosen={chosen}
              onChoose={setChosen}
              onArea={(area) => setAreas(replace(areas, area))}
              onMuted={(one) => setMuted(replace(muted, one))}
              onRemove={(key) => {
                setAreas(areas.filter((one) => one.key !== key));
                setMuted(muted.filter((one) => one.key !== key));
              }}
            />
            <Checkbox checked={opened} onChange={({ target }) => setOpened(target.checked)}>
              保密内容已全部遮去，副本按一般材料提供
            </Checkbox>
          </>
        )}
        <Input.TextArea
          aria-label="用途"
          placeholder="用途：例如供当事人复制、附入鉴定委托书"
          maxLength={500}
          rows={2}
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
        />
        <Button type="primary" disabled={missing !== null} loading={copies.asking} onClick={send}>
          制作{form === 'clip' ? '剪辑' : form === 'still' ? '截图' : '遮挡副本'}
        </Button>
        {missing !== null && <span className="soft">{missing}</span>}
      </div>
    </section>
  );
}

function withoutKey<Row extends { readonly key: string }>({ key: _key, ...rest }: Row): Omit<Row, 'key'> {
  return rest;
}

function quarter(size: number): number {
  return Math.max(1, Math.floor(size / 4));
}

async function toggle(video: HTMLVideoElement | null): Promise<void> {
  if (video === null) return;
  if (video.paused) await video.play().catch(() => undefined);
  else video.pause();
}
