import { agencyThing } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { csvLine } from '../http/csv.ts';
import { serve } from '../http/serve.ts';
import { accessLine, pageBefore } from '../reading/access-line.ts';
import { demand } from '../reading/demand.ts';
import { exposureOf } from '../reading/exposure.ts';

const mostExported = 10_000;
const outcomes = { done: '完成', refused: '依法拒绝', denied: '无权' } as const;

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

  serve(app, api.audit.export, async ({ asker, reply }) => {
    await demand(house, asker, 'download', agencyThing('accessEntry', asker.agency), 'exportAccess');
    const rows = await house.log.list(asker.agency, { limit: mostExported });
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'exportAccess',
      outcome: 'done',
      detail: { lines: rows.length },
    });
    const lines = rows.map((row) => accessLine(row, asker.facts));
    const table = lines.map(({ at, actor, actionTitle, outcome, case: id, record, detail }) =>
      csvLine([at, actor?.name ?? '', actionTitle, outcomes[outcome], id ?? '', record ?? '', JSON.stringify(detail)]),
    );
    const text = `\uFEFF${csvLine(['时间（UTC）', '人员', '操作', '结果', '案件', '记录', '说明'])}${table.join('')}`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .send(text);
  });

  serve(app, api.audit.exposure, ({ asker, query }) =>
    exposureOf(house, asker, query.case, query.record ?? null, query.on ?? null),
  );
}
