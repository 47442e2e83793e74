import { secondsOf } from '../player/seconds-of.ts';

type Seen = {
  /** When the camera was opened and when its file came back, in milliseconds since 1970. */
  readonly opened: number;
  readonly came: number;
  /** When the file says it was last written. */
  readonly modified: number;
  /** How long it plays; 0 for a photo, null where it cannot be read. */
  readonly seconds: number | null;
};

type FilmTimes = { readonly startedAt: string | null; readonly endedAt: string | null };

/** A second file systems round away, and a start that the camera was a little quicker with. */
const slack = 2_000;

/**
 * When a film was made, to the second: it was finished between the opening of the camera and the coming of its file, and began as long
 * before as it plays. Nothing is said of a film that is longer than that: it was picked, not made, and the file itself must tell.
 */
export function filmTimes({ opened, came, modified, seconds }: Seen): FilmTimes {
  if (seconds === null || !Number.isFinite(seconds)) return { startedAt: null, endedAt: null };
  const end = modified >= opened - slack && modified <= came + slack ? Math.min(modified, came) : came;
  const start = end - Math.round(seconds * 1000);
  if (start < opened - slack) return { startedAt: null, endedAt: null };
  return { startedAt: new Date(start).toISOString(), endedAt: new Date(end).toISOString() };
}

/** How long a film plays, as the browser reads it; null where it cannot. */
export function playingSeconds(file: File, patience = 8_000): Promise<number | null> {
  if (file.type.startsWith('image/')) return Promise.resolve(0);
  const address = URL.createObjectURL(file);
  return secondsOf(address, patience).finally(() => URL.revokeObjectURL(address));
}
