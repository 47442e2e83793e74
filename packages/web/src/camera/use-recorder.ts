import { useCallback, useEffect, useRef, useState } from 'react';
import { begun, type FilmCourse } from './film-course.ts';
import { type FilmRecorder, recordFilm } from './film-recorder.ts';
import type { LiveFilm, OpenFilm } from './live-film.ts';
import { fileName, formatFor, type RecordedMedium, typeOf } from './recording-formats.ts';
import type { Head } from './sealed-rows.ts';

type Begin = (about: Head['about'], course: FilmCourse) => Promise<LiveFilm>;

/** One film at a time. `onEnd` hears of it when all its pieces lie on the phone, even after the page is gone elsewhere. */
export function useRecorder(onEnd: (film: OpenFilm) => void) {
  const [course, setCourse] = useState<FilmCourse | null>(null);
  const [refused, setRefused] = useState(false);
  const recorder = useRef<FilmRecorder | null>(null);
  const heard = useRef(onEnd);
  heard.current = onEnd;

  const start = useCallback(async (stream: MediaStream, medium: RecordedMedium, begin: Begin) => {
    const { mimeType, picture, sound } = formatFor(medium, (type) => MediaRecorder.isTypeSupported(type));
    const at = Date.now();
    const type = typeOf(mimeType, medium);
    const before = begun(at);
    setRefused(false);
    setCourse(before);
    try {
      const name = fileName(medium === 'video' ? '录像' : '录音', type, at);
      const live = await begin({ name, type, lastModified: at }, before);
      recorder.current = beginOrLetGo(live, before, {
        stream,
        options: {
          ...(mimeType === '' ? {} : { mimeType }),
          audioBitsPerSecond: sound,
          ...(medium === 'video' ? { videoBitsPerSecond: picture, ...keyFrames } : {}),
        },
        report: setCourse,
        onEnd: (film) => {
          recorder.current = null;
          setCourse(null);
          heard.current(film);
        },
      });
    } catch {
      setCourse(null);
      setRefused(true);
    }
  }, []);
  const stop = useCallback(() => recorder.current?.stop(), []);
  // who goes elsewhere ends the film: what was recorded stays
  useEffect(() => stop, [stop]);
  return {
    course,
    refused,
    start,
    stop,
    pause: () => recorder.current?.pause(),
    resume: (reason: string | null) => recorder.current?.resume(reason),
    mark: (label: string) => recorder.current?.mark(label),
  };
}

/** Where the recorder does not start (a camera that is gone already) nothing of it stays. */
function beginOrLetGo(
  live: LiveFilm,
  course: FilmCourse,
  rest: Omit<Parameters<typeof recordFilm>[0], 'live' | 'course'>,
) {
  try {
    return recordFilm({ ...rest, live, course });
  } catch (error) {
    void live.end(course).then((film) => film.drop());
    throw error;
  }
}

/** A whole picture every second: a piece ends there, a player finds its place quickly, and what is cut off loses little. Browsers that do not know it pass over it. */
const keyFrames: object = { videoKeyFrameIntervalDuration: 1_000 };
