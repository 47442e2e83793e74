import { type Fact, isFilled } from '@liuhen/records';
import { isBefore } from '../calendars/instant.ts';
import { intervalOfAct, recorded } from '../coverage/act-coverage.ts';
import type { Interval, Recorded } from '../coverage/coverage.ts';
import { trueTime } from '../coverage/device-clock.ts';
import { lengthOf, showingFiles, shownUntil } from '../coverage/recording-files.ts';
import { type Matter, viewEach } from '../obligations/matter.ts';
import { nextFrom } from './in-time.ts';
import { field, words, wordsOf } from './paper.ts';
import { heads, type Signing, signings } from './signers.ts';
import { writtenInstant } from './written-instant.ts';

/** A recording in true time, one stretch a file: what lies between two files was not filmed, whatever the record's own ends say. */
export const stretchesOf = viewEach((m, recording: Fact<'recording'>): readonly Recorded[] => {
  const whole = recorded(m.dossier, recording);
  const checks = m.dossier.device(recording.data.device)?.clockChecks ?? [];
  const files = showingFiles(recording.data.files ?? []).flatMap((file) => {
    const [from, to] = [writtenInstant(file.startedAt), writtenInstant(file.endedAt)];
    if (!from || !to || isBefore(to, from)) return [];
    const start = trueTime(from, checks);
    const end = shownUntil(start, trueTime(to, checks), whole.interruptions, lengthOf(file));
    return [{ ...whole, from: start, to: end }];
  });
  return files.length > 0 ? files : [whole];
});

/** The statement that filming the whole of this act was out of place (A12.4), if there is one; of several the one that says most for it. */
export function unsuitable(m: Matter, act: Fact, word: RegExp): Fact | undefined {
  return bestOf(
    m,
    statementsOn(m, act, word).filter((statement) => !isOfPart(statement)),
  );
}

/** The same of a part of it. */
export type PartStatement = Interval & { readonly statement: Fact };

/** Statements of a part of this act, each with the stretch of the act that it names; one that names none is left out. */
export function unsuitableParts(m: Matter, act: Fact, word: RegExp): PartStatement[] {
  const whole = intervalOfAct(m.dossier, act);
  return statementsOn(m, act, word).flatMap((statement) => {
    const part = partTold(field(statement, 'part'));
    if (part === null || liesOutside(part, whole)) return [];
    const from = isBefore(part.from, whole.from) ? whole.from : part.from;
    return [{ from, to: isBefore(part.to, whole.to) ? part.to : whole.to, statement }];
  });
}

/** Where filming a part was lawfully left out, as somebody who may has approved. */
export const exemptParts = (m: Matter, act: Fact, word: RegExp): PartStatement[] =>
  unsuitableParts(m, act, word).filter(({ statement }) => excuseIsLawful(statement) && excuseIsApproved(m, statement));

/** Whether a statement speaks of a part of an act; words in the place of times (整项现场检查) speak of the whole. */
export function isOfPart(statement: Fact): boolean {
  const part = field(statement, 'part');
  return typeof part === 'object' && isFilled(part);
}

/** The stretch that a statement's `part` names, in true time; null where it names none that can be read, or one that ends before it begins. */
export function partTold(part: unknown): Interval | null {
  const { from, to } = Object(part) as Record<string, unknown>;
  const [start, end] = [writtenInstant(from), writtenInstant(to)];
  return start === null || end === null || isBefore(end, start) ? null : { from: start, to: end };
}

export const liesOutside = (part: Interval, whole: Interval): boolean =>
  isBefore(part.to, whole.from) || isBefore(whole.to, part.from);

/** Those written in the act; else those of its day that name it. */
function statementsOn(m: Matter, act: Fact, word: RegExp): readonly Fact[] {
  const own = m.dossier.documentsOf(act).filter(({ kind }) => kind === 'avInapplicableStatement');
  if (own.length > 0) return own;
  const nearest = nextFrom(m.dossier.documents('avInapplicableStatement'), act.at.subtract({ hours: 24 }), 50);
  return nearest.filter((s) => sameDay(s.at, act.at) && word.test(words(s, 'step')));
}

/** A reason that is none is written again, with the right one: the first does not stand in the way of the second. */
function bestOf(m: Matter, statements: readonly Fact[]): Fact | undefined {
  const lawful = statements.filter(excuseIsLawful);
  return lawful.find((one) => excuseIsApproved(m, one)) ?? lawful[0] ?? statements[0];
}

const sameDay = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Math.abs(a.epochMilliseconds - b.epochMilliseconds) < 24 * 3_600_000;

/** 设备没电、忘带、故障 is no reason for not filming (A12.4). */
export const excuseIsLawful = (statement: Fact): boolean => {
  const reason = wordsOf(field(statement, 'reason'));
  return reason.trim() !== '' && !/没电|忘|故障|未带|内存|存储已满|来不及/.test(reason);
};

/** Signed as the one who did it or wrote it: that says what happened, and lets nothing pass. */
const handlerRole = /承办人|执法人员|检查人|记录人|摄录|录制/;

/** P13: by the head of the handling department, or only by the head; null while nobody did. Who filmed nothing does not excuse it. */
export function excuseApproval(m: Matter, statement: Fact): Signing | null {
  const approves = m.parametersOn(statement.at).P13 === 'departmentHead' ? [...heads, 'brigadeChief' as const] : heads;
  return (
    signings(m, statement).find(
      ({ offices, role }) => !handlerRole.test(role) && offices.some((office) => approves.includes(office)),
    ) ?? null
  );
}

export const excuseIsApproved = (m: Matter, statement: Fact): boolean => excuseApproval(m, statement) !== null;
