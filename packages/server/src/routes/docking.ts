import { type AgencyFacts, type Fact, linked, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { api, type DockingReport } from '../api/index.ts';
import { namesIn, reportsOf } from '../docking/docking-report.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent } from '../http/server-fault.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from './records.ts';

const reportsShown = 100;

export function docking(app: FastifyInstance, house: House): void {
  serve(app, api.docking.view, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'dockingReport'), 'readDocking');
    return {
      watched: house.docking.folder !== null,
      progress: house.docking.progress().map(({ card, at, path, doneFiles, totalFiles, doneBytes, totalBytes }) => ({
        card,
        at,
        path,
        doneFiles,
        totalFiles,
        doneBytes,
        totalBytes,
      })),
      reports: reportsOf(asker.facts)
        .slice(-reportsShown)
        .reverse()
        .map((fact) => reportView(fact, asker.facts)),
    };
  });

  serve(app, api.docking.explain, async ({ asker, params, body }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'custodyEvent'), 'append');
    if (!reportsOf(asker.facts).some(({ id }) => id === params.report)) throw absent('这份采集报告');
    const { record } = await append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        kind: 'custodyEvent',
        at: house.now(),
        links: [{ rel: 'answers', record: params.report }],
        data: { action: 'missingExplained', note: body.note },
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

function reportView(fact: Fact, facts: AgencyFacts): DockingReport {
  const told = Told.parse(fact.data);
  const device = typeof fact.data.device === 'string' ? facts.devices.get(fact.data.device) : undefined;
  const answers = facts.facts.filter((one) => one.kind === 'custodyEvent' && linked(one, 'answers').includes(fact.id));
  return {
    ...told,
    record: fact.id,
    at: storeInstant(fact.at),
    device: device === undefined ? null : { id: device.id, deviceNo: device.deviceNo },
    missing: namesIn(fact.data.missing),
    explanations: answers.map(({ id, at, actor, data }) => {
      const name = facts.people.get(actor)?.name;
      return {
        record: id,
        at: storeInstant(at),
        by: name === undefined ? null : { id: actor, name },
        note: typeof data.note === 'string' ? data.note : '',
      };
    }),
  };
}
