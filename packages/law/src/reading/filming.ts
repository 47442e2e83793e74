import type { Fact } from '@liuhen/records';
import { isBefore } from '../calendars/instant.ts';
import { recorded } from '../coverage/act-coverage.ts';
import type { Recorded } from '../coverage/coverage.ts';
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

/** The statement that filming was out of place (A12.4), if there is one for this act; of several the one that says most for it. */
export function unsuitable(m: Matter, act: Fact, word: RegExp): Fact | undefined {
  const own = m.dossier.documentsOf(act).filter(({ kind }) => kind === 'avInapplicableStatement');
  if (own.length > 0) return bestOf(m, own);
  const nearest = nextFrom(m.dossier.documents('avInapplicableStatement'), act.at.subtract({ hours: 24 }), 50);
  return bestOf(
    m,
    nearest.filter((s) => sameDay(s.at, act.at) && word.test(words(s, 'step'))),
  );
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
