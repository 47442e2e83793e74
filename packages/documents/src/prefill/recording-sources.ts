import type { Fact } from '@liuhen/records';
import { fieldsOf, given, type Scene, type Source } from './scene.ts';

/** A recording's own number: the name a case file gave it, or its id. */
const numberOf = (recording: Fact<'recording'>): string => recording.key;
const numbers = (recordings: readonly Fact<'recording'>[]) => recordings.map(numberOf);

function ofStep(scene: Scene): readonly Fact<'recording'>[] {
  return scene.step ? scene.dossier.recordingsOf(scene.step) : [];
}

/** Those no register holds yet, by their numbers. */
export function unregistered(scene: Scene): readonly Fact<'recording'>[] {
  const registered = new Set(
    scene.dossier
      .documents('avRecordRegister')
      .flatMap((register) =>
        Array.isArray(fieldsOf(register).records) ? (fieldsOf(register).records as unknown[]) : [],
      ),
  );
  return scene.dossier
    .recordings()
    .filter((recording) => !registered.has(numberOf(recording)))
    .toSorted((one, other) => (numberOf(one) < numberOf(other) ? -1 : 1));
}

const from = '音像记录';

/** What a statement that filming was out of place calls the acts that must be filmed. */
const filmedAs: Readonly<Record<string, string>> = {
  siteInspection: '现场检查',
  sampling: '抽样',
  hearingHeld: '听证',
  sealSeizureImplemented: '查封、扣押',
};

const isStill = (recording: Fact<'recording'>): boolean =>
  /照/.test(String(recording.data.medium ?? '')) ||
  recording.files.some(({ mediaType }) => mediaType.startsWith('image/'));

/** The photographs taken: what camera, and where the originals are kept. */
const lastStill = (scene: Scene) => scene.dossier.recordings().findLast(isStill);

/** The photographs of the step; where it has none, the last that were taken. */
export function stillsOf(scene: Scene): readonly Fact<'recording'>[] {
  const ofThisStep = ofStep(scene).filter(isStill);
  const last = lastStill(scene);
  if (ofThisStep.length > 0) return ofThisStep;
  return last === undefined ? [] : [last];
}

export const recordingSources: Record<string, Source> = {
  'step.filmedAs': ({ step }) => given(step === null ? null : filmedAs[step.kind], '本步骤'),
  'recordings.step': (scene) => given(numbers(ofStep(scene)), from),
  'recordings.unregistered': (scene) => given(numbers(unregistered(scene)), from),
  'recordings.first': (scene) => given(numbers(scene.dossier.recordings())[0], from),
  'recordings.ids': (scene) => given(numbers(ofStep(scene)), from),
  'recordings.still': (scene) => {
    const still = lastStill(scene);
    return still ? given([still.data.storageTarget, numberOf(still)].filter(Boolean).join(' '), from, still.id) : null;
  },
  'recordings.stillDevice': (scene) => {
    const still = lastStill(scene);
    return still ? given(scene.dossier.device(still.data.device)?.deviceNo, from, still.id) : null;
  },
  'recordings.summary': (scene) => {
    const count = scene.dossier.recordings().length;
    return given(count > 0 ? `电子归档包（${count} 段音像）` : null, from);
  },
};
