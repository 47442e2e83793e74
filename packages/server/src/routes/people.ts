import { agencyThing, needsSecondFactor, secondFactorOffices, viewerOf } from '@liuhen/law/access';
import { type AgencyFacts, dateOf, type Office, officesOn, officeTitles, type Person, readDate } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type DelegationLine, type PersonLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { specimenAt } from '../press/specimen.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import type { Asker } from '../sign-in/asker.ts';

export function people(app: FastifyInstance, house: House): void {
  serve(app, api.people.list, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'people'), 'readPeople');
    const day = dateOf(Temporal.Instant.from(house.now()));
    const leaves = asker.facts.facts.filter(({ kind, annulledBy }) => kind === 'leave' && annulledBy === null);
    const awayUntil = (id: string): string | null => {
      const leave = leaves.find(
        ({ data }) => data.person === id && isWithin(day, readDate(data.start), readDate(data.end)),
      );
      return leave === undefined ? null : String(leave.data.end);
    };
    const specimenSince = (id: string) => specimenAt(asker.facts, id, Temporal.Instant.from(house.now()))?.at ?? null;
    return {
      people: [...asker.facts.people.values()].map((person) => ({
        ...lineOf(person, day, awayUntil(person.id)),
        specimenSince: specimenSince(person.id),
      })),
      delegations: delegationsOf(asker.facts, day),
    };
  });

  serve(app, api.people.accounts, async ({ asker }) => {
    await demand(house, asker, 'read', agencyThing('account', asker.agency), 'readAccounts');
    const rows = await house.accounts.list(asker.agency);
    const { offices, isDefault } = secondFactorOffices(asker.facts);
    return {
      accounts: rows.map((row) => accountLine(row, asker, house.now())),
      secondFactor: { offices: [...offices], isDefault },
    };
  });
}

export function accountLine(
  row: {
    person: string;
    name: string;
    state: 'active' | 'disabled';
    locked_until: string | null;
    must_change: boolean;
    totp_secret: Buffer | null;
    last_sign_in_at: string | null;
  },
  { agency, facts }: Asker,
  now: string,
) {
  const viewer = viewerOf(facts, agency, row.person, Temporal.Instant.from(now));
  const locked = row.locked_until !== null && row.locked_until > now;
  return {
    person: row.person,
    name: facts.people.get(row.person)?.name ?? '',
    account: row.name,
    state: locked ? ('locked' as const) : row.state,
    mustChangePassword: row.must_change,
    totp: row.totp_secret !== null,
    secondFactorRequired: needsSecondFactor(facts, viewer),
    lastSignInAt: row.last_sign_in_at,
  };
}

/** Newest first; those that were over long ago are history, and stand in the records. */
function delegationsOf(facts: AgencyFacts, day: Temporal.PlainDate): DelegationLine[] {
  const named = (id: unknown): string => facts.people.get(String(id))?.name ?? '';
  const given = facts.facts.filter(({ kind, annulledBy }) => kind === 'delegation' && annulledBy === null);
  return given
    .map(({ id, data }): DelegationLine => {
      const { office, start, end, reason } = data;
      const [from, to] = [readDate(start), readDate(end)];
      const isFuture = from !== null && Temporal.PlainDate.compare(day, from) < 0;
      return {
        id,
        office: office as Office,
        title: officeTitles[office as Office] ?? '',
        from: named(data.from),
        to: named(data.to),
        start: String(start),
        end: String(end),
        reason: typeof reason === 'string' ? reason : null,
        state: isFuture ? 'future' : isWithin(day, from, to) ? 'running' : 'over',
      };
    })
    .reverse()
    .slice(0, 50);
}

function lineOf(person: Person, day: Temporal.PlainDate, leaveUntil: string | null): Omit<PersonLine, 'specimenSince'> {
  const held = officesOn(person, day);
  return {
    id: person.id,
    name: person.name,
    role: person.role,
    unit: person.unit,
    offices: person.appointments
      .filter(({ office }) => held.includes(office))
      .map(({ office, from, to }) => ({
        office,
        title: officeTitles[office],
        from: from?.toString() ?? null,
        to: to?.toString() ?? null,
      })),
    certificates: person.certificates.map(({ certNo, certArea, certValidFrom, certValidTo, certAnnualCheckTo }) => ({
      certNo,
      area: certArea ?? null,
      validFrom: certValidFrom ?? null,
      validTo: certValidTo ?? null,
      annualCheckTo: certAnnualCheckTo ?? null,
      valid: stands(day, certValidTo) && stands(day, certAnnualCheckTo),
    })),
    onLeave: leaveUntil !== null,
    leaveUntil,
  };
}

/** A term that is not written has not run out. */
function stands(day: Temporal.PlainDate, until: unknown): boolean {
  const end = readDate(until);
  return end === null || Temporal.PlainDate.compare(day, end) <= 0;
}

function isWithin(day: Temporal.PlainDate, from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): boolean {
  return (
    from !== null &&
    to !== null &&
    Temporal.PlainDate.compare(from, day) <= 0 &&
    Temporal.PlainDate.compare(day, to) <= 0
  );
}
