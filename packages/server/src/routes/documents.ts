import { following, forms, missing, prefill, withFollowing } from '@liuhen/documents';
import { type DocType, documentKinds } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent } from '../http/server-fault.ts';
import { printedValues, seenBy } from '../press/printed-values.ts';
import { jsonOf } from '../reading/json.ts';
import { demandDrafting } from '../reading/open-draft.ts';
import { visibleTo } from '../reading/visible.ts';
import { prefillOptions } from './drafts.ts';

export function documents(app: FastifyInstance, house: House): void {
  const catalogue = Object.values(documentKinds).map((kind) => ({
    docType: kind.docType,
    code: kind.code,
    title: kind.title,
    group: kind.group,
    stage: kind.stage,
    outward: kind.outward,
    needsDocNumber: kind.needsDocNumber,
    articles: [...kind.articles],
    renders: (kind.docType as DocType) in forms,
  }));

  serve(app, api.documents.forms, async () => ({ forms: catalogue }));

  serve(app, api.documents.prefill, async ({ asker, params, query }) => {
    const { docType, ground, entries } = await demandDrafting(house, asker, params.case, params.docType);
    // from what this person may see, so that a form is no way round the policy
    const { dossier } = visibleTo(asker.viewer, ground, entries, asker.facts);
    const step = query.during === undefined ? undefined : dossier.find(query.during);
    if (query.during !== undefined && step === undefined) throw absent('所属的步骤');
    const { values, provenance } = prefill(docType, dossier, prefillOptions(house, step));
    return { values: jsonOf(values), provenance };
  });

  serve(app, api.documents.missing, async ({ asker, params, body }) => {
    const { docType } = await demandDrafting(house, asker, params.case, params.docType);
    return { missing: missing(docType, body.values), follows: following(docType, body.values) };
  });

  serve(app, api.documents.preview, async ({ asker, params, body, reply }) => {
    const { docType, ground, entries } = await demandDrafting(house, asker, params.case, params.docType);
    const seen = seenBy(asker, ground, entries);
    const { pdf } = await house.press.print({
      ...(await printedValues(house, docType, withFollowing(docType, body.values), seen)),
      docType,
      dossier: seen.dossier,
      at: house.now(),
      title: null,
      record: null,
    });
    return reply.type('application/pdf').header('cache-control', 'no-store').send(Buffer.from(pdf));
  });
}
