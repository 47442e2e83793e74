import type { MediaFacts } from '../media/media-facts.ts';
import type { ClaimDifference } from './compare-claims.ts';

/** One file of a recording, as it and its name speak of it. Instants in UTC; null where nothing is said. */
export type FileOfRecording = {
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: MediaFacts['kind'] | null;
  /** The device number that a recorder wrote into the name. */
  readonly device: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly mediaType: string;
  /** What its sender said that it is, where its bytes are something else. */
  readonly declared: string | null;
};

/** A camera that cuts its film loses or repeats up to two seconds at the cut, and names tell whole seconds. */
const cutMs = 2_000;

/**
 * Lays the files of one recording beside each other: the same bytes twice, nothing in it, another device, two at one time, another
 * type than was said. Each is shown and explained by whoever knows; all of them are kept.
 */
export function compareFiles(files: readonly FileOfRecording[]): ClaimDifference[] {
  return [...sameContents(files), ...files.flatMap(alone), ...devices(files), ...overlaps(files)];
}

function sameContents(files: readonly FileOfRecording[]): ClaimDifference[] {
  return [...Map.groupBy(files, ({ sha256 }) => sha256).values()].flatMap((same) => {
    const [first, ...others] = same;
    if (first === undefined || others.length === 0 || first.size === 0) return [];
    const isOtherTime = others.some((one) => one.startedAt !== null && one.startedAt !== first.startedAt);
    const words = isOtherTime
      ? '却记着不同的时间。同样的内容不能是两个时间拍的：只按排在前面的一个计算覆盖时段，请说明原因并补交应有的文件。'
      : '只保存一份、播放一次；重复交来的请说明。';
    return [
      {
        about: 'content',
        said: first.name,
        file: others.map(({ name }) => name).join('、'),
        detail: `有 ${same.length} 个文件内容完全相同（${namesOf(same)}），${words}`,
      },
    ];
  });
}

function alone({ name, size, mediaType, declared }: FileOfRecording): ClaimDifference[] {
  const found: ClaimDifference[] = [];
  if (size === 0)
    found.push({
      about: 'content',
      said: name,
      file: '0 字节',
      detail: `${name} 是空文件（0 字节），不能证明任何时段。请核对来源中的文件，并说明原因。`,
    });
  if (declared !== null)
    found.push({
      about: 'mediaType',
      said: declared,
      file: mediaType,
      detail: `${name} 的格式不一致：交来时称 ${declared}，内容是 ${mediaType}。已按内容登记，请核对是否选错文件。`,
    });
  return found;
}

function devices(files: readonly FileOfRecording[]): ClaimDifference[] {
  const byDevice = Map.groupBy(
    files.filter(({ device }) => device !== null),
    ({ device }) => (device ?? '').trim().toUpperCase(),
  );
  const [most, ...others] = [...byDevice.values()].sort((a, b) => b.length - a.length);
  return others.map((other) => ({
    about: 'device',
    said: most?.[0]?.device ?? '',
    file: other[0]?.device ?? '',
    detail: `设备不一致：${namesOf(other)}的文件名中是 ${other[0]?.device}，其余的是 ${most?.[0]?.device}。一件音像出自一台设备，请核对是否选错文件。`,
  }));
}

function overlaps(files: readonly FileOfRecording[]): ClaimDifference[] {
  const spans = files.flatMap(({ kind, startedAt, endedAt, ...file }) =>
    startedAt === null || endedAt === null || kind === 'image'
      ? []
      : [{ ...file, from: Date.parse(startedAt), to: Date.parse(endedAt) }],
  );
  spans.sort((a, b) => a.from - b.from);
  const found: ClaimDifference[] = [];
  for (const [index, span] of spans.entries()) {
    const before = spans.slice(0, index).filter((one) => one.sha256 !== span.sha256);
    const widest = before.toSorted((a, b) => b.to - a.to)[0];
    const seconds = widest === undefined ? 0 : (Math.min(widest.to, span.to) - span.from) / 1_000;
    if (widest === undefined || seconds * 1_000 <= cutMs) continue;
    const long = seconds < 120 ? `${Math.round(seconds)} 秒` : `${Math.round(seconds / 60)} 分钟`;
    found.push({
      about: 'overlap',
      said: widest.name,
      file: span.name,
      detail: `时间重叠：${widest.name} 与 ${span.name} 重叠约 ${long}。双镜头设备属正常；否则请核对设备时钟、是否另一台设备的文件。`,
    });
  }
  return found;
}

const namesOf = (files: readonly FileOfRecording[]): string => files.map(({ name }) => name).join('、');
