import { newId } from '../record/new-id.ts';
import { ended, type FilmCourse, type FilmEnd, marked, paused, resumed, said } from './film-course.ts';
import type { LiveFilm, OpenFilm } from './live-film.ts';

/** Milliseconds between two pieces: what a crash, a call or an empty battery can take. */
const pieceMs = 1_000;

export type FilmRecorder = {
  readonly pause: () => void;
  readonly resume: (reason: string | null) => void;
  readonly mark: (label: string) => void;
  readonly stop: () => void;
};

type Ports = {
  readonly stream: MediaStream;
  readonly options: MediaRecorderOptions;
  readonly live: LiveFilm;
  readonly course: FilmCourse;
  readonly report: (course: FilmCourse) => void;
  readonly onEnd: (film: OpenFilm) => void;
};

/**
 * Records into the sealed store, piece by piece. Whatever ends it (a person, a track that ends, a store that is full), what came before is kept,
 * and the course says what it was.
 */
export function recordFilm({ stream, options, live, course: before, report, onEnd }: Ports): FilmRecorder {
  const recorder = new MediaRecorder(stream, options);
  let course = before;
  const change = (next: FilmCourse) => {
    if (next === course) return;
    course = next;
    report(course);
    if (course.end === null) void live.note(course).catch(() => finish('space'));
  };
  const finish = (by: FilmEnd['by']) => {
    if (course.end !== null) return;
    const at = Date.now();
    change(ended(course, { at, by, until: at, reason: null }));
    if (recorder.state !== 'inactive') recorder.stop();
  };
  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) void live.append(data, Date.now()).catch(() => finish('space'));
  };
  recorder.onstart = () => change({ ...course, startedAt: Date.now() });
  recorder.onerror = () => finish('device');
  recorder.onstop = () => {
    finish('device');
    void live.end(course).then(onEnd);
  };
  for (const track of stream.getTracks()) watch(track);
  recorder.start(pieceMs);
  return {
    pause: () => {
      if (recorder.state !== 'recording') return;
      recorder.pause();
      change(paused(course, Date.now()));
    },
    resume: (reason) => {
      if (recorder.state !== 'paused') return;
      recorder.resume();
      const next = resumed(course, Date.now());
      change(reason === null ? next : said(next, { what: 'pause', index: next.pauses.length - 1 }, reason));
    },
    mark: (label) => change(marked(course, { id: newId(), at: Date.now(), label })),
    stop: () => finish('person'),
  };

  /** The system takes the picture or the sound away for a while (another app, a call): the film goes on, and says so. */
  function watch(track: MediaStreamTrack): void {
    const what = track.kind === 'video' ? '画面' : '声音';
    const note = (word: string) => change(marked(course, { id: newId(), at: Date.now(), label: `${what}${word}` }));
    track.addEventListener('ended', () => finish('device'));
    track.addEventListener('mute', () => note('中断'));
    track.addEventListener('unmute', () => note('恢复'));
  }
}
