import { parseDeviceFileName } from '@liuhen/records';

/** What is known of a picked file before anybody has read it: its name, its type, when it was last written. */
export type Picked = {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
  /** Milliseconds, where the browser can play it. */
  readonly durationMs: number | null;
};

export type Medium = 'video' | 'audio' | 'photo';

/** When a file was made, in milliseconds since 1970, as its name says or as it was last written; null where nothing tells. */
export type FileTimes = { readonly from: number | null; readonly to: number | null; readonly isNamed: boolean };

/** What lies between a file and the one before it. `unknown`: their times are not told before they are in. */
export type Seam = { readonly kind: 'cut' | 'gap' | 'overlap' | 'unknown'; readonly ms: number };

/** Files that look like one recording, in their order, with what speaks for it; of one file alone nothing has to. */
export type FileSet = { readonly files: readonly Picked[]; readonly why: readonly string[] };

/** A camera that cuts its film into files loses or repeats up to two seconds, and names tell whole seconds. */
const cutMs = 2_000;
/** As many as one recording may have. */
export const mostFiles = 50;
/** A recorder that was stopped for longer was started for something else. */
const longestBreakMs: Record<Medium, number> = { video: 15 * 60_000, audio: 15 * 60_000, photo: 30 * 60_000 };

export function mediumOf({ type, name }: Pick<Picked, 'type' | 'name'>): Medium {
  if (type.startsWith('audio/') || /\.(?:amr|mp3|wav|m4a|aac|wma|ogg|opus|flac)$/i.test(name)) return 'audio';
  return type.startsWith('image/') || /\.(?:jpe?g|png|heic|heif|gif|bmp|tiff?|webp)$/i.test(name) ? 'photo' : 'video';
}

/** The clock of a recorder is that of the country. */
const instant = (local: string | null): number | null => (local === null ? null : Date.parse(`${local}+08:00`));

export function timesOf(file: Picked): FileTimes {
  const { start, end } = parseDeviceFileName(file.name);
  const from = instant(start);
  const isStill = mediumOf(file) === 'photo';
  if (from !== null) {
    const to = instant(end) ?? (isStill ? from : file.durationMs === null ? null : from + file.durationMs);
    return { from, to: to !== null && to < from ? null : to, isNamed: true };
  }
  // a camera last wrote to a film when it ended, and to a picture when it was taken
  const to = file.lastModified;
  if (isStill) return { from: to, to, isNamed: false };
  return { from: file.durationMs === null ? null : to - file.durationMs, to, isNamed: false };
}

const orderOf = (file: Picked): number => {
  const { from, to } = timesOf(file);
  return from ?? to ?? file.lastModified;
};

/** In the order in which they were filmed, as far as anything tells; else by the running numbers in their names. */
export function inOrder(files: readonly Picked[]): Picked[] {
  const numberOf = (file: Picked) => parseDeviceFileName(file.name).number ?? 0;
  return files.toSorted(
    (a, b) => orderOf(a) - orderOf(b) || numberOf(a) - numberOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

export function seamBetween(before: Picked, after: Picked): Seam {
  const [{ to }, { from }] = [timesOf(before), timesOf(after)];
  if (to === null || from === null) return { kind: 'unknown', ms: 0 };
  const ms = from - to;
  if (mediumOf(after) === 'photo') return { kind: 'cut', ms: Math.max(ms, 0) };
  if (Math.abs(ms) <= cutMs) return { kind: 'cut', ms: 0 };
  return ms > 0 ? { kind: 'gap', ms } : { kind: 'overlap', ms: -ms };
}

/** What sets recorders apart: the number in the name, or else how the name is made. */
function sourceOf(file: Picked): string {
  const { device, series } = parseDeviceFileName(file.name);
  return [mediumOf(file), device?.toUpperCase() ?? series ?? ''].join(' ');
}

/** Files that look like one recording each. Every file stands in exactly one of them; a person confirms, parts and joins. */
export function proposeSets(files: readonly Picked[]): FileSet[] {
  return [...Map.groupBy(files, sourceOf).values()]
    .flatMap((same) => runsOf(inOrder(same)))
    .toSorted((a, b) => earliest(a) - earliest(b))
    .map((run) => ({ files: run, why: run.length < 2 ? [] : groundsOf(run) }));
}

const earliest = ([first]: readonly Picked[]): number => (first === undefined ? 0 : orderOf(first));

function runsOf(files: readonly Picked[]): Picked[][] {
  const runs: Picked[][] = [];
  for (const file of files) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && run.length < mostFiles && goesOn(before, file)) run.push(file);
    else runs.push([file]);
  }
  return runs;
}

function goesOn(before: Picked, after: Picked): boolean {
  const seam = seamBetween(before, after);
  if (seam.kind === 'unknown') return isNext(before, after);
  // two films of one time are two lenses or two cameras: a person says so
  return seam.kind !== 'overlap' && seam.ms <= longestBreakMs[mediumOf(after)];
}

function isNext(before: Picked, after: Picked): boolean {
  const [one, other] = [parseDeviceFileName(before.name), parseDeviceFileName(after.name)];
  return one.number !== null && other.number === one.number + 1;
}

function groundsOf(files: readonly Picked[]): string[] {
  const [first] = files;
  const device = first === undefined ? null : parseDeviceFileName(first.name).device;
  const areNumbered = files.every((file, index) => {
    const before = files[index - 1];
    return before === undefined || isNext(before, file);
  });
  return [
    ...(device === null ? ['文件名写法相同'] : [`同一设备 ${device}`]),
    ...(areNumbered ? ['序号相连'] : []),
    ...(files.every((file) => timesOf(file).from !== null) ? ['时间相近'] : []),
  ];
}

/** What should make one think twice before these are said to be one recording. */
export function warningsOf(files: readonly Picked[]): string[] {
  const devices = new Map<string, string>();
  for (const { name } of files) {
    const { device } = parseDeviceFileName(name);
    if (device !== null) devices.set(device.toUpperCase(), device);
  }
  const media = new Set(files.map(mediumOf));
  const ordered = inOrder(files);
  const overlaps = ordered.filter((file, index) => {
    const before = ordered[index - 1];
    return before !== undefined && seamBetween(before, file).kind === 'overlap';
  });
  return [
    ...(devices.size > 1 ? [`文件来自不同的设备（${[...devices.values()].join('、')}）：一件音像出自一台设备`] : []),
    ...(media.size > 1 ? ['照片、录音、录像应各自成件'] : []),
    ...(overlaps.length > 0 ? ['有文件时间重叠：双镜头设备属正常，否则请核对是否选错'] : []),
    ...(files.some(({ size }) => size === 0) ? ['有空文件（0 字节）：照样入库，但不能证明任何时段'] : []),
  ];
}
