export type RecordedMedium = 'video' | 'audio';

/**
 * What a browser is asked to write, the first that it can: what players and courts everywhere read, then what every browser plays. Each of them
 * can be cut off anywhere and still plays up to there.
 */
const wanted: Record<RecordedMedium, readonly string[]> = {
  video: [
    'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
    'video/mp4;codecs=avc1.42E01F,opus',
    'video/webm;codecs=h264,opus',
    'video/webm;codecs=vp8,opus',
    'video/webm',
    'video/mp4',
  ],
  audio: ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4', 'audio/webm'],
};

/** Bits a second; picture and sound together decide how long the store of the phone lasts. */
const bits: Record<RecordedMedium, { readonly picture: number; readonly sound: number }> = {
  video: { picture: 2_500_000, sound: 96_000 },
  audio: { picture: 0, sound: 96_000 },
};

export type RecordingFormat = {
  /** For the recorder; empty: the browser's own choice. */
  readonly mimeType: string;
  readonly picture: number;
  readonly sound: number;
};

export function formatFor(medium: RecordedMedium, can: (mimeType: string) => boolean): RecordingFormat {
  return { mimeType: wanted[medium].find(can) ?? '', ...bits[medium] };
}

/** 'video/mp4' of 'video/mp4;codecs=…'; sound alone is sound, whatever its container is called. */
export function typeOf(mimeType: string, medium: RecordedMedium): string {
  const [bare = ''] = mimeType.split(';');
  const container = bare.split('/')[1]?.trim() || 'webm';
  return `${medium}/${container}`;
}

/** '现场录像_20261126_101500.mp4': as recorders name theirs, by the clock of the country. */
export function fileName(word: string, type: string, at: number): string {
  const parts = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const of = (name: string) => parts.find(({ type: one }) => one === name)?.value ?? '';
  const stamp = `${of('year')}${of('month')}${of('day')}_${of('hour')}${of('minute')}${of('second')}`;
  const ending = { 'image/jpeg': 'jpg', 'audio/mp4': 'm4a' }[type] ?? type.split('/')[1] ?? 'bin';
  return `现场${word}_${stamp}.${ending}`;
}
