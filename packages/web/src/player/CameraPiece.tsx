import { useEffect, useRef } from 'react';
import { steer, stillAt } from './in-step.ts';
import { PreparedNotice } from './PreparedNotice.tsx';
import type { Clock } from './use-clock.ts';
import { useSource } from './use-source.ts';

type Props = {
  place: { case: string; record: string; sha256: string };
  title: string;
  /** Where it has to stand; null while it has nothing to show. */
  seconds: number | null;
  clock: Clock;
  isShown: boolean;
  isHeard: boolean;
};

/** One file of a camera, led by the clock: it runs with it, and where it has to stand it stands. */
export function CameraPiece({ place, title, seconds, clock, isShown, isHeard }: Props) {
  const media = useRef<HTMLVideoElement>(null);
  const source = useSource(place);
  const { playing, speed, attend } = clock;
  const isWanted = seconds !== null;
  useEffect(() => {
    const film = media.current;
    if (film === null) return;
    const ended = seconds !== null && Number.isFinite(film.duration) && seconds >= film.duration;
    if (seconds === null || ended || !playing) film.pause();
    else if (film.paused) void film.play().catch(() => undefined);
    if (seconds === null || ended) return;
    if (!playing) {
      const still = stillAt(film.currentTime, seconds);
      if (still !== null) film.currentTime = still;
      return;
    }
    // while it is moving, it is on its way to where it was sent
    if (film.seeking) return;
    const { seek, rate } = steer(film.currentTime, seconds, speed);
    film.playbackRate = rate;
    if (seek !== null) film.currentTime = seek;
  }, [seconds, playing, speed]);
  useEffect(() => {
    if (!isWanted) return;
    return attend(() => {
      const film = media.current;
      return film === null || film.ended || film.error !== null || (film.readyState >= 3 && !film.seeking);
    });
  }, [isWanted, attend]);
  return (
    <>
      <video
        ref={media}
        hidden={!isShown}
        className={isWanted ? undefined : 'camera__still'}
        src={source.src}
        muted={!isHeard}
        preload="auto"
        playsInline
        aria-label={title}
        onError={source.onError}
        onLoadedMetadata={({ currentTarget: film }) => source.onLoaded(film, false)}
      />
      {isShown && <PreparedNotice preview={source.making} />}
    </>
  );
}
