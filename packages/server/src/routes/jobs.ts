import { agencyThing } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { demand } from '../reading/demand.ts';

export function jobs(app: FastifyInstance, house: House): void {
  serve(app, api.audit.jobs, async ({ asker }) => {
    await demand(house, asker, 'read', agencyThing('job', asker.agency), 'readJobs');
    const { queues, failures } = await house.jobs.standing(asker.agency);
    return {
      queues,
      failures: failures.map(({ id, queue, attempts, last_error, run_at }) => ({
        id: String(id),
        queue,
        attempts,
        lastError: last_error,
        runAt: run_at,
      })),
    };
  });
}
