import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import { originsOf } from '../docking/intake-of.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent } from '../http/server-fault.ts';
import { accessLine, pageBefore } from '../reading/access-line.ts';
import { caseView } from '../reading/case-view.ts';
import { factView } from '../reading/fact-view.ts';
import { openAbout, openCase, openRecord } from '../reading/open-case.ts';
import { permitTies } from '../reading/permit-ties.ts';
import { visibleTo } from '../reading/visible.ts';

export function caseRoutes(app: FastifyInstance, house: House): void {
  serve(app, api.cases.view, async ({ asker, params }) => {
    const opened = await openCase(house, asker, params.case, { act: 'read', action: 'readCase' });
    const view = caseView(house, asker, opened);
    const facts = await Promise.all(view.facts.map((fact) => house.shownTypes.told(fact)));
    return { ...view, facts, permit: await permitTies(house, asker, opened) };
  });

  serve(app, api.cases.record, async ({ asker, params }) => {
    const opened = await openRecord(house, asker, params.case, params.record, { act: 'read', action: 'readRecord' });
    const visible = visibleTo(asker.viewer, opened.ground, opened.entries, asker.facts);
    const fact = visible.dossier.find(params.record);
    if (fact === undefined) throw absent('这条记录');
    const proof = await house.journal.log.proofOf(asker.agency, params.record);
    const bytes = Buffer.from(proof.leaf);
    return {
      fact: await house.shownTypes.told(factView(fact, visible.dossier, asker.facts)),
      leaf: { sha256: leafHash('sha256', bytes), sm3: leafHash('sm3', bytes) },
      position: String(proof.position),
    };
  });

  serve(app, api.cases.erase, async ({ asker, params, body }) => {
    await openRecord(house, asker, params.case, params.record, { act: 'dispose', action: 'erase' });
    await house.journal.eraseUnits({
      agency: asker.agency,
      record: params.record,
      units: body.units,
      approvedBy: body.approval,
      actor: asker.person,
    });
    return null;
  });

  serve(app, api.cases.access, async ({ asker, params, query }) => {
    const { entries } = await openAbout(
      house,
      asker,
      params.case,
      { act: 'read', action: 'readAccess' },
      'accessEntry',
    );
    const about = entries.find(({ body }) => body.id === query.record)?.body;
    const rows = await house.log.list(asker.agency, {
      subject: params.case,
      ...(query.record === undefined ? {} : { record: query.record }),
      // what was done with it by the offices that keep it, and before it entered the case, is told of no case
      ...(about === undefined ? {} : { origins: [about.id, ...originsOf(about, asker.facts).map(({ id }) => id)] }),
      limit: query.limit + 1,
      ...pageBefore(query.cursor),
    });
    const shown = rows.slice(0, query.limit);
    return {
      items: shown.map((row) => accessLine(row, asker.facts)),
      next: rows.length > query.limit ? String(shown.at(-1)?.access_id) : null,
    };
  });
}

/** RFC 9162: the hash of a leaf begins with a zero byte, so that no leaf passes for an inner node. */
function leafHash(algorithm: 'sha256' | 'sm3', leaf: Buffer): string {
  return createHash(algorithm).update(Uint8Array.of(0)).update(leaf).digest('hex');
}
