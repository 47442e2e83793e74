import type { Fact } from '@liuhen/records';
import { stillsOf, unregistered } from './recording-sources.ts';
import { given, type Scene, type Source, writtenInstant } from './scene.ts';

type Recording = Fact<'recording'>;
type File = { name: string; format: string; size: string; sha256: string; duration: string };

const from = '音像记录';
const orNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A line of the register of recordings, worked out from those that no register holds yet. */
const ofBatch =
  (pick: (batch: readonly Recording[], scene: Scene) => unknown): Source =>
  (scene) => {
    const batch = unregistered(scene);
    return batch.length === 0
      ? null
      : given(pick(batch, scene), from, batch.length === 1 ? (batch[0]?.id ?? null) : null);
  };

/** What is said of each, once: 现场检查、抽样取证. */
const each = (pick: (recording: Recording, scene: Scene) => string | null): Source =>
  ofBatch((batch, scene) =>
    [...new Set(batch.map((one) => pick(one, scene)).filter((word) => word !== null))].join('、'),
  );

const started = (batch: readonly Recording[]) => batch.map(({ at }) => at).toSorted(Temporal.Instant.compare)[0];
const ended = (batch: readonly Recording[]) =>
  batch
    .map(({ at, until }) => until ?? at)
    .toSorted(Temporal.Instant.compare)
    .at(-1);

/** The gravest mark of the batch; nothing where none of them says anything. */
function sensitivity(batch: readonly Recording[]): string | null {
  const marks = batch.map(({ data }) => orNull(data.sensitivity)).filter((mark) => mark !== null);
  return marks.find((mark) => mark !== '无') ?? marks[0] ?? null;
}

/** Told on all, or not told; nothing where one of them does not say. */
function announced(batch: readonly Recording[]): boolean | null {
  const told = batch.map(({ data }) => data.announced);
  if (told.includes(false)) return false;
  return told.every((one) => one === true) ? true : null;
}

const gaps = (batch: readonly Recording[]) =>
  batch.flatMap(({ data }) =>
    (data.interruptions ?? []).map(({ from: start, to, reason }) => ({
      from: start,
      to,
      reason: reason ?? data.gapExplanation ?? '',
    })),
  );

function filesOf(recording: Recording): File[] {
  const told = (recording.data.files ?? []).map(({ file, startedAt, endedAt, sha256, bytes }) =>
    lineOf(file, bytes ?? null, sha256 ?? '', lengthOf(startedAt ?? null, endedAt ?? null)),
  );
  if (told.length > 0) return told;
  const whole = lengthOf(writtenInstant(recording.at), recording.until && writtenInstant(recording.until));
  return recording.files.map(({ name, size, sha256 }) => lineOf(name, size, sha256, whole));
}

function lineOf(name: string, bytes: number | null, sha256: string, duration: string): File {
  const format = /\.([A-Za-z0-9]{2,5})$/.exec(name)?.[1]?.toUpperCase() ?? '';
  return { name, format, size: bytes === null ? '' : inUnits(bytes), sha256, duration };
}

/** '1.31 GB', by thousands. */
function inUnits(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(2)} ${units[power]}`;
}

/** '01:44:00'; nothing where a picture or an unknown end makes it none. */
function lengthOf(start: string | null, end: string | null): string {
  if (start === null || end === null) return '';
  const seconds = secondsBetween(start, end);
  if (seconds <= 0) return '';
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function secondsBetween(start: string, end: string): number {
  try {
    return Math.round(Temporal.Instant.from(start).until(end).total('seconds'));
  } catch {
    // written in a way that is no instant: the length is left to a person
    return 0;
  }
}

/** What a recording was made of: as it says itself, else the acts it was linked to. */
function stepOf(recording: Recording, { dossier }: Scene): string | null {
  const said = orNull(recording.data.procedureStep);
  if (said !== null) return said;
  const covered = dossier.facts.filter(
    (fact) => fact.family === 'step' && dossier.recordingsOf(fact).some(({ id }) => id === recording.id),
  );
  return orNull([...new Set(covered.map(stepTitle))].join('、'));
}

const stepTitle = (step: Fact): string =>
  'title' in step.data && typeof step.data.title === 'string' && step.data.title !== '' ? step.data.title : step.title;

/** One row a picture; a held picture is named by its hash, so that it is printed. */
function photos(scene: Scene): unknown[] {
  return stillsOf(scene)
    .flatMap((recording) => {
      const about = { direction: '', proves: recording.data.proves ?? '' };
      const held = recording.files
        .filter(({ mediaType }) => mediaType.startsWith('image/'))
        .map(({ sha256 }) => ({ file: sha256, shotAt: writtenInstant(recording.at), ...about }));
      const told = (recording.data.files ?? []).map(({ file, startedAt }) => ({
        file,
        shotAt: startedAt ?? writtenInstant(recording.at),
        ...about,
      }));
      return held.length > 0 ? held : told;
    })
    .map((row, index) => ({ ...row, no: String(index + 1) }));
}

export const registerSources: Record<string, Source> = {
  'register.steps': each(stepOf),
  'register.devices': each(({ data }, { dossier }) => {
    const device = dossier.device(data.device);
    return device === undefined ? orNull(data.device) : [device.deviceNo, device.model].filter(Boolean).join(' ');
  }),
  'register.startedAt': ofBatch((batch) => writtenOrNull(started(batch))),
  'register.endedAt': ofBatch((batch) => writtenOrNull(ended(batch))),
  'register.files': ofBatch((batch) => batch.flatMap(filesOf)),
  'register.announced': ofBatch(announced),
  'register.gaps': ofBatch(gaps),
  'register.storedAt': ofBatch((batch) =>
    batch
      .map(({ data }) => orNull(data.storedAt))
      .filter(Boolean)
      .sort()
      .at(-1),
  ),
  'register.target': each(({ data }) => orNull(data.storageTarget)),
  'register.sensitivity': ofBatch(sensitivity),
  'register.retention': each(({ data }) => orNull(data.retention)),
  'recordings.photos': (scene) => given(photos(scene), from),
};

const writtenOrNull = (at: Temporal.Instant | undefined): string | null =>
  at === undefined ? null : writtenInstant(at);
