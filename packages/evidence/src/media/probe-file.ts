import { type ByteReader, openByteReader } from './byte-reader.ts';
import { emptyFacts, type MediaFacts, mergeFacts, onlyKnownBySight, type PartialFacts } from './media-facts.ts';
import { readIso } from './read-iso.ts';
import { readMpegPs, readMpegTs } from './read-mpeg.ts';
import { readAmr, readAsf, readAvi, readImageHeader } from './read-old-formats.ts';
import { readAiff, readFlac, readWav } from './read-sound.ts';
import { readWithExifr, readWithMediabunny } from './read-with-libraries.ts';
import { sniffType } from './sniff-type.ts';

type Step = readonly [reader: string, read: () => Promise<PartialFacts> | PartialFacts];

const ISO = new Set(['mp4', 'mov', '3gp', '3g2', 'heif', 'cr3']);
const BY_LIBRARY = new Set(['mp4', 'mov', '3gp', '3g2', 'matroska', 'mp3', 'ogg', 'adts']);
const WITH_EXIF = new Set(['jpeg', 'tiff', 'png', 'heif', 'webp']);
const PLAIN_IMAGES = new Set(['jpeg', 'png', 'gif', 'bmp', 'webp']);
const OWN: Record<string, (reader: ByteReader) => PartialFacts> = {
  amr: readAmr,
  avi: readAvi,
  asf: readAsf,
  wav: readWav,
  flac: readFlac,
  aiff: readAiff,
  mpegts: readMpegTs,
  mpegps: readMpegPs,
  mpegvideo: readMpegPs,
};
const SOUND_OR_PICTURE = new Set<MediaFacts['kind']>(['video', 'audio', 'image']);

/** Reads a file's own words about itself, in this process. Parsers may fail as they like: what one cannot read, the next may. */
export async function probeFile(path: string, onPart: (facts: MediaFacts) => void = () => {}): Promise<MediaFacts> {
  const reader = openByteReader(path);
  try {
    let facts = emptyFacts(reader.size);
    if (reader.size === 0) return { ...facts, state: 'broken', problems: ['文件为空（0 字节）'] };
    const type = sniffType(reader);
    if (type === null) return { ...facts, problems: ['未识别的文件类型，按原样保存'] };
    facts = { ...facts, ...type };
    for (const [name, read] of stepsFor(type.container)) {
      if (name === 'mediabunny' && tellsAll(facts)) continue;
      onPart(facts);
      try {
        facts = mergeFacts(facts, await read(), name);
      } catch (error) {
        if (name === 'exif') continue; // Most files have none.
        facts = {
          ...facts,
          problems: [
            ...facts.problems,
            `${name} 读取失败：${error instanceof Error ? error.message.slice(0, 120) : '未知错误'}`,
          ],
        };
      }
    }
    return judged(facts);
  } finally {
    reader.close();
  }

  function stepsFor(container: string): Step[] {
    const steps: Step[] = [];
    if (ISO.has(container)) steps.push(['iso', () => readIso(reader)]);
    const own = OWN[container];
    if (own) steps.push([container, () => own(reader)]);
    if (PLAIN_IMAGES.has(container)) steps.push(['image', () => readImageHeader(reader, container)]);
    if (BY_LIBRARY.has(container))
      steps.push([
        'mediabunny',
        () => withoutSayingReadable(readWithMediabunny(reader, ISO.has(container)), ISO.has(container)),
      ]);
    if (WITH_EXIF.has(container)) steps.push(['exif', () => readWithExifr(reader, container)]);
    return steps;
  }
}

/** Our own reader of MP4 and its kin cannot loop; the library is asked only for what it left open. */
function tellsAll({ state, durationMs, tracks }: MediaFacts): boolean {
  return state === 'readable' && durationMs !== null && tracks.length > 0;
}

/** For MP4 and its kin our own reader has judged the structure already. */
async function withoutSayingReadable(reading: Promise<PartialFacts>, judgedAlready: boolean): Promise<PartialFacts> {
  const { state, ...rest } = await reading;
  return judgedAlready || state === undefined ? rest : { ...rest, state };
}

function judged(facts: MediaFacts): MediaFacts {
  if (facts.kind === 'image' && facts.mediaType.startsWith('video/')) return { ...facts, mediaType: 'image/heif' };
  const withKind = onlySound(facts) ? { ...facts, kind: 'audio' as const, mediaType: soundType(facts) } : facts;
  if (withKind.state !== 'unknown') return withKind;
  if (!SOUND_OR_PICTURE.has(withKind.kind)) return { ...withKind, state: 'readable' };
  if (withKind.width !== null || withKind.tracks.length > 0 || withKind.times.length > 0)
    return { ...withKind, state: 'readable' };
  return { ...withKind, state: 'partial', problems: [...withKind.problems, onlyKnownBySight] };
}

function onlySound({ kind, tracks }: MediaFacts): boolean {
  return kind === 'video' && tracks.length > 0 && tracks.every((track) => track.kind === 'audio');
}

function soundType({ container, mediaType }: MediaFacts): string {
  const types: Record<string, string> = {
    mp4: 'audio/mp4',
    mov: 'audio/mp4',
    '3gp': 'audio/3gpp',
    matroska: mediaType === 'video/webm' ? 'audio/webm' : 'audio/x-matroska',
    mpegts: 'audio/mp2t',
  };
  return types[container ?? ''] ?? mediaType;
}
