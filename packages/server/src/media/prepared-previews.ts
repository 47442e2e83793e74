import { type Derivation, derive, EvidenceFault } from '@liuhen/evidence';
import type { MadeBytes } from '@liuhen/journal/work';
import type { HeldFile } from '@liuhen/records';
import { type PreparedPreview, PreviewForm } from '../api/index.ts';
import type { House } from '../house.ts';
import { absent } from '../http/server-fault.ts';
import type { ReadableFile } from '../reading/readable-file.ts';
import { newId } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { enqueueDerivation, type Making, queueOf } from './derivation-queues.ts';
import { factsOf } from './facts-of.ts';

const derivations: Record<PreviewForm, Derivation> = {
  playable: { kind: 'playable', height: 720 },
  seekable: { kind: 'seekable' },
  waveform: { kind: 'waveform', points: 1_000 },
  contactSheet: { kind: 'contactSheet', columns: 4, rows: 5, width: 320 },
};

/** Asked for by whoever may see the original; made once for all of them. Asked again, it tells how far it is. */
export async function askForPreview(
  house: House,
  asker: Asker,
  { id: subject, entry, file }: ReadableFile,
  form: PreviewForm,
): Promise<PreparedPreview> {
  const { agency } = asker;
  const { row, isNew } = await house.derivations.ask(agency, {
    id: newId(house.now()),
    purpose: 'preview',
    subject,
    record: entry.body.id,
    original: file.sha256,
    form,
    wanted: {},
    person: asker.person,
  });
  if (isNew) await enqueueDerivation(house, agency, queueOf(form, file), row);
  const { state, percent, problem, made } = row;
  return { form, state, percent, problem, mediaType: made?.mediaType ?? null };
}

/** The bytes of a preview that is done, under the name of its original. */
export async function preparedPreview(
  house: House,
  agency: string,
  original: HeldFile,
  form: PreviewForm,
): Promise<HeldFile> {
  const made = (await house.derivations.preview(agency, original.sha256, form))?.made ?? null;
  if (made === null) throw absent('这个预览');
  if ((await house.previewStore.stat(made.sha256)) === null) {
    // somebody cleared the folder: it can be made again
    await house.derivations.forget(agency, [original.sha256]);
    throw absent('这个预览');
  }
  return { ...made, name: original.name };
}

export async function makePreview(house: House, _agency: string, making: Making): Promise<MadeBytes | null> {
  const { row, signal, onProgress } = making;
  const { store, previewStore: into, tools } = house;
  const { success, data: form } = PreviewForm.safeParse(row.form);
  if (!success) throw new EvidenceFault('badDerivation', '没有这种预览。');
  const facts = await factsOf(house, { sha256: row.original, name: '' });
  const made = await derive(row.original, facts, derivations[form], { store, into, tools, signal, onProgress });
  const { sha256, sm3, size, mediaType } = made;
  if (await making.stillWanted()) return { sha256, sm3, size, mediaType };
  await into.remove(sha256);
  return null;
}
