import type { CaseReading, CaseState, TaskReading } from '@liuhen/journal';
import { Present } from '@liuhen/law';
import type { Related } from '@liuhen/law/access';
import { type Dossier, lendingsOf, readDate, stages, stageTitles, storeInstant } from '@liuhen/records';
import { type CaseLaw, currentStage, type Progress } from './case-law.ts';
import { nextDueOf } from './next-due.ts';
import { bearersOf } from './whose-duty.ts';

/**
 * What the lists show of a case. Tasks are what is owed and still open: findings that wait or bar, and acts that nothing bars.
 * Instants are stored, never how much is left; `holds` says until when time alone changes nothing of it.
 */
export function readCase(law: CaseLaw, dossier: Dossier, relations: readonly Related[], at: string): CaseReading {
  const present = new Present(Temporal.Instant.from(at));
  const findings = law.findings(dossier, present);
  const progress = law.progress(dossier, present);
  const held = law.held(dossier, present);
  const { from, until } = present.holds();
  const current = currentStage(progress);
  const handlers = relations.filter(({ relation }) => relation === 'handler').map(({ person }) => person);
  const bearers = (who: string): string[] =>
    bearersOf(who).flatMap((bearer) => (bearer === 'handler' ? handlers : bearer === 'nobody' ? [] : [bearer]));
  const owed = findings
    .filter(
      ({ status }) => status === 'pending' || status === 'blocked' || status === 'overdue' || status === 'judgement',
    )
    .map((finding): TaskReading => {
      const { id, duty, who, due, status, article, derivation, cure, records } = finding;
      return {
        key: `finding/${id}/${records[0] ?? ''}`,
        title: duty,
        who,
        due,
        blocked: status === 'blocked',
        bearers: bearers(who),
        content: { article, derivation, cure, status, act: null },
      };
    });
  const application = courtTask(progress, bearers);
  const acts = progress.openActs
    .filter(({ act, blockedBy }) => blockedBy.length === 0 && (application === null || act !== 'courtApplied'))
    .map(
      ({ act, title, who }): TaskReading => ({
        key: `act/${act}`,
        title,
        who: who ?? '承办人',
        due: null,
        blocked: false,
        bearers: bearers(who ?? '承办人'),
        content: { act, article: null, derivation: null },
      }),
    );
  return {
    procedure: dossier.profile.caseType ?? progress.procedure,
    stage: current?.id ?? null,
    stageTitle: current?.title ?? lastStage(dossier),
    state: stateOf(dossier),
    nextDue: nextDueOf(findings, stateOf(dossier)),
    relations,
    findings: findings.map((finding) => ({
      ...finding,
      at: occasionOf(dossier, finding.records[0]) ?? finding.due ?? at,
      bearer: bearersOf(finding.who).find((bearer) => bearer !== 'nobody') ?? 'nobody',
    })),
    held,
    holds: { from: from && storeInstant(from), until: until && storeInstant(until) },
    tasks: [...owed, ...lentFiles(dossier), ...(application === null ? [] : [application]), ...acts],
  };
}

/**
 * To apply to the court runs against a day from the service of the decision on, and is barred until the term to sue is over: it is a
 * task from the first, with the instants at which it begins and ends, for time alone writes no record.
 */
function courtTask({ courtWindow, openActs }: Progress, bearers: (who: string) => string[]): TaskReading | null {
  if (courtWindow?.closesAt == null) return null;
  const { closesAt, opensAt, paymentEnds, derivations } = courtWindow;
  const act = openActs.find((one) => one.act === 'courtApplied');
  const who = [act?.who ?? '分局负责人', '承办人'].join('、');
  return {
    key: 'act/courtApplied',
    title: act?.title ?? '申请法院强制执行',
    who,
    due: closesAt,
    blocked: false,
    bearers: bearers(who),
    content: {
      act: 'courtApplied',
      article: '行政强制法第五十三条',
      derivation: derivations.find(({ term }) => term === 'coercion.court.application') ?? null,
      opens: opensAt,
      from: paymentEnds,
    },
  };
}

/** A file that was lent is asked back by whoever keeps it, however long the case has been over. */
function lentFiles({ facts }: Dossier): TaskReading[] {
  return lendingsOf(facts)
    .filter(({ returned }) => returned === null)
    .map(({ lent, borrower, due }) => ({
      key: `lent/${lent.id}`,
      title: `收回借出的案卷：${borrower}`,
      who: '档案管理人员',
      due: due === null ? null : endOfDay(due),
      blocked: false,
      bearers: bearersOf('档案管理人员'),
      outlivesFiling: true,
      content: { act: null, article: '制度第二十七条', derivation: null },
    }));
}

/** The last instant of a day in Shanghai; null for a day that no calendar has. */
function endOfDay(day: string): string | null {
  const date = readDate(day);
  if (date === null) return null;
  const next = date.add({ days: 1 }).toZonedDateTime('Asia/Shanghai').toInstant();
  return next.subtract({ milliseconds: 1 }).toString({ fractionalSecondDigits: 3 });
}

/** When a duty arose: the instant of the record it rests on first. */
function occasionOf(dossier: Dossier, record: string | undefined): string | null {
  const fact = record === undefined ? undefined : (dossier.find(record) ?? dossier.facts[0]);
  return fact === undefined ? null : storeInstant(fact.at);
}

function stateOf(dossier: Dossier): CaseState {
  if (dossier.of('archived').length > 0) return 'archived';
  return dossier.of('caseClosed').length > 0 ? 'closed' : 'open';
}

function lastStage(dossier: Dossier): string | null {
  const seen = dossier.family('step').map(({ data }) => ('stage' in data ? data.stage : undefined));
  const stage = stages.findLast((one) => seen.includes(one));
  return stage === undefined ? null : stageTitles[stage];
}
