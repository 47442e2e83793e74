import { BulbFilled, BulbOutlined, PauseOutlined, SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { timecode } from '../player/timecode.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { useNow } from '../time/use-now.ts';
import { type FilmCourse, isPaused, playedMs } from './film-course.ts';
import { spaceWords } from './free-space.ts';
import { Marking } from './Marking.tsx';
import { pauseReasons, ReasonField } from './ReasonField.tsx';
import { SoundLevel } from './SoundLevel.tsx';
import { TakePhoto } from './TakePhoto.tsx';
import type { OpenDevice } from './use-device.ts';
import { useFreeSpace } from './use-free-space.ts';
import type { useRecorder } from './use-recorder.ts';

type Props = {
  readonly device: OpenDevice;
  readonly recorder: ReturnType<typeof useRecorder>;
  readonly onStart: () => void;
  readonly onPhoto: (photo: File) => Promise<void>;
  readonly onTurn: () => void;
  readonly onLight: () => void;
  readonly onClose: () => void;
};

/** The open camera or microphone, and the film that is being made with it. */
export function Recording({ device, recorder, onStart, onPhoto, onTurn, onLight, onClose }: Props) {
  const { course } = recorder;
  const view = useRef<HTMLVideoElement>(null);
  const space = useFreeSpace(device.medium);
  const [reason, setReason] = useState('');
  const isVideo = device.medium === 'video';
  const isStill = course !== null && isPaused(course);
  return (
    <>
      {isVideo && <Viewfinder stream={device.stream} view={view} isMirrored={device.facing === 'user'} />}
      <div className="record-here__state">
        <Elapsed course={course} />
        {!device.isSilent && <SoundLevel stream={device.stream} />}
        {space !== null && (space.state === 'enough' || course === null) && (
          <span className="soft">{spaceWords(space)}</span>
        )}
      </div>
      {device.isSilent && <StatusMark status="broken" word="没有找到麦克风：录像没有声音" />}
      {space !== null && space.state !== 'enough' && (
        <StatusMark
          status={space.state === 'full' ? 'broken' : 'due'}
          word={`本机空间不多了，${spaceWords(space)}；存满会自动停止，已录的不丢`}
        />
      )}
      {isStill && (
        <div className="record-here__reason">
          <label htmlFor="pause-reason">为什么暂停</label>
          <ReasonField id="pause-reason" value={reason} choices={pauseReasons} onChange={setReason} />
        </div>
      )}
      <div className="record-here__controls">
        {course === null ? (
          <Button type="primary" size="large" onClick={onStart}>
            {isVideo ? '开始录像' : '开始录音'}
          </Button>
        ) : (
          <>
            <Button danger type="primary" size="large" onClick={recorder.stop}>
              结束录制
            </Button>
            {isStill ? (
              <Button
                size="large"
                onClick={() => {
                  recorder.resume(reason.trim() === '' ? null : reason.trim());
                  setReason('');
                }}
              >
                继续录制
              </Button>
            ) : (
              <Button size="large" icon={<PauseOutlined aria-hidden />} onClick={recorder.pause}>
                暂停
              </Button>
            )}
          </>
        )}
        {isVideo && <TakePhoto device={device} view={view} isFilming={course !== null} onPhoto={onPhoto} />}
        {device.canTurn && course === null && (
          <Button size="large" icon={<SwapOutlined aria-hidden />} onClick={onTurn}>
            {device.facing === 'user' ? '换后置' : '换前置'}
          </Button>
        )}
        {device.torch !== null && (
          <Button
            size="large"
            icon={device.torch ? <BulbFilled aria-hidden /> : <BulbOutlined aria-hidden />}
            aria-pressed={device.torch}
            onClick={onLight}
          >
            {device.torch ? '关灯' : '开灯'}
          </Button>
        )}
        {course === null && (
          <Button size="large" onClick={onClose}>
            关闭
          </Button>
        )}
      </div>
      {course !== null && !isStill && <Marking course={course} onMark={recorder.mark} />}
    </>
  );
}

/** Sees what the camera sees. */
function Viewfinder(props: { stream: MediaStream; view: RefObject<HTMLVideoElement | null>; isMirrored: boolean }) {
  const { stream, view, isMirrored } = props;
  useEffect(() => {
    if (view.current !== null) view.current.srcObject = stream;
  }, [stream, view]);
  return (
    <video
      ref={view}
      className={`record-here__view${isMirrored ? ' record-here__view--mirrored' : ''}`}
      aria-label="取景"
      autoPlay
      muted
      playsInline
    />
  );
}

/** How much film there is; it stands still while the film does. */
function Elapsed({ course }: { course: FilmCourse | null }) {
  const now = useNow(250);
  if (course === null) return <StatusMark status="unjudged" word="还没有录" />;
  const time = timecode(playedMs(course, now) / 1000);
  if (course.end !== null) return <StatusMark status="due" word={`${time} 正在存好最后一段`} />;
  return isPaused(course) ? (
    <StatusMark status="due" word={`${time} 已暂停`} />
  ) : (
    <StatusMark status="met" word={`${time} 正在录制`} />
  );
}
