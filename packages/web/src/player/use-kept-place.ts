import { useRef } from 'react';

/** Where a film stands and whether it runs, so that the same film from another address goes on there. */
export function useKeptPlace(sha256: string) {
  const kept = useRef({ sha256, seconds: 0, plays: false });
  return {
    keep: (film: HTMLVideoElement) => {
      if (film.readyState > 0) kept.current = { sha256, seconds: film.currentTime, plays: !film.paused };
    },
    restore: (film: HTMLVideoElement) => {
      const { seconds, plays, sha256: of } = kept.current;
      if (of !== sha256 || seconds === 0) return;
      film.currentTime = Math.min(seconds, film.duration || seconds);
      if (plays) void film.play().catch(() => undefined);
    },
  };
}
