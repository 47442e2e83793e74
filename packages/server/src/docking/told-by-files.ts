import {
  type ClaimDifference,
  compareClaims,
  compareFiles,
  type MediaFacts,
  type RecordingClaim,
  settledType,
} from '@liuhen/evidence';
import type { AgencyFacts, Device, HeldFile } from '@liuhen/records';
import { corrected, deviceNumbers } from '../devices/ledger.ts';
import { ledgerDifferences } from '../devices/ledger-differences.ts';
import { type FileFacts, fileFacts } from './file-facts.ts';

/** A file of a recording as it was looked into; `facts` null where nobody may or can. */
export type LookedFile = {
  /** Its media type as it was settled when it came in. */
  readonly file: HeldFile;
  /** What its sender said that it is, where its bytes are something else. */
  readonly declared: string | null;
  readonly facts: MediaFacts | null;
  /** When it was last written at its source: the last word where neither name nor format tells a time. */
  readonly modifiedAt: string | null;
};

/** What a person, a card or a client says of a recording. Null where nothing is said. */
export type SaidOfRecording = {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly device: string | null;
  readonly certificate: string | null;
  readonly kind: RecordingClaim['kind'];
  readonly interruptions?: RecordingClaim['interruptions'];
  /** The officer who is said to have recorded it. */
  readonly recordedBy: string | null;
  /** When it is taken to have begun, where neither the one who says nor the files do. */
  readonly otherwiseAt: string;
};

/** The ledger, and the device in it that a recording was made with; undefined where none is known. */
export type Ledger = { readonly facts: AgencyFacts; readonly device: Device | undefined };

export type ToldByFiles = {
  /** Of the first file that could be looked into. */
  readonly fromFile: FileFacts | null;
  readonly differences: readonly ClaimDifference[];
  /** From when to when, in the time of the device: as it is said; what is left open, as the files tell. */
  readonly times: { readonly startedAt: string; readonly endedAt: string | null };
  /** By how much the clock of the device was ahead then, by its checks; 0 where none is known. */
  readonly clockOffsetSec: number;
  /** The files with the media types that their bytes show. */
  readonly files: readonly HeldFile[];
  /** What each file tells of itself, in their order; of one alone the times are those of the whole. */
  readonly rows: readonly FileRow[];
};

export type FileRow = {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly durationMs: number | null;
  readonly mediaType: string;
  readonly declaredType?: string;
};

/**
 * The one reading of a recording, whichever way it came in: by the upload page, by a client of the API, by a docked card. What the files
 * and the ledger say stands beside what was said of them; differences are kept with the recording and shown, and no side is corrected.
 */
export function toldByFiles(said: SaidOfRecording, looked: readonly LookedFile[], ledger: Ledger): ToldByFiles {
  const devices = deviceNumbers(ledger.facts);
  const read = looked.map((one) => {
    const own = one.facts === null ? null : fileFacts(one.facts, one.file.name, devices);
    const settled = settledType(one.declared ?? one.file.mediaType, own?.mediaType ?? null);
    const file = { ...one.file, mediaType: settled.mediaType };
    return { ...one, own, file, declared: one.declared ?? settled.declared, ...timesOf(one, own) };
  });
  const isOne = read.length === 1;
  const starts = read.flatMap(({ start }) => start ?? []).sort();
  const ends = read.flatMap(({ end }) => end ?? []).sort();
  const first = read[0]?.own ?? null;
  const fromFile = read.find(({ own }) => own !== null)?.own ?? null;
  const times = settledTimes(said, isOne ? wholeOf(first) : { start: starts[0] ?? null, end: lastOf(starts, ends) });
  return {
    fromFile,
    times,
    clockOffsetSec: corrected(ledger.device, Temporal.Instant.from(times.startedAt)).offsetSeconds,
    differences: eachOnce([
      ...read.flatMap(({ facts, file, own }) =>
        facts === null
          ? []
          : compareClaims(facts, file.name, {
              // of several files the first has the beginning of the whole, and the last its end
              startedAt: isOne || own?.start === starts[0] ? said.startedAt : null,
              endedAt: isOne || own?.end === ends.at(-1) ? said.endedAt : null,
              device: said.device,
              certificate: said.certificate,
              devices,
              place: null,
              kind: file.size === 0 ? null : said.kind,
              interruptions: isOne ? said.interruptions : undefined,
            }),
      ),
      ...compareFiles(
        read.map(({ file, own, declared, facts, start, end }) => ({
          ...file,
          kind: facts?.kind ?? null,
          device: own?.device ?? null,
          startedAt: isOne ? null : start,
          endedAt: isOne ? null : end,
          declared,
        })),
      ),
      ...toldByLedger(ledger, times, said.recordedBy),
    ]),
    files: read.map(({ file }) => file),
    rows: read.map(({ file, own, start, end, declared }) => ({
      file: file.name,
      sha256: file.sha256,
      bytes: file.size,
      startedAt: isOne ? null : start,
      endedAt: isOne ? null : end,
      durationMs: own?.durationMs ?? null,
      mediaType: file.mediaType,
      ...(declared === null ? {} : { declaredType: declared }),
    })),
  };
}

/** What is said of each file alike is said once. */
const eachOnce = (found: readonly ClaimDifference[]): ClaimDifference[] => [
  ...new Map(found.map((one) => [one.detail, one])).values(),
];

/** As who hands it in says; what they leave open, as the files do. A file whose end lies before its start says nothing of its end. */
export function settledTimes(
  said: Pick<SaidOfRecording, 'startedAt' | 'endedAt' | 'otherwiseAt'>,
  own: { readonly start: string | null; readonly end: string | null },
): ToldByFiles['times'] {
  if (said.startedAt !== null) return { startedAt: said.startedAt, endedAt: said.endedAt };
  const startedAt = own.start ?? said.otherwiseAt;
  const end = said.endedAt ?? own.end;
  return { startedAt, endedAt: end !== null && end >= startedAt ? end : null };
}

/** In true time: hands are changed by the clock on the wall. */
function toldByLedger(
  { facts, device }: Ledger,
  { startedAt, endedAt }: ToldByFiles['times'],
  recordedBy: string | null,
) {
  if (device === undefined) return [];
  const from = corrected(device, Temporal.Instant.from(startedAt)).at;
  const to = endedAt === null ? from : corrected(device, Temporal.Instant.from(endedAt)).at;
  return ledgerDifferences(facts, device, { from, to, recordedBy });
}

/** A film that tells no end was running at least when it began. */
function lastOf(starts: readonly string[], ends: readonly string[]): string | null {
  const [start, end] = [starts.at(-1), ends.at(-1)];
  return start === undefined || end === undefined || start > end ? (start ?? null) : end;
}

const wholeOf = (own: FileFacts | null) => ({ start: own?.start ?? null, end: own?.end ?? null });

/** A still has one instant. A film that tells none was last written when it ended; how long it plays, its format knows. */
function timesOf({ file, facts, modifiedAt }: LookedFile, own: FileFacts | null) {
  // nothing runs in an empty file
  const isStill = facts?.kind === 'image' || file.size === 0;
  const start = own?.start ?? null;
  if (start !== null) return { start, end: own?.end ?? (isStill ? start : null) };
  if (modifiedAt === null || facts === null) return { start: null, end: null };
  const long = isStill ? 0 : (own?.durationMs ?? null);
  if (long === null) return { start: null, end: null };
  const from = Temporal.Instant.from(modifiedAt).subtract({ milliseconds: long });
  return { start: from.toString({ fractionalSecondDigits: 3 }), end: modifiedAt };
}
