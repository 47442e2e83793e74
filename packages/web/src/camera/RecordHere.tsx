import {
  AudioOutlined,
  BulbFilled,
  BulbOutlined,
  CameraOutlined,
  PauseOutlined,
  SwapOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { useBlocker } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { markerLabels } from '../player/markers.ts';
import { timecode } from '../player/timecode.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { useNow } from '../time/use-now.ts';
import { type FilmCourse, isPaused, playedMs } from './film-course.ts';
import { spaceWords } from './free-space.ts';
import type { LiveFilm, OpenFilm } from './live-film.ts';
import { pauseReasons, ReasonField } from './ReasonField.tsx';
import { fileName, type RecordedMedium } from './recording-formats.ts';
import { SoundLevel } from './SoundLevel.tsx';
import type { Head } from './sealed-rows.ts';
import { stillOf } from './still-of.ts';
import { useAwake } from './use-awake.ts';
import { type OpenDevice, useDevice } from './use-device.ts';
import { useFreeSpace } from './use-free-space.ts';
import { useRecorder } from './use-recorder.ts';

type Props = {
  readonly disabled: boolean;
  /** A film begins: what is known of it now. */
  readonly onBegin: (medium: RecordedMedium, about: Head['about'], course: FilmCourse) => Promise<LiveFilm>;
  readonly onEnd: (film: OpenFilm) => void;
  readonly onPhoto: (photo: File) => Promise<void>;
  /** Camera or microphone is open, or is not. */
  readonly onOpen: (isOpen: boolean) => void;
};

/** Sound, picture and photographs taken in the page itself: each second lies on the phone as soon as it is over. */
export function RecordHere({ disabled, onBegin, onEnd, onPhoto, onOpen }: Props) {
  const recorder = useRecorder((film) => {
    // what was taken away is not there for the next film either
    if (film.course.end?.by === 'device') close();
    onEnd(film);
  });
  const { device, problem, opening, open, close, turn, light } = useDevice();
  const isOpen = device !== null;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  useEffect(() => onOpen(isOpen), [isOpen, onOpen]);
  useAwake(recorder.course !== null);
  useStay(recorder.course !== null);
  if (device === null) {
    return (
      <section className="record-here" aria-label="在本页录制">
        <div className="record-here__open">
          <Button
            type={window.isSecureContext ? 'primary' : 'default'}
            size="large"
            icon={<VideoCameraOutlined aria-hidden />}
            disabled={disabled}
            loading={opening}
            onClick={() => open('video')}
          >
            在本页录像、拍照
          </Button>
          <Button
            size="large"
            icon={<AudioOutlined aria-hidden />}
            disabled={disabled || opening}
            onClick={() => open('audio')}
          >
            在本页录音
          </Button>
        </div>
        {problem !== null && (
          <div className="record-here__problem" role="alert">
            <StatusMark status="broken" word={problem.title} />
            <p>{problem.remedy}</p>
            <Button size="small" onClick={() => open(problem.medium)}>
              重试
            </Button>
          </div>
        )}
      </section>
    );
  }
  const { medium, stream } = device;
  return (
    <section ref={place} className="record-here" aria-label="在本页录制">
      {recorder.refused && (
        <StatusMark
          status="broken"
          word="没有开始录制：本机存不下，或者浏览器不能录制。请清理本机空间，或改用手机相机"
        />
      )}
      <Recording
        device={device}
        recorder={recorder}
        onStart={() => recorder.start(stream, medium, (about, course) => onBegin(medium, about, course))}
        onPhoto={onPhoto}
        onTurn={turn}
        onLight={light}
        onClose={close}
      />
    </section>
  );
}

type RecordingProps = {
  readonly device: OpenDevice;
  readonly recorder: ReturnType<typeof useRecorder>;
  readonly onStart: () => void;
  readonly onPhoto: Props['onPhoto'];
  readonly onTurn: () => void;
  readonly onLight: () => void;
  readonly onClose: () => void;
};

function Recording({ device, recorder, onStart, onPhoto, onTurn, onLight, onClose }: RecordingProps) {
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

/** One tap at the moment it happens; it is found again in the player. */
function Marking({ course, onMark }: { course: FilmCourse; onMark: (label: string) => void }) {
  const last = course.marks.at(-1);
  return (
    <div className="record-here__marks">
      <span className="soft">
        {last === undefined
          ? '到了关键的时刻点一下，入库后在播放时能直接跳到那里'
          : `已标记 ${course.marks.length} 处，最近：${timecode(playedMs(course, last.at) / 1000)} ${last.label}`}
      </span>
      <div className="record-here__labels">
        {markerLabels.map((label) => (
          <Button key={label} onClick={() => onMark(label)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

type PhotoProps = {
  readonly device: OpenDevice;
  readonly view: RefObject<HTMLVideoElement | null>;
  readonly isFilming: boolean;
  readonly onPhoto: Props['onPhoto'];
};

function TakePhoto({ device, view, isFilming, onPhoto }: PhotoProps) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (view.current === null) return;
    setBusy(true);
    try {
      const picture = await stillOf(device.stream, view.current, isFilming);
      const at = Date.now();
      await onPhoto(new File([picture], fileName('照片', picture.type, at), { type: picture.type, lastModified: at }));
    } catch {
      message.error('没有拍成，请再拍一次，或者改用手机相机');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="large" icon={<CameraOutlined aria-hidden />} loading={busy} onClick={take}>
      拍一张
    </Button>
  );
}

/** Who goes elsewhere while something is recorded is asked first. */
function useStay(isRecording: boolean): void {
  const { modal } = App.useApp();
  useBlocker({
    shouldBlockFn: () =>
      new Promise<boolean>((resolve) => {
        modal.confirm({
          title: '正在录制，离开本页会结束录制',
          content: '已录的存在本机，照常入库。',
          okText: '结束并离开',
          cancelText: '继续录',
          onOk: () => resolve(false),
          onCancel: () => resolve(true),
        });
      }),
    enableBeforeUnload: true,
    disabled: !isRecording,
  });
}
