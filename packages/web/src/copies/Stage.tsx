import { useRef, useState } from 'react';
import { areaBetween, type MaskedArea, type Point, type Size } from './masks.ts';

type Props = {
  src: string | undefined;
  isImage: boolean;
  areas: readonly MaskedArea[];
  atMs: number;
  chosen: string | null;
  /** Whether a pointer draws. */
  draws: boolean;
  onDrawn: (area: Size & Point) => void;
  onChoose: (key: string) => void;
  video: React.RefObject<HTMLVideoElement | null>;
  onSize: (picture: Size) => void;
  onTime: (atMs: number) => void;
  onLoaded: (film: HTMLVideoElement) => void;
  onUnplayable: () => void;
};

/** The picture with what will be hidden on it, black as it will be; a pointer draws a new area over it. */
export function Stage(props: Props) {
  const { src, isImage, areas, atMs, chosen, draws, video, onSize } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Size>({ width: 16, height: 9 });
  const [drag, setDrag] = useState<{ from: Point; to: Point } | null>(null);
  const sized = (width: number, height: number) => {
    const size = width > 0 && height > 0 ? { width, height } : { width: 16, height: 9 };
    setPicture(size);
    onSize(size);
  };
  const pointOf = (event: React.PointerEvent): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const drawn = (from: Point, to: Point) => {
    const box = frame.current?.getBoundingClientRect();
    return areaBetween(from, to, box ?? { width: 1, height: 1 }, picture);
  };
  const shown = areas.filter(({ fromMs, toMs }) => isImage || (atMs >= fromMs && atMs <= toMs));
  return (
    <div className="stage">
      <div
        ref={frame}
        className={draws ? 'stage__frame stage__frame--draws' : 'stage__frame'}
        style={{
          aspectRatio: `${picture.width} / ${picture.height}`,
          // an upright picture keeps its shape where its height is bounded
          maxWidth: `calc(62vh * ${picture.width / picture.height})`,
        }}
        onPointerDown={(event) => {
          if (!draws || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: pointOf(event), to: pointOf(event) });
        }}
        onPointerMove={(event) => drag !== null && setDrag({ ...drag, to: pointOf(event) })}
        onPointerUp={() => {
          if (drag !== null && Math.hypot(drag.to.x - drag.from.x, drag.to.y - drag.from.y) > 8)
            props.onDrawn(drawn(drag.from, drag.to));
          setDrag(null);
        }}
        onPointerCancel={() => setDrag(null)}
      >
        {isImage ? (
          <img
            src={src}
            alt="原件"
            draggable={false}
            onError={props.onUnplayable}
            onLoad={({ currentTarget: image }) => sized(image.naturalWidth, image.naturalHeight)}
          />
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: evidence has no caption track; its transcript is a document of the case
          <video
            ref={video}
            src={src}
            preload="auto"
            playsInline
            onError={props.onUnplayable}
            onLoadedMetadata={({ currentTarget: film }) => {
              sized(film.videoWidth, film.videoHeight);
              props.onLoaded(film);
            }}
            onTimeUpdate={({ currentTarget: film }) => props.onTime(Math.round(film.currentTime * 1000))}
            onSeeked={({ currentTarget: film }) => props.onTime(Math.round(film.currentTime * 1000))}
          />
        )}
        {shown.map((area) => (
          <button
            key={area.key}
            type="button"
            className={area.key === chosen ? 'stage__mask stage__mask--chosen' : 'stage__mask'}
            aria-label={`遮挡：${area.ground}`}
            style={placed(area, picture)}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => props.onChoose(area.key)}
          />
        ))}
        {drag !== null && <div className="stage__drag" style={placed(drawn(drag.from, drag.to), picture)} />}
      </div>
    </div>
  );
}

function placed(area: Size & Point, picture: Size): React.CSSProperties {
  const share = (value: number, of: number) => `${(value / of) * 100}%`;
  return {
    left: share(area.x, picture.width),
    top: share(area.y, picture.height),
    width: share(area.width, picture.width),
    height: share(area.height, picture.height),
  };
}
