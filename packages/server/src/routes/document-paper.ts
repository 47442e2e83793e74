import { type Fact, isDocType } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { bindPaper, mostSheetsOf } from '../press/bind-paper.ts';
import { demandNewest, fixedDocument, nameOf } from '../press/fixed-document.ts';
import { readPart } from '../press/sheet-readings.ts';
import { takeFiles } from '../press/take-files.ts';
import { openCase, openRecord } from '../reading/open-case.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from './records.ts';

/** Documents on paper: signed there, not signed, brought in from outside, corrected. */
export function documentPaper(app: FastifyInstance, house: House): void {
  serve(app, api.paper.readSheets, async ({ asker, params, body }) => {
    const paper = await fixedDocument(house, asker, params.case, params.record);
    demandNewest(paper);
    const files = await takeFiles(house, asker, body.files, '签名件');
    const about = { person: asker.person, record: params.record, files };
    return readPart(house, about, body.from, mostSheetsOf(paper));
  });

  serve(app, api.paper.scan, async ({ asker, params, body }) => {
    const paper = await fixedDocument(house, asker, params.case, params.record);
    demandNewest(paper);
    const files = await takeFiles(house, asker, body.files, '签名件');
    const about = { person: asker.person, record: params.record, files };
    const { order, pages, printed, notes } = await bindPaper(house, paper, about, body.readings);
    const common = { agency: asker.agency, case: params.case, source: 'server' } as const;
    const over = paper.rendition.sha256;
    await append(
      house,
      asker,
      recordOf({
        ...common,
        id: body.id,
        at: house.now(),
        kind: 'paperScanned',
        people: [{ role: '扫描人', person: asker.person, name: asker.name }],
        links: [{ rel: 'attaches', record: params.record }],
        files,
        data: { over, printed, pages, order, notes },
      }),
    );
    const signatures = [];
    for (const { id, role, name, person, opinion } of body.signatures) {
      const record = recordOf({
        ...common,
        id,
        at: house.now(),
        kind: 'signature',
        people: [{ role, person, name }],
        links: [
          { rel: 'signs', record: params.record },
          { rel: 'derivedFrom', record: body.id },
        ],
        data: { role, name, method: 'paper', over, opinion },
      });
      signatures.push(await append(house, asker, record));
    }
    return { record: body.id, order: [...order], notes: [...notes], signatures };
  });

  serve(app, api.paper.refuse, async ({ asker, params, body }) => {
    const paper = await fixedDocument(house, asker, params.case, params.record);
    demandNewest(paper);
    const { id, role, name, cause, reason, witness, recording } = body;
    if (recording !== undefined && paper.dossier.find(recording)?.kind !== 'recording') throw absent('所附的音像记录');
    const links = [
      { rel: 'signs', record: params.record },
      ...(recording === undefined ? [] : [{ rel: 'recording', record: recording }]),
    ];
    return append(
      house,
      asker,
      recordOf({
        id,
        agency: asker.agency,
        case: params.case,
        kind: 'signatureRefused',
        at: house.now(),
        people: [
          { role, person: null, name },
          ...(witness === undefined || witness === '' ? [] : [{ role: '见证人', person: null, name: witness }]),
        ],
        links,
        data: { role, name, cause, reason, witness },
      }),
    );
  });

  serve(app, api.paper.bringIn, async ({ asker, params, body }) => {
    const { dossier } = await openCase(house, asker, params.case, { act: 'read', action: 'readCase' });
    const { docType, title, fields, originalAt, number, seal, issuedOn, pages, during } = body;
    if (!isDocType(docType) && docType !== 'otherDocument') {
      throw new ServerFault('formUnknown', `文书目录中没有“${docType}”。`, '目录外的纸件请选“其他文书”并写明名称。');
    }
    if (docType === 'otherDocument' && title === undefined) {
      throw new ServerFault('draftIncomplete', '其他文书须写明名称。', null, { at: ['title'] });
    }
    if (during !== undefined && dossier.find(during) === undefined) throw absent('所属的步骤');
    const files = await takeFiles(house, asker, body.files, title ?? '外来纸件');
    return append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        case: params.case,
        kind: docType,
        at: house.now(),
        people: [{ role: '收件人', person: asker.person, name: asker.name }],
        links: during === undefined ? [] : [{ rel: 'during', record: during }],
        files,
        data: {
          ...(docType === 'otherDocument' ? { docType: title } : {}),
          title,
          number,
          seal,
          issuedAt: issuedOn,
          pages,
          originalAt,
          fields,
        },
      }),
    );
  });

  serve(app, api.paper.correct, async ({ asker, params, body }) => {
    const { dossier } = await openRecord(house, asker, params.case, params.record, {
      act: 'read',
      action: 'readRecord',
    });
    const document = dossier.find(params.record);
    const notice = dossier.find(body.notice);
    if (document?.family !== 'document') throw new ServerFault('notDocument', '所选的记录不是文书。');
    if (notice === undefined) throw absent('据以更正的文书');
    demandCorrecting(
      notice,
      document,
      dossier.linkedTo(notice, 'issues').length > 0,
      approved(dossier.approvalsOf(notice)),
    );
    return append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        case: params.case,
        kind: 'rectification',
        at: house.now(),
        people: [{ role: '更正人', person: asker.person, name: asker.name }],
        links: [
          { rel: 'rectifies', record: document.id },
          { rel: 'follows', record: notice.id },
        ],
        data: { reason: body.reason, changes: { fields: body.fields }, clocks: body.clocks },
      }),
    );
  });
}

const approved = (approvals: readonly Fact<'approval'>[]): boolean => approvals.at(-1)?.data.decision === 'approved';

/** What went out is corrected by what goes out; what stays inside by a sheet that was approved. */
function demandCorrecting(notice: Fact, document: Fact, issued: boolean, isApproved: boolean): void {
  const remedy = '请先起草《记录更正（补充）审批表》或者《文书补正（更正）通知书》，办完审批、签发后再登记更正。';
  if (notice.kind === 'decisionAmendmentNotice') {
    if (issued) return;
    throw new ServerFault(
      'correctionUnready',
      `${nameOf(notice)}还没有签发，不能据以更正${nameOf(document)}；对外文书经负责人批准、签发后才能更正（制度第十六条）。`,
      remedy,
    );
  }
  if (notice.kind !== 'recordAmendment') {
    throw new ServerFault(
      'correctionUnready',
      `${nameOf(notice)}不是更正文书。记录只追加、不覆盖（制度第三条）。`,
      remedy,
    );
  }
  if (isApproved) return;
  throw new ServerFault(
    'correctionUnready',
    `${nameOf(notice)}还没有经批准（制度第三条：记录只追加、不覆盖）。`,
    remedy,
  );
}
