import { demuxerOf } from '../media/demuxer.ts';
import { type ProcessLimits, runLimited } from '../media/limited-process.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import type { MaskedArea } from './derivation.ts';

/** Where nobody can say when frames were shown, masks begin so much earlier. */
const UNKNOWN_MS = 1_000;
/** Times of a container are rounded. */
const ROUNDING_MS = 2;

/**
 * The areas, each beginning with the frame that was on the screen when it begins. A frame stays until the next one: in a film of few or
 * uneven frames what was seen at 5.5 s may have come at 5.0 s, and a mask from 5.5 s on would leave it bare.
 */
export async function fromShownFrames(
  areas: readonly MaskedArea[],
  film: {
    readonly ffprobe: string | null;
    readonly input: string;
    readonly facts: MediaFacts;
    readonly limits: ProcessLimits;
  },
): Promise<MaskedArea[]> {
  const { ffprobe, input, facts, limits } = film;
  const demuxer = demuxerOf(facts);
  const unknown = () => areas.map((area) => ({ ...area, fromMs: Math.max(0, area.fromMs - UNKNOWN_MS) }));
  if (areas.length === 0 || ffprobe === null || demuxer === null) return unknown();
  const ask = (entries: string, onLine: (line: string) => void) => {
    const args = ['-v', 'error', '-protocol_whitelist', 'file', '-f', demuxer, '-select_streams', 'v:0'];
    const rest = ['-show_entries', entries, '-of', 'compact', `file:${input}`];
    return runLimited(ffprobe, [...args, ...rest], limits, lines(onLine));
  };
  let origin = 0;
  await ask('format=start_time', (line) => {
    origin = milliseconds(/^format\|start_time=(.*)$/.exec(line)?.[1]) ?? origin;
  });
  const shown: (number | null)[] = areas.map(() => null);
  const { code } = await ask('packet=pts_time,dts_time', (line) => {
    const [, pts, dts] = /pts_time=([^|]*)\|dts_time=([^|]*)/.exec(line) ?? [];
    const time = milliseconds(pts) ?? milliseconds(dts);
    if (time === null) return;
    const at = time - origin;
    for (const [index, { fromMs }] of areas.entries()) {
      const held = shown[index] ?? null;
      if (at <= fromMs && (held === null || at > held)) shown[index] = at;
    }
  });
  if (code !== 0) return unknown();
  return areas.map((area, index) => {
    const start = shown[index] ?? area.fromMs - UNKNOWN_MS;
    return { ...area, fromMs: Math.max(0, Math.floor(start) - ROUNDING_MS) };
  });
}

function milliseconds(written: string | undefined): number | null {
  const seconds = Number.parseFloat(written ?? '');
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** Output that comes in parts, line by line. */
function lines(onLine: (line: string) => void): (part: Uint8Array) => void {
  let rest = '';
  return (part) => {
    const whole = (rest + Buffer.from(part).toString('latin1')).split('\n');
    rest = (whole.pop() ?? '').slice(-1_000);
    for (const line of whole) onLine(line);
  };
}
