import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { fileAddress } from '../case/fact/file-address.ts';
import { newId } from '../record/new-id.ts';
import { type Camera, correction, placeIn } from './in-step.ts';
import { PreparedNotice } from './PreparedNotice.tsx';
import type { Clock } from './use-clock.ts';
import { usePreview } from './use-preview.ts';

type Props = {
  caseId: string;
  camera: Camera;
  clock: Clock;
  isLarge: boolean;
  isHeard: boolean;
  onLarge: () => void;
  onHeard: () => void;
};

/** One camera, following the clock: where it was not recording it says so. */
export function CameraView({ caseId, camera, clock, isLarge, isHeard, onLarge, onHeard }: Props) {
  const media = useRef<HTMLVideoElement>(null);
  const [viewing] = useState(newId);
  const preview = usePreview({ case: caseId, record: camera.record, sha256: camera.file.sha256 }, 'playable');
  const place = placeIn(camera, clock.at);
  const { playing, speed } = clock;
  useEffect(() => {
    const film = media.current;
    if (film === null) return;
    film.playbackRate = speed;
    const ended = place !== null && Number.isFinite(film.duration) && place >= film.duration;
    if (place === null || ended || !playing) film.pause();
    else if (film.paused) void film.play().catch(() => undefined);
    if (place === null || ended) return;
    const wanted = correction(film.currentTime, place, speed);
    if (wanted !== null) film.currentTime = wanted;
  }, [place, playing, speed]);
  return (
    <figure className={isLarge ? 'camera camera--large' : 'camera'}>
      <video
        ref={media}
        src={`${preview.address ?? fileAddress(caseId, camera.record, camera.file.sha256)}?viewing=${viewing}`}
        muted={!isHeard}
        preload="auto"
        playsInline
        aria-label={camera.title}
        onError={preview.ask}
      />
      {place === null && <span className="camera__none">此刻没有录制</span>}
      <PreparedNotice preview={preview} />
      <figcaption>
        <strong>{camera.title}</strong>
        {camera.offsetSeconds !== 0 && (
          <span className="soft figures">
            设备{camera.offsetSeconds > 0 ? '快' : '慢'} {Math.abs(camera.offsetSeconds)} 秒，已校正
          </span>
        )}
        <span className="camera__acts">
          <Button size="small" aria-pressed={isHeard} onClick={onHeard}>
            {isHeard ? '静音' : '听这一路'}
          </Button>
          <Button size="small" aria-pressed={isLarge} onClick={onLarge}>
            {isLarge ? '还原' : '放大'}
          </Button>
        </span>
      </figcaption>
    </figure>
  );
}
