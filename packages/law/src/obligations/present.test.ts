import type { CaseFile, Dossier } from '@liuhen/records';
import { expect, test } from 'vitest';
import { baseCase } from '../cases/base-cases.fixture.ts';
import { dossierOf, lastInstant } from '../cases/case-file.fixture.ts';
import { smallCases } from '../cases/small-cases.fixture.ts';
import { evaluate } from '../evaluate.ts';
import { terms } from '../periods/terms/catalogue.ts';
import { courtWindowOf } from '../procedures/court-window-of.ts';
import { heldThings } from '../procedures/held-things.ts';
import { procedureOf } from '../procedures/procedure-of.ts';
import { told } from '../procedures/told.fixture.ts';
import { matterOf } from './matter.ts';
import { Present } from './present.ts';
import { timed } from './timed.ts';

type Reading = { said: string; present: Present; dues: Temporal.Instant[] };

const read = (d: Dossier, at: Temporal.Instant): Reading => {
  const present = new Present(at);
  const { openActs, stages, clocks, state, within } = procedureOf(d, present);
  const findings = evaluate(d, present).filter(({ status }) => status !== 'notApplicable');
  const said = JSON.stringify(
    [
      findings.map(({ message: _, ...finding }) => finding),
      [{ openActs, stages, clocks, state }, ...within],
      courtWindowOf(d, present),
      heldThings(d, present),
    ],
    (key, value) => (key === 'passages' ? undefined : value),
  );
  const dues = findings.flatMap(({ status, due }) =>
    status === 'pending' && due !== null ? [Temporal.Instant.from(due)] : [],
  );
  return { said, present, dues };
};

/** Cut off after every ninth record: open at whatever stage. */
function stopped(file: CaseFile): Dossier[] {
  const lengths = file.records.map((_, place) => place + 1).filter((length) => length % 9 === 0);
  return [...lengths, file.records.length].map((length) =>
    dossierOf({ ...file, records: file.records.slice(0, length) }),
  );
}

/** Goes from one turn to the next for two years: in between, nothing that is asked at any moment is answered otherwise. */
function follow(d: Dossier): number {
  const last = lastInstant(d);
  const end = last.add({ hours: 24 * 730 });
  let at = last;
  for (let turns = 0; turns < 60; turns += 1) {
    const { said, present, dues } = read(d, at);
    const { until } = present.holds();
    // what waits for a day does not hold beyond it
    for (const due of dues.filter((one) => one.epochMilliseconds >= at.epochMilliseconds))
      expect(until?.epochMilliseconds).toBeLessThanOrEqual(due.epochMilliseconds + 1);
    const beyond = until === null || Temporal.Instant.compare(until, end) > 0 ? end : until;
    const length = beyond.epochMilliseconds - at.epochMilliseconds;
    for (const share of [0.37, 1]) {
      const moment = at.add({ milliseconds: Math.max(0, Math.ceil(length * share) - 1) });
      expect(read(d, moment).said, `${moment.toString()} after ${at.toString()}, before ${beyond.toString()}`).toBe(
        said,
      );
    }
    const { from } = read(d, beyond.subtract({ milliseconds: 1 })).present.holds();
    if (from !== null && Temporal.Instant.compare(from, last) > 0) expect(read(d, from).said).toBe(said);
    if (until === null || beyond === end) return turns;
    at = until;
  }
  return 60;
}

test('an answer says until when it holds: whatever is asked before then is answered the same', () => {
  const started = [
    ...(['ordinary', 'summary', 'permit', 'dust'] as const).flatMap((name) => stopped(baseCase(name))),
    ...smallCases.filter((_, place) => place % 3 === 0).map(({ fail }) => dossierOf(fail)),
  ];
  let turns = 0;
  for (const d of started) turns += follow(d);
  expect(turns).toBeGreaterThan(started.length);
});

test('a deed that is awaited turns just after its limit, and one that was done turns no more', () => {
  const d = told('penalty.ordinary', []);
  const [start] = d.facts;
  if (start === undefined) throw new Error('a told case begins with its opening');
  const m = matterOf(d, start.at);
  const outcome = timed(m, terms.regulation.fileFormation, start, null, '归档');
  expect(outcome.status).toBe('pending');
  const due = outcome.due?.due;
  expect(m.present.holds().until).toEqual(due?.add({ milliseconds: 1 }));
  const done = matterOf(d, start.at);
  timed(done, terms.regulation.fileFormation, start, start, '归档');
  expect(done.present.holds().until).toBeNull();
});

test('a day turns at midnight in Beijing, and an instant when it comes', () => {
  const present = new Present(Temporal.Instant.from('2026-03-02T15:59:59.999Z'));
  present.day();
  expect(present.holds()).toMatchObject({
    from: Temporal.Instant.from('2026-03-01T16:00:00Z'),
    until: Temporal.Instant.from('2026-03-02T16:00:00Z'),
  });
  expect(present.hasCome(present.at)).toBe(true);
  expect(present.isPast(present.at)).toBe(false);
  expect(present.holds().from).toEqual(present.at);
});
