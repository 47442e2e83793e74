import { Button } from 'antd';
import { length } from '../time/moment.ts';
import { CameraPiece } from './CameraPiece.tsx';
import { type Camera, placeIn } from './in-step.ts';
import { nextPicture } from './reel.ts';
import type { Clock } from './use-clock.ts';

type Props = {
  caseId: string;
  camera: Camera;
  clock: Clock;
  isLarge: boolean;
  isHeard: boolean;
  onLarge: () => void;
  onHeard: () => void;
};

/** One camera, following the clock through all its files: where it was not recording it says so, and when it goes on. */
export function CameraView({ caseId, camera, clock, isLarge, isHeard, onLarge, onHeard }: Props) {
  const { pieces } = camera;
  const spot = placeIn(camera, clock.at);
  const goesOn = spot === null ? nextPicture(pieces, clock.at) : null;
  const coming = pieces.findIndex(({ from }) => from >= clock.at);
  const shown = spot?.index ?? (coming === -1 ? pieces.length - 1 : coming);
  return (
    <figure className={isLarge ? 'camera camera--large' : 'camera'} aria-label={camera.title}>
      {/* the next file is read ahead, so that it begins on time */}
      {pieces.slice(shown, shown + 2).map(({ record, file }, ahead) => (
        <CameraPiece
          key={file.sha256}
          place={{ case: caseId, record, sha256: file.sha256 }}
          title={camera.title}
          seconds={ahead === 0 ? (spot?.seconds ?? null) : null}
          clock={clock}
          isShown={ahead === 0}
          isHeard={isHeard}
        />
      ))}
      {spot === null && (
        <span className="camera__none">
          此刻没有录制{goesOn !== null && goesOn > clock.at ? `，${length(goesOn - clock.at)}后继续` : ''}
        </span>
      )}
      <figcaption>
        <strong>{camera.title}</strong>
        {pieces.length > 1 && (
          <span className="soft figures">
            第 {shown + 1} 段，共 {pieces.length} 段
          </span>
        )}
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
