import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EvidenceFault } from '../evidence-fault.ts';
import { type ProcessLimits, runLimited } from '../media/limited-process.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import { type MediaTools, missingHeifMessage, missingToolsMessage } from '../media/media-tools.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { isHeic, withDecodedHeif } from './decode-heif.ts';
import { checkDerivation, checkMasksHide, DERIVED_TYPES, type Derivation } from './derivation.ts';
import { ffmpegArguments, seekableContainer } from './ffmpeg-arguments.ts';
import { fromShownFrames } from './frame-starts.ts';
import { Peaks } from './peaks.ts';
import { toolProgress } from './tool-progress.ts';

/** A derived copy in the store: whose it is and how it was made, for its record. */
export type DerivedItem = {
  sha256: string;
  sm3: string;
  size: number;
  mediaType: string;
  derivedFrom: string;
  how: { derivation: Derivation; tool: string };
};

export type DeriveLimits = { wallMs: number; memoryMib: number; outputMib: number };
type Bounds = DeriveLimits & { signal?: AbortSignal };

const QUICK: DeriveLimits = { wallMs: 60_000, memoryMib: 2048, outputMib: 64 };
const LONG: DeriveLimits = { wallMs: 2 * 3600_000, memoryMib: 3072, outputMib: 16 * 1024 };
/** How it is made is on record; how it is watched while it is made is not. */
const watching = new Set(['-nostats', '-progress', 'pipe:1']);
const imageKinds = new Set<Derivation['kind']>(['thumbnail', 'playable', 'masked']);
/** A photograph that a browser cannot show is shown so wide: enough to read a number plate in it. */
const SHOWN_WIDTH = 2560;
/** A photograph of fifty megapixels as it lies between decoding and drawing. */
const DECODED_MIB = 512;
/** Node reserves much address space that it never touches. */
const NODE_ADDRESS_MIB = 8192;

export type DerivePorts = {
  store: EvidenceStore;
  /** Where the copy goes; absent, beside its original. */
  into?: EvidenceStore;
  tools: MediaTools;
  limits?: Partial<DeriveLimits>;
  /** Told now and then how much of the whole is made, from 0 to 1. */
  onProgress?: (share: number) => void;
  /** Ends the tool at once; the call then throws. */
  signal?: AbortSignal;
};

/**
 * Makes a preview, clip, still or masked copy of an original and stores it under its own hash. Throws `toolMissing`, `toolFailed`,
 * `limitExceeded`, `badDerivation` or `objectAbsent` in the user's language; the original is only ever read.
 */
export function derive(
  original: string,
  facts: MediaFacts,
  wanted: Derivation,
  ports: DerivePorts,
): Promise<DerivedItem> {
  return make(original, facts, wanted, ports, async (output, { mediaType, tool }) => {
    const { sha256, sm3, size } = await (ports.into ?? ports.store).put(createReadStream(output));
    return { sha256, sm3, size, mediaType, derivedFrom: original, how: { derivation: wanted, tool } };
  });
}

/** The same, but only to be looked at: nothing of it is kept. For thumbnails, waveforms, stills and contact sheets. */
export function preview(
  original: string,
  facts: MediaFacts,
  wanted: Extract<Derivation, { kind: 'thumbnail' | 'waveform' | 'still' | 'contactSheet' }>,
  ports: DerivePorts,
): Promise<{ bytes: Buffer; mediaType: string }> {
  return make(original, facts, wanted, ports, async (output, { mediaType }) => ({
    bytes: await readFile(output),
    mediaType,
  }));
}

type Made = { mediaType: string; tool: string };

async function make<T>(
  original: string,
  facts: MediaFacts,
  wanted: Derivation,
  ports: DerivePorts,
  use: (output: string, made: Made) => Promise<T>,
): Promise<T> {
  checkDerivation(wanted, facts.durationMs);
  if (wanted.kind === 'masked') checkMasksHide(wanted, facts);
  const { store, tools, onProgress = () => undefined, signal } = ports;
  const copy = await store.localCopy(original);
  if (copy === null)
    throw new EvidenceFault('objectAbsent', '原件不在存储中，不能生成派生件。请先做完整性检查或从备份恢复。');
  const output = join(store.stagingFolder, `${randomUUID()}.derived`);
  const isImage = facts.kind === 'image' && imageKinds.has(wanted.kind);
  const limits: Bounds = {
    ...(isLong(wanted, isImage) ? LONG : QUICK),
    ...ports.limits,
    ...(signal ? { signal } : {}),
  };
  try {
    const tool = isImage
      ? await deriveAnyImage({ input: copy.path, output, facts, wanted, tools, limits })
      : await deriveWithFfmpeg({ input: copy.path, output, facts, wanted, tools, limits, onProgress });
    const size = await stat(output).then(
      (made) => made.size,
      () => 0,
    );
    if (size === 0)
      throw new EvidenceFault(
        'toolFailed',
        '没有生成任何内容：原件中可能没有所需的画面或声音，或该时刻超出长度。原件不受影响。',
      );
    return await use(output, { mediaType: typeMade(wanted, facts, isImage), tool });
  } finally {
    await rm(output, { force: true });
    await copy.release();
  }
}

