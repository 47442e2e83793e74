import { mayAccess } from '@liuhen/law/access';
import { type AgencyFacts, type Fact, linked, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { api, type DockingReport, type UnregisteredDeviceLine } from '../api/index.ts';
import { type UnregisteredDevice, unregisteredDevices } from '../devices/unregistered-devices.ts';
import { namesApart, unnamed } from '../docking/names-apart.ts';
import { cardOf, namesIn, reportsOf } from '../docking/reports-of.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent } from '../http/server-fault.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from './records.ts';

const reportsShown = 100;
const actions = { missing: 'missingExplained', device: 'deviceOriginExplained' } as const;

export function docking(app: FastifyInstance, house: House): void {
  serve(app, api.docking.view, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'dockingReport'), 'readDocking');
    // who registers where a state secret is kept has to find it on the card; nobody else is told what it is called
    const maySeeRefused = mayAccess(asker.viewer, 'record', ofAgency(asker, 'offlineCustody')).allowed;
    return {
      watched: house.docking.folder !== null,
      progress: house.docking.progress().map(({ card, at, path, doneFiles, totalFiles, doneBytes, totalBytes }) => ({
        card,
        at,
        path: namesApart(asker.facts, card)(path) ? unnamed(doneFiles + 1) : path,
        doneFiles,
        totalFiles,
        doneBytes,
        totalBytes,
      })),
      reports: reportsOf(asker.facts)
        .slice(-reportsShown)
        .reverse()
        .map((fact) => reportView(fact, asker.facts, maySeeRefused)),
      unregistered: unregisteredDevices(asker.facts)
        .flatMap((device) => unregisteredView(device, asker.facts))
        .sort((one, other) => (one.at < other.at ? 1 : -1)),
    };
  });

  serve(app, api.docking.explain, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'custodyEvent'), 'append');
    const isAbout = ({ id }: Fact): boolean => id === params.report;
    const isThere =
      body.about === 'missing'
        ? reportsOf(asker.facts).some(isAbout)
        : unregisteredDevices(asker.facts).some(({ met }) => met.some(isAbout));
    if (!isThere) throw absent('这份采集报告');
    const { record } = await append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        kind: 'custodyEvent',
        at: house.now(),
        links: [{ rel: 'answers', record: params.report }],
        data: { action: actions[body.about], note: body.note },
      }),
    );
    return { record };
  });
}

/** Reports of the command line tell less: what they do not say is empty. */
const Told = z.object({
  card: z.string().catch('存储卡'),
  registered: z.boolean().catch(true),
  taken: z.number().int(),
  held: z.number().int(),
  bytes: z.number().int().catch(0),
  ignored: z.array(z.object({ path: z.string(), reason: z.string() })).catch([]),
  stopped: z.string().nullable().catch(null),
  files: api.docking.view.response.shape.reports.element.shape.files.catch([]),
});

function reportView(fact: Fact, facts: AgencyFacts, maySeeRefused: boolean): DockingReport {
  const told = Told.parse(fact.data);
  const device = typeof fact.data.device === 'string' ? facts.devices.get(fact.data.device) : undefined;
  const answers = facts.facts.filter(
    (one) =>
      one.kind === 'custodyEvent' && one.data.action === actions.missing && linked(one, 'answers').includes(fact.id),
  );
  const isApart = namesApart(facts, cardOf(fact));
  const ignored = told.ignored.map((one, index) => (isApart(one.path) ? { ...one, path: unnamed(index + 1) } : one));
  const files = told.files.map((file, index) => {
    if (isApart(file.path, file.sha256)) return { ...file, path: unnamed(index + 1), remark: null };
    return file.outcome === 'refused' && !maySeeRefused ? { ...file, path: unnamed(index + 1) } : file;
  });
  return {
    ...told,
    files,
    ignored,
    record: fact.id,
    at: storeInstant(fact.at),
    device: device === undefined ? null : { id: device.id, deviceNo: device.deviceNo },
    missing: namesIn(fact.data.missing),
    explanations: answers.map((answer) => explanationView(answer, facts)),
  };
}

function unregisteredView({ deviceNo, met, explanations, isOpen }: UnregisteredDevice, facts: AgencyFacts) {
  const last = met.at(-1);
  if (last === undefined) return [];
  const [hand] = last.people;
  // a card that nobody stands beside names no hand
  const isUploaded = last.kind === 'unregisteredDeviceUsed' && hand !== undefined;
  const line: UnregisteredDeviceLine = {
    record: last.id,
    deviceNo,
    at: storeInstant(last.at),
    way: isUploaded ? 'uploaded' : 'docked',
    by: isUploaded && hand.person !== null ? { id: hand.person, name: hand.name } : null,
    open: isOpen,
    explanations: explanations.map((answer) => explanationView(answer, facts)),
  };
  return [line];
}

function explanationView({ id, at, actor, data }: Fact, facts: AgencyFacts) {
  const name = facts.people.get(actor)?.name;
  return {
    record: id,
    at: storeInstant(at),
    by: name === undefined ? null : { id: actor, name },
    note: typeof data.note === 'string' ? data.note : '',
  };
}
