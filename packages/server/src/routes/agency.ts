import { parameterCatalogue } from '@liuhen/law';
import { mayAnswer } from '@liuhen/law/access';
import { type AgencyFacts, dateOf, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type DeviceLine, type ParameterLine } from '../api/index.ts';
import { contradictionsOf, movesOf } from '../devices/holdings.ts';
import { driftPerDay } from '../devices/ledger.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { bureauName } from '../reading/bureau-name.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { jsonOf } from '../reading/json.ts';

export function agency(app: FastifyInstance, house: House): void {
  serve(app, api.agency.profile, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'profile'), 'readAgency');
    const { facts } = asker;
    return {
      id: asker.agency,
      name: bureauName(facts),
      profile: jsonOf(facts.profile),
      units: standing(facts, 'unit').map(({ data }) => ({
        unit: String(data.unit),
        name: String(data.name),
        parent: typeof data.parent === 'string' ? data.parent : null,
      })),
      calendars: standing(facts, 'calendarLoaded').map(({ data }) => ({
        year: Number(data.year),
        edition: String(data.edition),
      })),
    };
  });

  serve(app, api.agency.devices, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'devices'), 'readDevices');
    return { devices: devicesOf(asker.facts) };
  });

  serve(app, api.agency.findings, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'assessment'), 'readAgencyFindings');
    const at = house.now();
    const findings = house.law.agencyFindings(asker.facts, at).map((finding) => ({
      ...finding,
      mayAnswer: mayAnswer(asker.viewer.offices, finding),
    }));
    return { at, findings };
  });

  serve(app, api.agency.parameters, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'parameters'), 'readParameters');
    const today = dateOf(Temporal.Instant.from(house.now()));
    return { parameters: Object.values(parameterCatalogue).map((one) => parameterLine(one, asker.facts, today)) };
  });
}

function standing(facts: AgencyFacts, kind: string) {
  return facts.facts.filter((fact) => fact.kind === kind && fact.annulledBy === null);
}

function devicesOf(facts: AgencyFacts): DeviceLine[] {
  return [...facts.devices.values()].map((device) => {
    const check = device.clockChecks.at(-1);
    const move = movesOf(facts, device.id).at(-1);
    const holder = move?.kind === 'out' ? move.person : null;
    return {
      id: device.id,
      deviceNo: device.deviceNo,
      kind: device.kind,
      model: device.model,
      retired: device.retired,
      clockOffsetSeconds: check?.offsetSeconds ?? null,
      driftMillisecondsPerDay: driftPerDay(device),
      clockCheckedAt: check === undefined ? null : storeInstant(check.at),
      holder: holder === null ? null : { id: holder, name: facts.people.get(holder)?.name ?? '' },
      since: move === undefined ? null : storeInstant(move.at),
      contradictory: contradictionsOf(facts, device.id).length > 0,
    };
  });
}

type Definition = (typeof parameterCatalogue)[keyof typeof parameterCatalogue];

function parameterLine(definition: Definition, facts: AgencyFacts, today: Temporal.PlainDate): ParameterLine {
  const settings = facts.parameters.filter(({ parameter }) => parameter === definition.id);
  const current = settings.findLast(({ from }) => from === null || Temporal.PlainDate.compare(from, today) <= 0);
  return {
    id: definition.id,
    title: definition.title,
    note: definition.description,
    provision: definition.provision,
    choices: definition.choices === null ? null : { ...definition.choices },
    default: jsonOf(definition.default),
    settings: settings.map(({ value, from }) => ({ value: jsonOf(value), from: from?.toString() ?? null })),
    current: jsonOf(current?.value ?? definition.default),
  };
}