function typeMade(wanted: Derivation, facts: MediaFacts, isImage: boolean): string {
  if (wanted.kind === 'seekable') return `${facts.kind === 'audio' ? 'audio' : 'video'}/${seekableContainer(facts)}`;
  const types = DERIVED_TYPES[wanted.kind];
  return isImage ? types.image : types.video;
}

type AnyImage = Omit<WithFfmpeg, 'onProgress'>;

async function deriveAnyImage({ input, output, facts, wanted, tools, limits }: AnyImage): Promise<string> {
  if (!isHeic(facts)) return deriveImage(input, output, wanted, limits);
  const { heif } = tools;
  if (heif === null) throw new EvidenceFault('toolMissing', missingHeifMessage);
  const decode = (args: readonly string[]) => run(heif, args, { ...limits, outputMib: DECODED_MIB });
  return withDecodedHeif(input, `${output}.heif`, decode, async (picture) => {
    const tool = await deriveImage(picture, output, wanted, limits);
    return `${basename(heif)}, ${tool}`;
  });
}

async function deriveImage(input: string, output: string, wanted: Derivation, limits: Bounds): Promise<string> {
  const wish =
    wanted.kind !== 'masked'
      ? { width: wanted.kind === 'thumbnail' ? wanted.width : SHOWN_WIDTH, areas: [], picture: null, format: 'webp' }
      : {
          width: null,
          areas: wanted.areas,
          picture: wanted.picture ?? null,
          format: 'png',
        };
  const child = fileURLToPath(new URL('./image-child.ts', import.meta.url));
  const args = ['--max-old-space-size=512', child, input, output, JSON.stringify(wish)];
  await run(process.execPath, args, { ...limits, memoryMib: NODE_ADDRESS_MIB });
  return 'sharp';
}

type WithFfmpeg = {
  input: string;
  output: string;
  facts: MediaFacts;
  wanted: Derivation;
  tools: MediaTools;
  limits: Bounds;
  onProgress: (share: number) => void;
};

async function deriveWithFfmpeg(what: WithFfmpeg): Promise<string> {
  const { input, output, facts, wanted, tools, limits, onProgress } = what;
  if (tools.ffmpeg === null)
    throw new EvidenceFault('toolMissing', missingToolsMessage(tools) ?? '本机未安装 ffmpeg。');
  const exact =
    wanted.kind === 'masked'
      ? {
          ...wanted,
          areas: await fromShownFrames(wanted.areas, {
            ffprobe: tools.ffprobe,
            input,
            facts,
            limits: boundsOf(limits),
          }),
        }
      : wanted;
  const args = ffmpegArguments(exact, facts, input, output);
  if (args === null)
    throw new EvidenceFault(
      'toolFailed',
      `这种文件（${facts.mediaType}）不能生成预览或派生件，可下载原件用专用软件打开。`,
    );
  if (wanted.kind === 'waveform') {
    const peaks = new Peaks(wanted.points);
    await run(tools.ffmpeg, args, limits, (part) => {
      peaks.add(part);
      onProgress(Math.min(1, peaks.samples / 8 / (facts.durationMs ?? Number.POSITIVE_INFINITY)));
    });
    if (peaks.samples > 0)
      await writeFile(output, JSON.stringify({ sampleRate: 8000, samples: peaks.samples, peaks: peaks.result() }));
  } else {
    await run(tools.ffmpeg, args, limits, toolProgress(lengthOf(wanted, facts), onProgress));
  }
  return `ffmpeg ${args.filter((arg) => !arg.startsWith('file:') && !watching.has(arg)).join(' ')}`;
}

async function run(
  program: string,
  args: readonly string[],
  limits: Bounds,
  onOutput?: (part: Uint8Array) => void,
): Promise<void> {
  const { code, timedOut, stderr } = await runLimited(program, args, boundsOf(limits), onOutput);
  if (timedOut)
    throw new EvidenceFault(
      'limitExceeded',
      `生成派生件超过 ${Math.round(limits.wallMs / 1000)} 秒，已停止。原件不受影响，可下载原件查看。`,
    );
  if (code !== 0) {
    const cause = new Error(stderr.slice(-2000));
    throw new EvidenceFault(
      'toolFailed',
      '未能生成派生件：原件可能已损坏、被截断，或超出内存与大小限制。原件不受影响，可下载查看。',
      { cause },
    );
  }
}

function boundsOf({ wallMs, memoryMib, outputMib: fileMib, signal }: Bounds): ProcessLimits {
  const cpuSeconds = Math.ceil((wallMs / 1000) * 2);
  return { wallMs, memoryMib, cpuSeconds, fileMib, ...(signal ? { signal } : {}) };
}

/** How long the copy will be, in milliseconds; 0 when it is not known. */
function lengthOf(wanted: Derivation, { durationMs }: MediaFacts): number {
  if (wanted.kind !== 'clip') return durationMs ?? 0;
  return Math.min(wanted.toMs, durationMs ?? wanted.toMs) - wanted.fromMs;
}

function isLong({ kind }: Derivation, isImage: boolean): boolean {
  return (
    (kind === 'playable' && !isImage) ||
    kind === 'seekable' ||
    kind === 'clip' ||
    kind === 'masked' ||
    kind === 'waveform'
  );
}
