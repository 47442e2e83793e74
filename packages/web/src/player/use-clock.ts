import { useCallback, useEffect, useRef, useState } from 'react';

export type Clock = {
  /** The instant shown, in milliseconds since 1970. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly toggle: () => void;
  readonly seek: (at: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** A picture that is not there yet holds the clock, and with it the others; returns how to leave. */
  readonly attend: (isThere: () => boolean) => () => void;
};

const tellEveryMs = 40;
/** For longer no picture holds up the others. */
const patienceMs = 5_000;

/** One clock for several pictures: it runs by itself, and they follow it. It stops at the end of the whole. */
export function useClock(span: { from: number; to: number }, start: number): Clock {
  const [at, setAt] = useState(start);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const place = useRef(at);
  const pictures = useRef(new Set<() => boolean>());
  const { from, to } = span;
  const attend = useCallback((isThere: () => boolean) => {
    pictures.current.add(isThere);
    return () => void pictures.current.delete(isThere);
  }, []);
  const seek = useCallback(
    (next: number) => {
      place.current = Math.min(Math.max(next, from), to);
      setAt(place.current);
    },
    [from, to],
  );
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let heldSince: number | null = null;
    const timer = setInterval(() => {
      const now = performance.now();
      const isHeld = [...pictures.current].some((isThere) => !isThere());
      heldSince = isHeld ? (heldSince ?? now) : null;
      if (heldSince !== null && now - heldSince < patienceMs) {
        last = now;
        return;
      }
      place.current = Math.min(place.current + (now - last) * speed, to);
      last = now;
      setAt(place.current);
      if (place.current >= to) setPlaying(false);
    }, tellEveryMs);
    return () => clearInterval(timer);
  }, [playing, speed, to]);
  return { at, playing, speed, toggle: () => setPlaying(!playing), seek, setSpeed, attend };
}
