import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { demandNewest, fixedDocument } from '../press/fixed-document.ts';
import { issueDocument } from '../press/issue-document.ts';
import { openRecord } from '../reading/open-case.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from './records.ts';

/** What is done to one fixed document: signatures over its hash, approvals, issue. */
export function documentRoutes(app: FastifyInstance, house: House): void {
  serve(app, api.documents.sign, async ({ asker, params, body }) => {
    const paper = await fixedDocument(house, asker, params.case, params.record);
    demandNewest(paper);
    const { rendition } = paper;
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
    demandNewest(await fixedDocument(house, asker, params.case, params.record));
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
    const paper = await fixedDocument(house, asker, params.case, params.record);
    demandNewest(paper);
    return issueDocument(house, asker, paper, body);
  });
}
