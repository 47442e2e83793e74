import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { fixityQueue, startFixity } from '../keeping/fixity-job.ts';
import { keepingTasks } from '../keeping/keeping-tasks.ts';
import { fixityReportsOf, fixityReportView } from '../keeping/report-view.ts';
import { demand, ofAgency } from '../reading/demand.ts';

const reportsShown = 30;

export function keeping(app: FastifyInstance, house: House): void {
  const isRunning = async (agency: string): Promise<boolean> => {
    const { queues } = await house.jobs.standing(agency);
    return queues.some(({ queue, waiting }) => queue === fixityQueue && waiting > 0);
  };

  serve(app, api.keeping.fixity, async ({ asker }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'custodyEvent'), 'readFixity');
    const reports = fixityReportsOf(asker.facts).slice(0, reportsShown);
    return {
      running: await isRunning(asker.agency),
      secondCopy: house.secondCopy !== null,
      reports: await Promise.all(reports.map((report) => fixityReportView(house, asker, report))),
    };
  });

  serve(app, api.keeping.startFixity, async ({ asker }) => {
    await demand(house, asker, 'record', ofAgency(asker, 'custodyEvent'), 'startFixity');
    await startFixity(house, asker.agency);
    await house.log.note(asker.agency, { actor: asker.person, action: 'startFixity', outcome: 'done' });
    return { running: true };
  });

  serve(app, api.keeping.tasks, async ({ asker }) => ({ tasks: keepingTasks(asker.facts, asker.viewer) }));
}
