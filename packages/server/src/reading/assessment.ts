import { type Assessed, assess } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import { type Office, officeTitles } from '@liuhen/records';
import type { Assessment, AssessmentCounts } from '../api/index.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';

const unknownUnit = '未登记机构';
const handlerTitle = '承办人';

/**
 * Article 31 over a period of days in Beijing: each duty of the regulation that arose in it, in the cases this person may read.
 * A duty of who handles counts for each of the handlers, and once for each unit they are of; a duty of an office counts for it.
 */
export async function assessmentOf(
  house: House,
  asker: Asker,
  period: { from: string; to: string },
): Promise<Assessment> {
  const { from, to } = period;
  const scope = scopeOf(asker.viewer, 'read', 'case');
  const { rows, cases } = await assess(house.journal.pool, asker.agency, scope, {
    from: startOf(from),
    until: startOf(dayAfter(to)),
    at: house.now(),
  });
  const duties = new Map(
    house.law
      .articles()
      .articles.flatMap(({ number, obligations }) =>
        obligations.map(({ id, title }) => [id, { id, article: number, duty: title, counts: none() }] as const),
      ),
  );
  const total = none();
  const units = new Map<string, { unit: string; members: Set<string>; counts: AssessmentCounts }>();
  const people = new Map<string, Assessment['people'][number]>();
  for (const row of rows) {
    const duty = duties.get(row.finding_id);
    // national law and the separation of duties have findings too; article 31 assesses the regulation
    if (duty === undefined) continue;
    add(duty.counts, row);
    add(total, row);
    const bearers = bearersOf(row, asker);
    for (const unit of new Set(bearers.map((bearer) => bearer.unit ?? unknownUnit))) {
      const held = units.get(unit) ?? { unit, members: new Set(), counts: none() };
      for (const { key, unit: own } of bearers) if ((own ?? unknownUnit) === unit) held.members.add(key);
      add(held.counts, row);
      units.set(unit, held);
    }
    for (const { key, name, unit, office } of bearers) {
      const held = people.get(key) ?? { name, unit, office, counts: none() };
      add(held.counts, row);
      people.set(key, held);
    }
  }
  return {
    from,
    to,
    cases,
    total,
    duties: [...duties.values()].filter(({ counts }) => sum(counts) > 0),
    units: [...units.values()]
      .map(({ unit, members, counts }) => ({ unit, people: members.size, counts }))
      .sort((a, b) => b.counts.due - a.counts.due),
    people: [...people.values()].sort((a, b) => b.counts.due - a.counts.due),
  };
}

type Bearer = { key: string; name: string | null; unit: string | null; office: string };

function bearersOf({ bearer, crew }: Assessed, { facts }: Asker): Bearer[] {
  const known = (person: string) => facts.people.get(person);
  if (bearer === 'handler') {
    return crew.map((person) => ({
      key: person,
      name: known(person)?.name ?? '已离任人员',
      unit: known(person)?.unit ?? null,
      office: handlerTitle,
    }));
  }
  const holders = [...facts.people.values()].filter(({ appointments }) =>
    appointments.some(({ office }) => office === bearer),
  );
  const [only, second] = holders;
  const office = officeTitles[bearer as Office] ?? bearer;
  // an office that several hold: whose of them the duty was, the finding does not say
  if (only === undefined || second !== undefined)
    return [{ key: bearer, name: null, unit: holders[0]?.unit ?? null, office }];
  return [{ key: `${bearer} ${only.id}`, name: only.name, unit: only.unit, office }];
}

const none = (): AssessmentCounts => ({ due: 0, met: 0, late: 0, missing: 0, open: 0, unjudged: 0 });
const sum = ({ due, open, unjudged }: AssessmentCounts): number => due + open + unjudged;

function add(counts: AssessmentCounts, { status, count }: Assessed): void {
  const where = standing[status];
  if (where === undefined) return;
  counts[where] += count;
  if (where === 'met' || where === 'late' || where === 'missing') counts.due += count;
}

const standing: Readonly<Record<string, Exclude<keyof AssessmentCounts, 'due'>>> = {
  met: 'met',
  metLate: 'late',
  breached: 'missing',
  overdue: 'missing',
  pending: 'open',
  blocked: 'open',
  judgement: 'unjudged',
};

const startOf = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant().toString({ fractionalSecondDigits: 3 });
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
