import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { breached, met, type Outcome, pending } from '../../obligations/outcome.ts';
import { firstFrom, firstUntil } from '../../reading/in-time.ts';
import { words } from '../../reading/paper.ts';
import { type PermitAct, permitActNamed } from '../../reading/permit-act.ts';
import { issued, stepsOf } from '../../reading/phases.ts';

/** Before a permit is taken away its holder is told of the rights and heard, or gives them up (行政许可法第七条). */
export function holderHeard(m: Matter, started: Fact, act: PermitAct, what: string): Outcome {
  const decision =
    issued(m, 'permitChangeDecision').find((d) => [null, act].includes(permitActNamed(words(d, 'action')))) ??
    firstFrom(m.dossier.of('decisionMade'), started.at);
  const until = decision?.at ?? m.present.at;
  const told = firstUntil(stepsOf(m, 'rightsNotified', 'priorNoticeServed'), until);
  const heard = firstUntil(stepsOf(m, 'defenceReceived', 'defenceWaived', 'hearingHeld'), until);
  if (told !== undefined && heard !== undefined)
    return met('已告知被许可人陈述、申辩权并听取意见', { records: [told, heard] });
  const lacks =
    told === undefined ? '没有告知被许可人陈述、申辩的权利' : '没有听取被许可人的陈述、申辩，也没有放弃的记录';
  return decision === undefined
    ? pending(`${what}许可前${lacks}`, { records: [told] })
    : breached(`${what}许可前${lacks}`, { records: [told, decision] });
}
