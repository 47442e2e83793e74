import type { DocumentFact, Dossier, Fact } from '@liuhen/records';
import { isoInstant } from '../calendars/instant.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import type { Present } from '../obligations/present.ts';
import { terms } from '../periods/terms/catalogue.ts';
import { field, rows, wordsOf } from '../reading/paper.ts';
import { isIssued } from '../reading/phases.ts';
import { clocksOf, earliest } from './clocks.ts';
import { type Course, run } from './course.ts';
import { sealingProcedure } from './machines/sealing.ts';

/** 查封、扣押, or 先行登记保存. */
export type HoldingWay = 'sealing' | 'registration';

/** `decided`: what becomes of it was decided, and nothing on file says that it was given back. */
export type HeldState = 'held' | 'decided' | 'ended';

/** One line of the ledger of things held; instants in UTC. */
export type HeldThing = {
  way: HoldingWay;
  state: HeldState;
  /** Empty where what is held was listed nowhere. */
  name: string;
  amount: string;
  place: string;
  keeper: string;
  sealNo: string;
  /** The list that names it; where there is none, the record of what was done. */
  list: string;
  since: string;
  /** The last instant on which it may still be held so; null once it was decided. */
  due: string | null;
  /** When it was given back or disposed of, and how; how alone, where it was only decided. */
  endedAt: string | null;
  ending: string | null;
};

/**
 * The things held in a case, every line of every list, and what became of each (行政强制法第二十三条至第二十八条; 行政处罚法第五十六条;
 * 制度第十三条). What was held and listed nowhere is one line without a name: the want of the list must be seen.
 */
export function heldThings(dossier: Dossier, at: Temporal.Instant | Present): HeldThing[] {
  const m = matterOf(dossier, at);
  return [...sealed(m), ...registered(m)];
}

function sealed(m: Matter): HeldThing[] {
  const lists = standing(m, 'sealSeizureList');
  const done = m.dossier.of('sealSeizureImplemented');
  if (lists.length === 0 && done.length === 0) return [];
  const course = run(sealingProcedure, m);
  const due = earliest(clocksOf(course).filter(({ term }) => term.startsWith('coercion.sealing')))?.due ?? null;
  const unlisted = done.filter((step) => !lists.some((list) => follows(m, list, step)));
  const releases = m.dossier.documents('sealSeizureRelease').filter((release) => isIssued(m, release));
  const [released] = m.dossier.of('sealSeizureReleased');
  const wayOut = decidedBy(course);
  const lines = [...lists, ...unlisted].flatMap((fact) => linesOf(fact, 'sealing'));
  const gives = givingBack(lines);
  return lines.map((line): HeldThing => {
    const release = releases.find((paper) => gives(paper, line)) ?? (releases.length === 0 ? released : undefined);
    if (release !== undefined) return ended(line, release.at, '已退还');
    return wayOut === null ? { ...line, due } : { ...line, state: 'decided', ending: wayOut };
  });
}

/** The case went on to a decision or was handed over while the things were held; neither says where they are now. */
function decidedBy(course: Course): string | null {
  if (course.visited('Q5b')) return '已作处罚决定，财物的去向未入卷';
  return course.visited('Q5c') ? '随案移送' : null;
}

function registered(m: Matter): HeldThing[] {
  const done = [...m.dossier.of('evidencePreserved')];
  const lists = standing(m, 'evidenceList').filter(
    (list) => wordsOf(field(list, 'custody')) !== '' || done.some((step) => follows(m, list, step)),
  );
  const unlisted = done.filter((step) => !lists.some((list) => follows(m, list, step)));
  const disposals = m.dossier.documents('preservationDisposal').filter((paper) => isIssued(m, paper));
  const steps = m.dossier.of('preservationDisposed');
  const lines = [...lists, ...unlisted].flatMap((fact) =>
    linesOf(fact, 'registration').map((line) => ({ line, from: fact })),
  );
  const gives = givingBack(lines.map(({ line }) => line));
  return lines.map(({ line, from }): HeldThing => {
    const later = (one: Fact): boolean => Temporal.Instant.compare(one.at, from.at) >= 0;
    const paper = disposals.find((one) => later(one) && gives(one, line));
    if (paper !== undefined) return ended(line, paper.at, wordsOf(field(paper, 'action')) || '已处理');
    const step = disposals.some(later) ? undefined : steps.find(later);
    if (step !== undefined) return ended(line, step.at, '已处理');
    const start = done.findLast((one) => Temporal.Instant.compare(one.at, from.at) <= 0) ?? from;
    const { due } = m.due(terms.penalty.evidenceRegistration, start);
    return { ...line, due: due === null ? null : isoInstant(due) };
  });
}

const ended = (line: HeldThing, at: Temporal.Instant, ending: string): HeldThing => ({
  ...line,
  state: 'ended',
  due: null,
  endedAt: isoInstant(at),
  ending,
});

/** The lists of a type that were not replaced by another. */
function standing(m: Matter, type: string): readonly DocumentFact[] {
  return m.dossier.documents(type).filter((list) => m.dossier.linkedTo(list, 'replaces').length === 0);
}

/** Whether a list was written for this act: during it, or on the same occasion where nothing says during what. */
function follows(m: Matter, list: DocumentFact, step: Fact): boolean {
  const during = m.dossier.stepOf(list);
  return during === undefined ? Temporal.Instant.compare(list.at, step.at) >= 0 : during.id === step.id;
}

/**
 * Whether a paper gives a thing back. It names what it gives; one that names nothing, or in words that are those of no list (台账三册),
 * gives back all.
 */
function givingBack(lines: readonly HeldThing[]): (paper: DocumentFact, line: HeldThing) => boolean {
  return (paper, line) => {
    const named = rows(paper, 'items').map((row) => wordsOf(row.name));
    const speaksOf = ({ name }: HeldThing): boolean =>
      name !== '' && named.some((given) => given.includes(name) || (given !== '' && name.includes(given)));
    return speaksOf(line) || !lines.some(speaksOf);
  };
}

function linesOf(fact: Fact, way: HoldingWay): HeldThing[] {
  const held = {
    way,
    state: 'held',
    list: fact.id,
    since: isoInstant(fact.at),
    due: null,
    endedAt: null,
    ending: null,
  } as const;
  const items = rows(fact, 'items');
  if (items.length === 0) return [{ ...held, name: '', amount: '', place: '', keeper: '', sealNo: '' }];
  const custody = rows(fact, 'custody')[0] ?? {};
  return items.map((row) => ({
    ...held,
    name: wordsOf(row.name),
    amount: `${wordsOf(row.qty)}${wordsOf(row.unit)}`,
    place: wordsOf(row.location) || wordsOf(custody.place),
    keeper: wordsOf(row.custodian) || wordsOf(custody.keeper),
    sealNo: wordsOf(row.sealNo),
  }));
}
