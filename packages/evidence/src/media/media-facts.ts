/** A time that a file tells of itself. Cameras are often wrong about zones: `local` is what is written, `offset` only what the format says. */
export type MediaTime = {
  source: 'container' | 'exif' | 'name';
  /** YYYY-MM-DDThh:mm:ss */
  local: string;
  /** 'Z' where the format defines UTC, '+08:00' where written, null where nobody says. */
  offset: string | null;
  role: 'start' | 'end';
};

export type MediaTrack = { kind: 'video' | 'audio' | 'image' | 'other'; codec: string | null };

/**
 * What a file says of itself, from its content. 'broken': it claims a type and cannot be read as that; 'unknown': no type we know;
 * 'partial': some could be read. In every state the file is kept and can be downloaded as it is.
 */
export type MediaFacts = {
  mediaType: string;
  /** Short name of the container: mp4, mov, 3gp, matroska, avi, mpegts, jpeg … */
  container: string | null;
  kind: 'video' | 'audio' | 'image' | 'document' | 'archive' | 'other';
  state: 'readable' | 'partial' | 'broken' | 'unknown';
  durationMs: number | null;
  width: number | null;
  height: number | null;
  /** Clockwise degrees to turn it upright. */
  rotation: 0 | 90 | 180 | 270 | null;
  tracks: MediaTrack[];
  times: MediaTime[];
  /** Decimal degrees as text, south and west negative: nothing that may be hashed is a floating-point number. */
  place: { latitude: string; longitude: string; altitude: string | null } | null;
  maker: string | null;
  model: string | null;
  /** Free words in the file (title, comment …), looked at for secrecy marks. */
  words: string[];
  size: number;
  /** What is odd, in the user's language. */
  problems: string[];
  /** Which readers gave these facts. */
  readBy: string[];
};

/** Said of a file whose type is known and of which no reader of ours could tell anything. */
export const onlyKnownBySight = '认得出类型，读不出内容信息';

/** What one reader found; absent means it has nothing to say. */
export type PartialFacts = Partial<Omit<MediaFacts, 'size' | 'mediaType' | 'container' | 'kind'>> & {
  mediaType?: string;
  container?: string;
  kind?: MediaFacts['kind'];
};

export function emptyFacts(size: number): MediaFacts {
  return {
    mediaType: 'application/octet-stream',
    container: null,
    kind: 'other',
    state: 'unknown',
    durationMs: null,
    width: null,
    height: null,
    rotation: null,
    tracks: [],
    times: [],
    place: null,
    maker: null,
    model: null,
    words: [],
    size,
    problems: [],
    readBy: [],
  };
}

/** First word wins for single facts; lists are joined. */
export function mergeFacts(base: MediaFacts, more: PartialFacts, reader: string): MediaFacts {
  return {
    ...base,
    mediaType: more.mediaType ?? base.mediaType,
    container: more.container ?? base.container,
    kind: more.kind ?? base.kind,
    state: more.state ?? base.state,
    durationMs: base.durationMs ?? more.durationMs ?? null,
    width: base.width ?? more.width ?? null,
    height: base.height ?? more.height ?? null,
    rotation: base.rotation ?? more.rotation ?? null,
    tracks: base.tracks.length > 0 ? base.tracks : (more.tracks ?? []),
    times: [...base.times, ...(more.times ?? [])],
    place: base.place ?? more.place ?? null,
    maker: base.maker ?? more.maker ?? null,
    model: base.model ?? more.model ?? null,
    words: [...base.words, ...(more.words ?? [])],
    problems: [...base.problems, ...(more.problems ?? [])],
    readBy: [...base.readBy, reader],
  };
}

export function degrees(value: number): string | null {
  return Number.isFinite(value) ? value.toFixed(7).replace(/\.?0+$/, '') : null;
}

export function placeOf(latitude: number, longitude: number, altitude: number | null = null): MediaFacts['place'] {
  const [north, east] = [degrees(latitude), degrees(longitude)];
  if (north === null || east === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  if (latitude === 0 && longitude === 0) return null; // What receivers write when they know nothing.
  return { latitude: north, longitude: east, altitude: altitude === null ? null : degrees(altitude) };
}
