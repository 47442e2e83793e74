import { Fault } from '@liuhen/journal';
import { findKind, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type DeviceEvent } from '../api/index.ts';
import { contradictionsInWords } from '../devices/holdings-in-words.ts';
import { driftPerDay, holderAt } from '../devices/ledger.ts';
import { missingOf, recordedWith } from '../devices/recorded-with.ts';
import { refuseImpossible, returnOf } from '../devices/refuse-impossible.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent } from '../http/server-fault.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from './records.ts';

export function devices(app: FastifyInstance, house: House): void {
  serve(app, api.devices.view, async ({ asker, params }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'devices'), 'readDevices');
    const { facts } = asker;
    const device = facts.devices.get(params.device);
    if (device === undefined) throw absent('这台设备');
    const named = (id: unknown) => {
      const person = typeof id === 'string' ? facts.people.get(id) : undefined;
      return person === undefined ? null : { id: person.id, name: person.name };
    };
    const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
    return {
      id: device.id,
      deviceNo: device.deviceNo,
      kind: device.kind,
      model: device.model,
      retired: device.retired,
      holder: named(holderAt(facts, device.id, Temporal.Instant.from(house.now()))),
      clockOffsetSeconds: device.clockChecks.at(-1)?.offsetSeconds ?? null,
      driftMillisecondsPerDay: driftPerDay(device),
      history: facts.facts
        .filter(({ kind, data, annulledBy }) => kind.startsWith('device') && data.device === device.id && !annulledBy)
        .map(({ id, kind, schema, at, data }) => ({
          record: id,
          kind,
          title: findKind(kind, schema)?.title ?? kind,
          at: storeInstant(at),
          person: named(data.person),
          offsetSec: typeof data.offsetSec === 'number' ? data.offsetSec : null,
          note: text(data.note) ?? text(data.condition) ?? text(data.action) ?? text(data.reason),
        })),
      contradictions: contradictionsInWords(facts, device),
      recorded: await recordedWith(house, asker, device),
      missing: missingOf(facts, device),
    };
  });

  serve(app, api.devices.note, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, body.event), 'append');
    const device = asker.facts.devices.get(params.device);
    if (device === undefined) throw absent('这台设备');
    const now = house.now();
    const at = told(body.at) ?? now;
    const [person, until] = body.event === 'deviceSignedOut' ? [body.person, told(body.until)] : [null, null];
    refuseImpossible(asker.facts, device, { id: body.id, kind: body.event, at, until, person }, now);
    const ofLedger = (id: string, kind: string, when: string, data: object) =>
      recordOf({ id, agency: asker.agency, kind, at: when, source: 'person', data: { device: device.id, ...data } });
    const holder = holderAt(asker.facts, device.id, Temporal.Instant.from(at));
    const made = ofLedger(body.id, body.event, at, contentOf(body, holder));
    if (until === null) {
      const { record } = await append(house, asker, made);
      return { record };
    }
    // what was forgotten is entered whole: a sign-out alone would run into the next one
    const back = ofLedger(returnOf(body.id), 'deviceSignedIn', until, { person });
    const outcome = await house.journal.appendAll({ id: asker.person }, [made, back], { origin: 'live' });
    if (outcome instanceof Fault) throw outcome;
    return { record: body.id };
  });
}

const told = (claimed: string | undefined): string | null =>
  claimed === undefined ? null : storeInstant(Temporal.Instant.from(claimed));

/** Who brings a device back is who had it. */
function contentOf(body: DeviceEvent, holder: string | null): Record<string, unknown> {
  const { id: _id, event, at: _at, ...data } = body;
  if (event === 'deviceSignedOut') return { person: body.person };
  return event === 'deviceSignedIn' ? { ...data, person: holder } : data;
}
