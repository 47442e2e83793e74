import { AudioOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useStay } from '../app/use-stay.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import type { FilmCourse } from './film-course.ts';
import type { LiveFilm, OpenFilm } from './live-film.ts';
import { Recording } from './Recording.tsx';
import type { RecordedMedium } from './recording-formats.ts';
import type { Head } from './sealed-rows.ts';
import { useAwake } from './use-awake.ts';
import { useDevice } from './use-device.ts';
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

const whileRecording = {
  title: '正在录制，离开本页会结束录制',
  content: '已录的存在本机，照常入库。',
  leave: '结束并离开',
  stay: '继续录',
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
  useStay(recorder.course === null ? null : whileRecording);
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
