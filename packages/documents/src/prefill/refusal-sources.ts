import type { Fact } from '@liuhen/records';
import { fromDocument } from './document-sources.ts';
import { given, type Scene, type Source, writtenInstant } from './scene.ts';

type Attempt = Fact<'serviceAttempted'> & { readonly data: { readonly reason: string } };

const isLeft = ({ step }: Scene): boolean =>
  step !== null && String((step.data as Record<string, unknown>).method ?? '').startsWith('留置');

/** The attempt that was refused, where what is written now is the leaving that answers it (第二十条). */
function refused(scene: Scene): Attempt | null {
  const { step, dossier } = scene;
  if (step === null || !isLeft(scene)) return null;
  const last = dossier
    .of('serviceAttempted')
    .findLast(({ annulledBy, at }) => annulledBy === null && Temporal.Instant.compare(at, step.at) <= 0);
  return last !== undefined && typeof last.data.reason === 'string' ? (last as Attempt) : null;
}

const ofRefusal =
  (pick: (attempt: Attempt) => Record<string, unknown>): Source =>
  (scene) => {
    const attempt = refused(scene);
    return attempt && given({ reason: attempt.data.reason, ...pick(attempt) }, attempt.title, attempt.id);
  };

/** Who took papers for the party before; of one that was left nobody took it. */
const lastCollector: Source = (scene) =>
  isLeft(scene) ? null : (fromDocument('serviceReceipt.substitute')?.(scene) ?? null);

/** What was written of a refusal when it happened, for the papers that follow it. */
export const refusalSources: Record<string, Source> = {
  'service.lastCollector': lastCollector,
  'service.refusedOn': ofRefusal(({ at }) => ({ date: writtenInstant(at).slice(0, 10) })),
  'service.refusedAt': ofRefusal(({ at }) => ({ at: writtenInstant(at) })),
};
