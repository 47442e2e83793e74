import { runLimited } from './limited-process.ts';
import type { MediaTrack, PartialFacts } from './media-facts.ts';

/** A second reader for what our own cannot measure. Only local files, only one protocol: a playlist must not make it fetch anything. */
export async function readWithFfprobe(ffprobe: string, path: string, demuxer: string): Promise<PartialFacts> {
  const args = [
    '-v',
    'error',
    '-protocol_whitelist',
    'file',
    '-f',
    demuxer,
    '-show_entries',
    'format=duration:stream=codec_type,codec_name,width,height',
    '-of',
    'json',
    `file:${path}`,
  ];
  const { stdout, code, timedOut } = await runLimited(ffprobe, args, {
    wallMs: 6_000,
    memoryMib: 1024,
    cpuSeconds: 5,
    fileMib: 1,
  });
  if (timedOut) return { problems: ['ffprobe 未能在限定时间内读完'] };
  if (code !== 0) return {};
  const report: unknown = JSON.parse(stdout.toString('utf8'));
  if (typeof report !== 'object' || report === null) return {};
  const streams = 'streams' in report && Array.isArray(report.streams) ? report.streams : [];
  const format: unknown = 'format' in report ? report.format : null;
  const seconds = Number(
    typeof format === 'object' && format !== null && 'duration' in format ? format.duration : Number.NaN,
  );
  const facts: PartialFacts = { tracks: [] };
  for (const stream of streams as { codec_type?: string; codec_name?: string; width?: number; height?: number }[]) {
    const kind: MediaTrack['kind'] =
      stream.codec_type === 'video' ? 'video' : stream.codec_type === 'audio' ? 'audio' : 'other';
    facts.tracks?.push({ kind, codec: stream.codec_name ?? null });
    if (kind === 'video' && stream.width && stream.height)
      Object.assign(facts, { width: facts.width ?? stream.width, height: facts.height ?? stream.height });
  }
  if (Number.isFinite(seconds) && seconds >= 0) facts.durationMs = Math.round(seconds * 1000);
  return facts;
}
