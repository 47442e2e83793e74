import { type Stage, stageTitles, stepKinds } from '@liuhen/records';
import type { FactView } from '@liuhen/server/api';
import { day } from '../../time/moment.ts';
import type { TimelineItem } from './item.ts';

/** The stages of the process as bands: each from its first step to where the next begins. */
export function stageBands(facts: readonly FactView[]): TimelineItem[] {
  const steps = facts
    .filter((fact) => fact.family === 'step' && fact.annulledBy === null)
    .map((fact) => ({ at: Date.parse(fact.at), end: Date.parse(fact.until ?? fact.at), title: stageOf(fact) }))
    .sort((a, b) => a.at - b.at);
  const bands: { title: string; from: number; to: number }[] = [];
  for (const step of steps) {
    const last = bands.at(-1);
    if (last !== undefined && last.title === step.title) last.to = Math.max(last.to, step.end);
    else {
      if (last !== undefined) last.to = step.at;
      bands.push({ title: step.title, from: step.at, to: Math.max(step.end, step.at + 1) });
    }
  }
  return bands.map((band) => ({
    id: `stage ${band.from}`,
    lane: 'stage',
    from: band.from,
    to: band.to,
    title: band.title,
    note: `${day(new Date(band.from).toISOString())} 至 ${day(new Date(band.to).toISOString())}`,
    status: 'plain',
  }));
}

function stageOf(fact: FactView): string {
  if (typeof fact.data.stage === 'string' && fact.data.stage !== '') return fact.data.stage;
  const kind = Object.values(stepKinds).find((known) => known.kind === fact.kind);
  return kind === undefined ? '其他' : stageTitles[kind.stage satisfies Stage];
}
