import { listRecords } from '@liuhen/journal/lists';
import type { GivenNumber } from '@liuhen/journal/work';
import { caseGround, mayAccess, recordThing, scopeOf } from '@liuhen/law/access';
import { documentKinds, type Entry, isDocType } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type NumberLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { ServerFault } from '../http/server-fault.ts';
import { fieldsOf, fixedDocument, nameOf } from '../press/fixed-document.ts';
import { keepPages } from '../press/issue-pages.ts';
import { numbering, writtenIn } from '../press/numbering.ts';
import { demand, ofAgency } from '../reading/demand.ts';
import { renditionOf } from '../reading/fact-view.ts';
import { openRecord } from '../reading/open-case.ts';
import { visibleTo } from '../reading/visible.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

/** Registers of numbers and seals, and what is done with them outside an issue. */
export function documentNumbers(app: FastifyInstance, house: House): void {
  serve(app, api.numbers.list, async ({ asker, query }) => {
    await demand(house, asker, 'read', ofAgency(asker, 'profile'), 'numbers');
    const series = query.docType === undefined ? query.series : seriesOf(query.docType, asker, house.now());
    const rows = series === null ? [] : await house.numbers.list(asker.agency, { series, limit: query.limit });
    const mayReserve = mayIssue(asker);
    return {
      numbers: rows.map((row) => ({
        series: row.series,
        number: row.number,
        written: writtenIn(row.series, row.number, asker.facts),
        state: stateOf(row, asker.agency),
        holder: personOf(asker, row.holder),
        // a reason is written in a case; the register shows it to whoever held the number
        reason: row.holder === asker.person || mayReserve ? row.reason : null,
        givenAt: row.givenAt,
        mine: row.holder === asker.person,
      })),
      series: await house.numbers.series(asker.agency),
      mayReserve,
    };
  });

  serve(app, api.numbers.block, async ({ asker, body }) => {
    await demandIssuing(house, asker, 'reserveNumbers');
    const { docType, count, holder } = body;
    if (!isDocType(docType)) throw new ServerFault('formUnknown', `文书目录中没有“${docType}”。`);
    if (asker.facts.people.get(holder) === undefined) {
      throw new ServerFault('numberNotYours', '持号人不是本机关人员。', '请选择本机关的执法人员。');
    }
    const plan = numbering(docType, {}, asker.facts, house.now(), null);
    if (plan === null || !documentKinds[docType].outward) {
      throw new ServerFault('numberNotYours', `《${documentKinds[docType].title}》不用发文字号，不需要预留。`);
    }
    const numbers = await house.numbers.block(asker.agency, plan.series, count, holder);
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'reserveNumbers',
      outcome: 'done',
      detail: { series: plan.series, from: numbers[0] ?? 0, count, holder },
    });
    return { series: plan.series, numbers: numbers.map((number) => ({ number, written: plan.write(number) })) };
  });

  serve(app, api.numbers.voidReserved, async ({ asker, body }) => {
    const { series, number, reason } = body;
    const found = await house.numbers.find(asker.agency, series, number);
    if (found === null || found.holder !== asker.person) await demandIssuing(house, asker, 'voidNumber');
    if (found === null || found.record !== null) {
      throw new ServerFault(
        'numberNotYours',
        found === null ? '没有给出过这个文号。' : '这个文号已用于一份文书。',
        '文书已取的文号，请在该文书上作废，以便入卷登记。',
      );
    }
    await house.numbers.void(asker.agency, series, number, reason);
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'voidNumber',
      outcome: 'done',
      detail: { series, number },
    });
    return { series, number, state: 'void' as const };
  });

  serve(app, api.numbers.giveBack, async ({ asker, body }) => {
    const { series, numbers } = body;
    // one hands back one's own; who may issue in every case takes back anybody's
    const holder = mayIssue(asker) ? null : asker.person;
    const returned = await house.numbers.giveBack(asker.agency, { series, numbers, holder });
    if (returned.length === 0) {
      throw new ServerFault(
        'numberNotYours',
        '这些文号不在分给您的号段内，或者已经使用、作废、退回。',
        '只能退回自己号段中没有用过的文号。',
      );
    }
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'returnNumbers',
      outcome: 'done',
      detail: { series, numbers: returned.join('、') },
    });
    return { series, returned };
  });

  serve(app, api.numbers.voidOfDocument, async ({ asker, params, body }) => {
    await openRecord(house, asker, params.case, params.record, { act: 'issue', action: 'voidNumber' });
    const { document, docType, caseNo } = await fixedDocument(house, asker, params.case, params.record);
    const held = await house.numbers.ofRecord(asker.agency, params.record);
    const plan = isDocType(docType)
      ? numbering(docType, fieldsOf(document.data), asker.facts, house.now(), caseNo)
      : null;
    if (held === null || plan === null) throw new ServerFault('numberNotYours', `${nameOf(document)}没有取过文号。`);
    if (held.state === 'issued') {
      throw new ServerFault(
        'numberNotYours',
        `${nameOf(document)}已经签发，文号随文书存续，不能作废。`,
        '确有错误的，请以补正文书更正；应当撤销的，依法撤销，原文号不再使用。',
      );
    }
    const number = plan.write(held.number);
    const receipt = await append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        case: params.case,
        kind: 'numberVoided',
        at: house.now(),
        people: [{ role: '作废人', person: asker.person, name: asker.name }],
        links: [{ rel: 'follows', record: params.record }],
        data: { number, reason: body.reason },
      }),
    );
    await house.numbers.void(asker.agency, held.series, held.number, body.reason);
    return { ...receipt, number };
  });

  serve(app, api.numbers.seals, async ({ asker, query }) => {
    const scope = scopeOf(asker.viewer, 'read', 'record');
    const list = await listRecords(house.journal, asker.agency, scope, {
      kinds: ['sealAffixed'],
      subject: query.case,
      after: query.cursor,
      limit: query.limit,
    });
    const sealed = await sealedDocuments(house, asker, list.rows);
    return {
      items: list.rows.map(({ entry: { body, actor }, caseNo }) => ({
        record: body.id,
        case: body.subject.id,
        caseNo,
        at: body.claimed.from,
        seal: String(body.data.seal ?? ''),
        copies: typeof body.data.copies === 'number' ? body.data.copies : null,
        number: typeof body.data.number === 'string' ? body.data.number : null,
        document: sealed.get(body.links.find(({ rel }) => rel === 'signs' || rel === 'attaches')?.record ?? '') ?? null,
        method: body.data.method === 'electronic' ? ('electronic' as const) : ('paper' as const),
        by: personOf(asker, actor),
      })),
      next: list.next,
    };
  });

  serve(app, api.numbers.electronicSeal, async ({ asker, params, body }) => {
    await openRecord(house, asker, params.case, params.record, { act: 'issue', action: 'issue' });
    const { document, dossier, rendition } = await fixedDocument(house, asker, params.case, params.record);
    const issue = dossier.linkedTo(document, 'issues').at(-1);
    const pages = renditionOf(issue !== undefined && 'issuedPages' in issue.data ? issue.data.issuedPages : null);
    if (pages === null) throw new ServerFault('notFixed', '电子印章加盖在签发件上，这份文书还没有签发。', '请先签发。');
    const opened = await house.store.open(pages.sha256);
    if (opened === null) throw new ServerFault('evidenceLost', '证据库中没有这份签发件。');
    const pdf = new Uint8Array(Buffer.concat(await opened.stream.toArray()));
    const answer = await house.press.seal.stamp({ pdf, seal: body.seal, at: house.now() });
    if (!answer.sealed) throw new ServerFault('sealUnavailable', answer.why);
    const file = await keepPages(house, asker, answer.pdf, `${document.title}（电子印章）.pdf`);
    return append(
      house,
      asker,
      recordOf({
        id: body.id,
        agency: asker.agency,
        case: params.case,
        kind: 'sealAffixed',
        at: house.now(),
        people: [{ role: '用印人', person: asker.person, name: asker.name }],
        links: [{ rel: 'attaches', record: params.record }],
        files: [file],
        data: { seal: body.seal, over: rendition.sha256, method: 'electronic', certSerial: answer.certSerial },
      }),
    );
  });
}

