import { agencyThing } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { accessLine, pageBefore } from '../reading/access-line.ts';
import { demand } from '../reading/demand.ts';
import { exposureOf } from '../reading/exposure.ts';

export function audit(app: FastifyInstance, house: House): void {
  serve(app, api.audit.log, async ({ asker, query }) => {
    await demand(house, asker, 'read', agencyThing('accessEntry', asker.agency), 'readAccess');
    const rows = await house.log.list(asker.agency, {
      ...(query.person === undefined ? {} : { actor: query.person }),
      ...(query.action === undefined ? {} : { action: query.action }),
      ...(query.outcome === undefined ? {} : { outcome: query.outcome }),
      ...pageBefore(query.cursor),
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    return {
      items: shown.map((row) => accessLine(row, asker.facts)),
      next: rows.length > query.limit ? String(shown.at(-1)?.access_id) : null,
    };
  });

  serve(app, api.audit.exposure, ({ asker, query }) =>
    exposureOf(house, asker, query.case, query.record ?? null, query.on ?? null),
  );
}
