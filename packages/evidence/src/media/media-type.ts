import { sniffType } from './sniff-type.ts';

/** As many of the first bytes as tell what a file is. */
export const headBytes = 4_096;

const nothing = 'application/octet-stream';

/** The media type that the first bytes of a file show; null where they show none. `size`: of the whole file, in bytes. */
export function mediaTypeOf(head: Uint8Array, size: number): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const reader = {
    size,
    read: (at: number, length: number) => bytes.subarray(at, at + length),
    close: () => undefined,
  };
  return size === 0 ? null : (sniffType(reader)?.mediaType ?? null);
}

export type SettledType = {
  readonly mediaType: string;
  /** What the sender said, where the bytes are something else; null where both agree or one of them says nothing. */
  readonly declared: string | null;
};

/**
 * What a file is kept as. The bytes go before the word of who sent it: a name or a declared type proves nothing. Where both mean the same
 * the sender's word stays, which may be more exact (a .docx is a zip to its first bytes); where nobody says anything it is
 * `application/octet-stream`.
 */
export function settledType(said: string | null, read: string | null): SettledType {
  const told = said === null || plain(said) === nothing || plain(said) === '' ? null : plain(said);
  const found = read === null || read === nothing ? null : read;
  if (found === null) return { mediaType: told ?? nothing, declared: null };
  if (told === null) return { mediaType: found, declared: null };
  return isSame(told, found) ? { mediaType: told, declared: null } : { mediaType: found, declared: told };
}

const plain = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

/** One format under its several names; a container does not tell whether there is a picture beside its sound. */
const FAMILIES: readonly (readonly [family: string, names: RegExp])[] = [
  ['iso', /^(?:video|audio)\/(?:mp4|quicktime|x-m4v|x-m4a|m4a|3gpp2?|aac-lc)$/],
  ['matroska', /^(?:video|audio)\/(?:webm|x-matroska|matroska)$/],
  ['mpegts', /^(?:video|audio)\/(?:mp2t|vnd\.dlna\.mpeg-tts|vnd\.mts|avchd-stream)$/],
  ['mpeg', /^video\/(?:mpeg|x-mpeg|mp2p|dvd)$/],
  ['mp3', /^audio\/(?:mpeg|mp3|x-mp3|x-mpeg|mpeg3)$/],
  ['wav', /^audio\/(?:wav|x-wav|wave|vnd\.wave)$/],
  ['avi', /^video\/(?:x-msvideo|avi|msvideo|vnd\.avi)$/],
  ['asf', /^(?:video|audio)\/x-ms-(?:asf|wmv|wma)$/],
  ['aac', /^audio\/(?:aac|aacp|x-aac|x-hx-aac-adts)$/],
  ['ogg', /^(?:audio|video|application)\/ogg$/],
  ['jpeg', /^image\/(?:jpeg|jpg|pjpeg)$/],
  ['heif', /^image\/(?:hei[cf](?:-sequence)?|avif)$/],
  ['bmp', /^image\/(?:x-(?:ms-)?)?bmp$/],
  // what an office, a form or a table writes lies in one of these, and only its sender knows which
  ['zip', /^application\/(?!pdf$)/],
  ['text', /^(?:text\/|application\/(?:json|xml|rdf\+xml|csv|yaml|x-yaml)$)/],
];
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  'application/zip': ['zip'],
  'application/x-ole-storage': ['zip'],
  'application/gzip': ['zip'],
  'application/xml': ['text', 'zip'],
  'application/json': ['text', 'zip'],
  'text/plain': ['text'],
};

function isSame(said: string, found: string): boolean {
  const named = (type: string) => type.replace('/x-', '/');
  if (named(said) === named(found)) return true;
  const families = FAMILIES.filter(([, names]) => names.test(said)).map(([family]) => family);
  const wanted = CONTAINERS[found] ?? FAMILIES.filter(([, names]) => names.test(found)).map(([family]) => family);
  const isBox = found in CONTAINERS;
  return wanted.some((family) => families.includes(family) && (isBox || (family !== 'zip' && family !== 'text')));
}