function personOf(asker: Asker, id: string): { id: string; name: string } | null {
  const person = asker.facts.people.get(id);
  return person === undefined ? null : { id, name: person.name };
}

function stateOf({ state, holder, record }: GivenNumber, agency: string): NumberLine['state'] {
  if (state !== 'reserved') return state;
  if (record !== null) return 'held';
  return holder === agency ? 'free' : 'reserved';
}

/** The series a document of this type would take its number from today; null where it takes none of the agency's series. */
function seriesOf(docType: string, asker: Asker, now: string): string | null {
  if (!isDocType(docType) || !documentKinds[docType].outward) return null;
  return numbering(docType, {}, asker.facts, now, null)?.series ?? null;
}

/** The documents that seals stand on, by their record: of each case only what this person may see. */
async function sealedDocuments(
  house: House,
  asker: Asker,
  rows: readonly { readonly entry: Entry }[],
): Promise<Map<string, { record: string; title: string }>> {
  const found = new Map<string, { record: string; title: string }>();
  for (const subject of new Set(rows.map(({ entry }) => entry.body.subject.id))) {
    const { dossier, entries } = await house.journal.dossiers.read(asker.agency, subject);
    const ground = { ...caseGround(asker.agency, dossier), subject };
    const seen = visibleTo(asker.viewer, ground, entries, asker.facts).dossier;
    for (const { entry } of rows.filter((row) => row.entry.body.subject.id === subject)) {
      for (const { record } of entry.body.links) {
        const document = seen.find(record);
        if (document?.family === 'document') found.set(record, { record, title: document.title });
      }
    }
  }
  return found;
}

/** Asked of no case: whoever may issue in every case of the agency keeps its numbers. */
function issuing(asker: Asker) {
  const ground = { agency: asker.agency, subject: '', state: 'new', relations: [] } as const;
  return recordThing(ground, { id: '', kind: 'documentIssued', family: 'approval', data: {} });
}

function mayIssue(asker: Asker): boolean {
  return mayAccess(asker.viewer, 'issue', issuing(asker)).allowed;
}

function demandIssuing(house: House, asker: Asker, action: string): Promise<void> {
  return demand(house, asker, 'issue', issuing(asker), action);
}
