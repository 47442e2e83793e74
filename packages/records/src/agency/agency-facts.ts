import type { Fact } from '../dossier/fact.ts';
import { factsOf } from '../dossier/facts.ts';
import type { Certificate, Office } from '../kinds/agency-kinds.ts';
import type { Entry } from '../record.ts';
import { readDate } from '../time/written-time.ts';

export type Appointment = {
  readonly office: Office;
  readonly unit: string | null;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  /** What they are called, in the agency's own words. */
  readonly role: string;
  readonly unit: string | null;
  readonly appointments: readonly Appointment[];
  readonly certificates: readonly Certificate[];
};

export type ClockCheck = { readonly at: Temporal.Instant; readonly offsetSeconds: number };

export type Device = {
  readonly id: string;
  readonly deviceNo: string;
  readonly kind: string | null;
  readonly model: string | null;
  /** Device clock minus true time, seconds, in the order in which it was checked, whenever that was entered. */
  readonly clockChecks: readonly ClockCheck[];
  readonly retired: boolean;
};

export type ParameterSetting = {
  readonly parameter: string;
  readonly value: unknown;
  readonly from: Temporal.PlainDate | null;
};

/** What the agency is and has, folded from its own records. */
export type AgencyFacts = {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly people: ReadonlyMap<string, Person>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly parameters: readonly ParameterSetting[];
  readonly facts: readonly Fact[];
};

export const noAgencyFacts: AgencyFacts = {
  profile: {},
  people: new Map(),
  devices: new Map(),
  parameters: [],
  facts: [],
};

export function foldAgency(entries: readonly Entry[], keys: ReadonlyMap<string, string> = new Map()): AgencyFacts {
  const facts = factsOf(entries, keys);
  const standing = facts.filter((fact) => fact.annulledBy === null);
  return {
    profile: Object.assign({}, ...of(standing, 'agencyProfile').map((fact) => fact.data)),
    people: peopleOf(standing),
    devices: devicesOf(standing),
    parameters: of(standing, 'parameter').map(({ data }) => ({
      parameter: data.parameter,
      value: data.value,
      from: readDate(data.from),
    })),
    facts,
  };
}

/** The offices somebody holds on a day; an open end means still, an unknown start means always. */
export function officesOn(person: Person, date: Temporal.PlainDate): Office[] {
  return person.appointments.filter((appointment) => holds(appointment, date)).map((appointment) => appointment.office);
}

function holds({ from, to }: Appointment, date: Temporal.PlainDate): boolean {
  return (
    (from === null || Temporal.PlainDate.compare(from, date) <= 0) &&
    (to === null || Temporal.PlainDate.compare(date, to) <= 0)
  );
}

function peopleOf(facts: readonly Fact[]): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { data } of of(facts, 'person')) {
    const before = people.get(data.person);
    people.set(data.person, {
      id: data.person,
      name: data.name,
      role: data.role ?? '',
      unit: data.unit ?? null,
      appointments: before?.appointments ?? [],
      certificates: before?.certificates ?? [],
    });
  }
  for (const { data } of of(facts, 'certificate')) {
    const { person: id, ...certificate } = data;
    const person = people.get(id);
    if (person !== undefined) people.set(id, { ...person, certificates: [...person.certificates, certificate] });
  }
  for (const { data } of of(facts, 'appointment')) {
    const person = people.get(data.person);
    const appointment = {
      office: data.office,
      unit: data.unit ?? null,
      from: readDate(data.from),
      to: readDate(data.to),
    };
    if (person !== undefined) people.set(person.id, { ...person, appointments: [...person.appointments, appointment] });
  }
  for (const { data } of of(facts, 'appointmentEnded')) {
    const person = people.get(data.person);
    const end = readDate(data.on);
    if (person === undefined || end === null) continue;
    const appointments = person.appointments.map((held) =>
      held.office === data.office && held.to === null ? { ...held, to: end } : held,
    );
    people.set(person.id, { ...person, appointments });
  }
  return people;
}

function devicesOf(facts: readonly Fact[]): Map<string, Device> {
  const devices = new Map<string, Device>();
  for (const fact of of(facts, 'device')) {
    const { data } = fact;
    const clockChecks =
      typeof data.clockOffsetSec === 'number' ? [{ at: fact.at, offsetSeconds: data.clockOffsetSec }] : [];
    devices.set(data.device, {
      id: data.device,
      deviceNo: data.deviceNo,
      kind: data.kind ?? null,
      model: data.model ?? null,
      clockChecks,
      retired: false,
    });
  }
  for (const fact of of(facts, 'deviceClockCheck')) {
    const device = devices.get(fact.data.device);
    const check = { at: fact.at, offsetSeconds: fact.data.offsetSec };
    if (device === undefined) continue;
    const clockChecks = [...device.clockChecks, check].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
    devices.set(device.id, { ...device, clockChecks });
  }
  for (const { data } of of(facts, 'deviceRetired')) {
    const device = devices.get(data.device);
    if (device !== undefined) devices.set(device.id, { ...device, retired: true });
  }
  return devices;
}

function of<K extends string>(facts: readonly Fact[], kind: K): Fact<K>[] {
  return facts.filter((fact): fact is Fact<K> => fact.kind === kind);
}
