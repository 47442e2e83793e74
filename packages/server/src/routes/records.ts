import { isDeepStrictEqual } from 'node:util';
import { Fault, type Outcome } from '@liuhen/journal';
import type { RecordBody } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { alters } from '../access/alterations.ts';
import { type Acknowledged, api } from '../api/index.ts';
import { startRecompute } from '../calendars/recompute-job.ts';
import { refuseImpossibleRecord } from '../devices/refuse-impossible.ts';
import { appendRecording } from '../docking/enter-recording.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Kinds that change what people may do, or cannot be taken back: asked for the password again first. */
const grave = new Set([
  'appointment',
  'appointmentEnded',
  'delegation',
  'grant',
  'grantRevoked',
  'secondFactorRequired',
  'parameter',
  'disposal',
  'annulment',
  'copyReleased',
  'documentIssued',
]);

export function records(app: FastifyInstance, house: House): void {
  serve(app, api.records.append, async ({ asker, body }) => {
    const ofAgency = body.subject.type === 'agency' && alters(body);
    if ((grave.has(body.kind) || ofAgency) && !asker.steppedUp) {
      throw new ServerFault('stepUpNeeded', '这类记录影响重大，须在十分钟内验证过身份。');
    }
    if (ofAgencyItself(body, asker)) refuseImpossibleRecord(asker.facts, body, house.now());
    if (body.kind === 'recording' && body.agency === asker.agency) return appendRecording(house, asker, body);
    return append(house, asker, body);
  });
}

const ofAgencyItself = ({ agency, subject }: RecordBody, asker: Asker): boolean =>
  agency === asker.agency && subject.type === 'agency';

type AgencyFact = {
  readonly id: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly links?: readonly { readonly rel: string; readonly record: string }[];
};

/** A fact of the agency, entered now. Asked twice, as after an answer that got lost, it stands already and is answered as it stands. */
export async function enterOfAgency(house: House, asker: Asker, fact: AgencyFact): Promise<{ record: string }> {
  const before = asker.facts.facts.find(({ id }) => id === fact.id);
  const isSame =
    before?.kind === fact.kind &&
    before.actor === asker.person &&
    Object.entries(fact.data).every(([key, value]) => isDeepStrictEqual(before.data[key], value));
  if (isSame) return { record: fact.id };
  const made = recordOf({ ...fact, agency: asker.agency, at: house.now(), source: 'person' });
  const { record } = await append(house, asker, made);
  return { record };
}

/** The one door for every route: of another agency there is nothing, and the law's no is an answer with its articles. */
export async function append(
  house: House,
  asker: Asker,
  body: { readonly agency: string; readonly kind: string },
): Promise<Acknowledged> {
  if (body.agency !== asker.agency) throw absent('这个机关');
  const taken = acknowledged(await house.journal.append({ id: asker.person }, body));
  if (body.kind === 'calendarLoaded' && !taken.repeated) await startRecompute(house, asker.agency, taken.record);
  return taken;
}

export function acknowledged(outcome: Outcome): Acknowledged {
  if (outcome instanceof Fault) throw outcome;
  if (outcome.outcome === 'refused') {
    const [first] = outcome.refusals;
    throw new ServerFault('refused', first?.message ?? '依法现在不能办理。', first?.cure ?? null, {
      refusals: outcome.refusals.map((refusal) => ({ ...refusal, facts: [...refusal.facts] })),
    });
  }
  const { record, subjectSeq, receivedAt, leaf, repeated } = outcome;
  return { record, subjectSeq, receivedAt, leaf: { ...leaf }, repeated };
}
