import type { MediaFacts, MediaTime } from '@liuhen/evidence';
import { claimTime, type DeviceFileName, parseDeviceFileName } from '@liuhen/records';

/** What a file says of itself, kept in its recording beside what a person says. */
export type FileFacts = {
  readonly mediaType: string;
  readonly state: MediaFacts['state'];
  readonly durationMs: number | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly timeFrom: MediaTime['source'] | null;
  readonly place: { readonly latitude: string; readonly longitude: string } | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly device: string | null;
  readonly certificate: string | null;
  readonly number: number | null;
  readonly problems: readonly string[];
};

/** `devices`: the numbers of the bureau's devices, by which names are read. */
export function fileFacts(facts: MediaFacts, name: string, devices: readonly string[]): FileFacts {
  const named: DeviceFileName = parseDeviceFileName(name, devices);
  const told = written(facts.times, 'start');
  const start = told === null ? null : instantOf(told);
  const { place, maker, model, mediaType, state, problems } = facts;
  const durationMs = facts.durationMs === null ? null : Math.round(facts.durationMs);
  return {
    mediaType,
    state,
    durationMs,
    start,
    end: endOf(facts, start, durationMs),
    timeFrom: told?.source ?? null,
    place: place === null ? null : { latitude: place.latitude, longitude: place.longitude },
    maker,
    model,
    device: named.device,
    certificate: named.certificate,
    number: named.number,
    problems: [...problems],
  };
}

/** The name before what the format holds: cameras get zones wrong there, and the name is what their screen showed. */
const sources: readonly MediaTime['source'][] = ['name', 'exif', 'container'];

function written(times: readonly MediaTime[], role: MediaTime['role']): MediaTime | null {
  for (const source of sources) {
    const told = times.find((time) => time.source === source && time.role === role && instantOf(time) !== null);
    if (told !== undefined) return told;
  }
  return null;
}

function endOf(facts: MediaFacts, start: string | null, durationMs: number | null): string | null {
  const told = written(facts.times, 'end');
  if (told !== null) return instantOf(told);
  if (start === null || durationMs === null) return null;
  return Temporal.Instant.from(start).add({ milliseconds: durationMs }).toString({ fractionalSecondDigits: 3 });
}

/** In store form; where nobody says a zone, the camera was set to the time of the country. */
function instantOf({ local, offset }: MediaTime): string | null {
  return claimTime(`${local}${offset ?? '+08:00'}`, null, 'device')?.from ?? null;
}
