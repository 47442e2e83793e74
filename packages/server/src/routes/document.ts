import { isDocType } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { fieldsOf, issuePages } from '../press/issue-pages.ts';
import { numbering } from '../press/press.ts';
import { renditionOf } from '../reading/fact-view.ts';
import { openRecord } from '../reading/open-case.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

/** What is done to one fixed document: signatures over its hash, approvals, issue. */
export function documentRoutes(app: FastifyInstance, house: House): void {
  serve(app, api.documents.sign, async ({ asker, params, body }) => {
    const { rendition } = await fixedDocument(house, asker, params.case, params.record);
    if (rendition.sha256 !== body.over) throw new ServerFault('renditionDiffers', '签名所对的不是这份文书的定稿。');
    const { id, role, name, person, method, strokes, opinion, page } = body;
    if (method === 'stepUp' && (person !== asker.person || !asker.steppedUp)) {
      throw new ServerFault('stepUpNeeded', '以登录身份签名，须由本人在验证身份后进行。');
    }
    return append(
      house,
      asker,
      recordOf({
        id,
        agency: asker.agency,
        case: params.case,
        kind: 'signature',
        at: house.now(),
        source: 'server',
        people: [{ role, person, name }],
        links: [{ rel: 'signs', record: params.record }],
        data: { role, name, method, over: body.over, strokes, opinion, page },
      }),
    );
  });

  serve(app, api.documents.approve, async ({ asker, params, body }) => {
    await fixedDocument(house, asker, params.case, params.record);
    const { id, level, decision, opinion, onBehalfOf } = body;
    return append(
      house,
      asker,
      recordOf({
        id,
        agency: asker.agency,
        case: params.case,
        kind: 'approval',
        at: house.now(),
        people: [{ role: level, person: asker.person, name: asker.name }],
        links: [{ rel: 'approves', record: params.record }],
        data: { level, decision, opinion, onBehalfOf },
      }),
    );
  });

  serve(app, api.documents.issue, async ({ asker, params, body }) => {
    // before a number is taken from the series
    await openRecord(house, asker, params.case, params.record, { act: 'issue', action: 'issue' });
    const { docType, caseNo, document, dossier } = await fixedDocument(house, asker, params.case, params.record);
    const at = body.issuedAt ?? house.now();
    const plan = isDocType(docType) ? numbering(docType, fieldsOf(document.data), asker.facts, at, caseNo) : null;
    const reserved =
      plan === null ? null : await house.numbers.reserve(asker.agency, plan.series, params.record, asker.person);
    const number = plan === null || reserved === null ? null : plan.write(reserved);
    const record = (pages: Awaited<ReturnType<typeof issuePages>> | null) =>
      recordOf({
        id: body.id,
        agency: asker.agency,
        case: params.case,
        kind: 'documentIssued',
        at: house.now(),
        people: [{ role: '签发人', person: asker.person, name: asker.name }],
        links: [{ rel: 'issues', record: params.record }],
        files: pages === null ? [] : [pages.file],
        data: {
          number,
          issuedAt: at,
          seal: body.seal,
          ...(pages === null
            ? {}
            : { issuedPages: { sha256: pages.file.sha256, size: pages.file.size, pages: pages.pages } }),
        },
      });
    // what the law will refuse is not printed: no page with a number on it is left lying in the store
    const refused = house.law.port.gate(dossier, record(null), house.now()).refusals.length > 0;
    const pages =
      refused || !isDocType(docType)
        ? null
        : await issuePages(house, asker, { docType, document, dossier, number, issuedAt: at });
    const receipt = await append(house, asker, record(pages));
    // a refused issue leaves the number reserved for this document: the next attempt takes the same one, and none is lost
    if (plan !== null && reserved !== null) await house.numbers.issued(asker.agency, plan.series, reserved);
    return { ...receipt, number };
  });
}

async function fixedDocument(house: House, asker: Asker, id: string, record: string) {
  const { entry, dossier } = await openRecord(house, asker, id, record, { act: 'read', action: 'readRecord' });
  const fact = dossier.find(record);
  if (fact?.family !== 'document') throw new ServerFault('notDocument', '所选的记录不是文书。');
  const rendition = renditionOf(entry.body.data.rendition);
  if (rendition === null) throw new ServerFault('notFixed', '这份文书没有电子定稿，不能在此办理。');
  return { rendition, docType: entry.body.kind, caseNo: dossier.profile.caseNo ?? null, document: fact, dossier };
}
