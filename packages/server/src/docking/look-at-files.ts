import { compareClaims, type MediaFacts, type RecordingClaim, secretMarkRefusal, secretMarks } from '@liuhen/evidence';
import type { HeldFile } from '@liuhen/records';
import type { TakeIn } from '../api/index.ts';
import { corrected } from '../devices/ledger.ts';
import { deviceUsed } from '../devices/unregistered-devices.ts';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { isSpokenOf } from '../keeping/named-files.ts';
import type { Asker } from '../sign-in/asker.ts';
import { type FileFacts, fileFacts } from './file-facts.ts';

const kinds: Readonly<Record<TakeIn['medium'], NonNullable<RecordingClaim['kind']>>> = {
  video: 'film',
  surveillance: 'film',
  audio: 'sound',
  photo: 'photo',
};

type Told = {
  readonly times: { readonly startedAt: string; readonly endedAt: string | null };
  readonly fromFile: FileFacts | null;
  readonly differences: ReturnType<typeof compareClaims>;
  readonly clockOffsetSec: number;
  readonly used: ReturnType<typeof deviceUsed>;
  /** Of several files, in their order, each with the times of its own; where one of them tells none, with those of the whole. */
  readonly made: readonly Made[];
};

type Made = {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly durationMs: number | null;
};

/**
 * What the files say, beside what the person says. Differences are kept with the recording and shown; neither side is corrected. A
 * state secret, wherever the mark stands, is refused, and bytes that nothing else names are not kept a moment longer.
 */
export async function lookAtFiles(house: House, asker: Asker, said: TakeIn, files: readonly HeldFile[]): Promise<Told> {
  const looked: { file: HeldFile; facts: MediaFacts }[] = [];
  for (const file of files) {
    const copy = await house.store.localCopy(file.sha256);
    if (copy === null) continue;
    looked.push({ file, facts: await house.prober.probe(copy.path, file.name).finally(() => copy.release()) });
  }
  const words = [said.title, said.place, said.sensitivity, ...said.names].filter((word) => word !== undefined);
  const marks = secretMarks([...words, ...looked.flatMap(({ facts }) => facts.words)]);
  if (marks.length > 0) await refuseSecret(house, files, secretMarkRefusal(marks).detail);
  // the channels of a surveillance export are numbered too, and are no recorders
  const names = said.medium === 'surveillance' ? [] : files.map(({ name }) => name);
  const used = deviceUsed(asker.facts, said.device, names);
  const { device } = used;
  const person = asker.facts.people.get(said.recordedBy ?? '');
  const own = looked.map(({ file, facts }) => fileFacts(facts, file.name));
  const isOne = own.length === 1;
  const starts = own.map(({ start }) => start ?? '').sort();
  const ends = own.map(({ end }) => end ?? '').sort();
  const differences = looked.flatMap(({ file, facts }, index) =>
    compareClaims(facts, file.name, {
      // of several files the first has the beginning of the whole, and the last its end
      startedAt: isOne || own[index]?.start === starts[0] ? said.startedAt : null,
      endedAt: isOne || own[index]?.end === ends.at(-1) ? said.endedAt : null,
      device: said.device === null ? null : (device?.deviceNo ?? said.device),
      certificate: person?.certificates[0]?.certNo ?? null,
      place: null,
      kind: kinds[said.medium],
    }),
  );
  const [fromFile = null] = own;
  const isTold = own.length === files.length && own.every(({ start, end }) => start !== null && end !== null);
  const whole = isTold ? { start: starts[0] ?? null, end: ends.at(-1) ?? null } : isOne ? fromFile : null;
  const times = timesOf(said, whole, house.now());
  return {
    times,
    fromFile,
    differences,
    clockOffsetSec: corrected(device, Temporal.Instant.from(times.startedAt)).offsetSeconds,
    used,
    made: files.map(({ sha256 }) => {
      const index = looked.findIndex(({ file }) => file.sha256 === sha256);
      const { start = null, end = null, durationMs = null } = own[index] ?? {};
      const isOwn = files.length > 1 && isTold;
      return {
        startedAt: isOwn && start !== null ? start : times.startedAt,
        endedAt: isOwn ? end : times.endedAt,
        durationMs,
      };
    }),
  };
}

/** As the person says; where they leave it open, as the file itself does. */
function timesOf(said: TakeIn, own: Pick<FileFacts, 'start' | 'end'> | null, now: string): Told['times'] {
  if (said.startedAt !== null) return { startedAt: said.startedAt, endedAt: said.endedAt };
  const startedAt = own?.start ?? said.modifiedAt ?? now;
  const end = said.endedAt ?? own?.end ?? null;
  // a file whose end lies before its start says nothing of its end
  return { startedAt, endedAt: end !== null && end >= startedAt ? end : null };
}

async function refuseSecret(house: House, files: readonly HeldFile[], detail: string): Promise<never> {
  for (const { sha256 } of files) {
    if (!(await isSpokenOf(house.journal.pool, sha256))) await house.store.remove(sha256);
  }
  const cure =
    '请在涉密载体上离线保管，并以“另存登记”（offlineCustody）登记载体编号和保管人；误标的，由定密责任人更正后再上传。';
  const refusal = { code: 'stateSecret', provision: '制度第三十条；保守国家秘密法', message: detail, facts: [], cure };
  throw new ServerFault('refused', detail, cure, { refusals: [refusal] });
}
