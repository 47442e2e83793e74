import { type MediaFacts, type RecordingClaim, secretMarkRefusal, secretMarks } from '@liuhen/evidence';
import type { HeldFile } from '@liuhen/records';
import { deviceUsed } from '../devices/unregistered-devices.ts';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { isSpokenOf } from '../keeping/named-files.ts';
import type { Asker } from '../sign-in/asker.ts';
import { type ToldByFiles, toldByFiles } from './told-by-files.ts';

const kinds: Readonly<Record<string, NonNullable<RecordingClaim['kind']>>> = {
  video: 'film',
  surveillance: 'film',
  audio: 'sound',
  photo: 'photo',
};

/** What is said of a recording by who hands it in. */
export type Said = {
  readonly medium: string | null;
  readonly device: string | null;
  readonly recordedBy: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** When it is taken to have begun, where neither they nor the files say. */
  readonly otherwiseAt: string;
  /** Where it stood still between start and end. */
  readonly interruptions?: RecordingClaim['interruptions'];
  /** Looked through for marks of state secrets. */
  readonly words: readonly string[];
  /** What files are called that are only spoken of. */
  readonly names: readonly string[];
};

/** A file of a recording; looked into only where who hands in the recording handed in the file. */
export type GivenFile = HeldFile & {
  readonly isOwn: boolean;
  readonly declared: string | null;
  readonly modifiedAt: string | null;
};

export type Looked = ToldByFiles & {
  readonly used: ReturnType<typeof deviceUsed>;
};

/**
 * What the files say, beside what the person says, whichever way the recording comes in. A state secret, wherever the mark stands, is
 * refused, and bytes that nothing else names are not kept a moment longer.
 */
export async function lookAtFiles(
  house: House,
  asker: Asker,
  said: Said,
  files: readonly GivenFile[],
): Promise<Looked> {
  const looked: { file: GivenFile; facts: MediaFacts | null }[] = [];
  for (const file of files) {
    const copy = file.isOwn ? await house.store.localCopy(file.sha256) : null;
    const facts = copy === null ? null : await house.prober.probe(copy.path, file.name).finally(() => copy.release());
    looked.push({ file, facts });
  }
  const marks = secretMarks([
    ...said.words,
    ...said.names,
    ...files.map(({ name }) => name),
    ...looked.flatMap(({ facts }) => facts?.words ?? []),
  ]);
  if (marks.length > 0)
    await refuseSecret(
      house,
      files.filter(({ isOwn }) => isOwn),
      secretMarkRefusal(marks).detail,
    );
  // the channels of a surveillance export are numbered too, and are no recorders
  const names = said.medium === 'surveillance' ? [] : [...files.map(({ name }) => name), ...said.names];
  const used = deviceUsed(asker.facts, said.device, names);
  const { device } = used;
  const { startedAt, endedAt, recordedBy, otherwiseAt } = said;
  const person = asker.facts.people.get(recordedBy ?? '');
  const told = toldByFiles(
    {
      startedAt,
      endedAt,
      device: said.device === null ? null : (device?.deviceNo ?? said.device),
      certificate: person?.certificates[0]?.certNo ?? null,
      kind: kinds[said.medium ?? ''] ?? null,
      interruptions: said.interruptions,
      recordedBy,
      otherwiseAt,
    },
    looked.map(({ file: { declared, modifiedAt, isOwn: _, ...file }, facts }) => ({
      file,
      declared,
      modifiedAt,
      facts,
    })),
    { facts: asker.facts, device },
  );
  return { ...told, used };
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
