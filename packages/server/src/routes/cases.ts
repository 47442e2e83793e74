import { listCases } from '@liuhen/journal/lists';
import type { FastifyInstance } from 'fastify';
import { api, type CaseFilter } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { authorityOfProcedure } from '../press/numbering.ts';
import { dayOf } from '../press/press.ts';
import { caseLine } from '../reading/case-line.ts';
import { caseScopes } from '../reading/case-scopes.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { aboutSheet, sendTable } from '../tables/send-table.ts';
import type { Cell, Sheet } from '../tables/xlsx.ts';
import { append } from './records.ts';

export function cases(app: FastifyInstance, house: House): void {
  serve(app, api.cases.list, async ({ asker, query }) => {
    const { q } = query;
    const list = await pageOf(house, asker, query, query.cursor, query.limit);
    if (q !== undefined) {
      await house.log.note(asker.agency, {
        actor: asker.person,
        action: 'search',
        outcome: 'done',
        detail: { cases: list.total },
      });
    }
    return { items: list.rows.map((row) => caseLine(row, asker)), total: list.total, next: list.next };
  });

  serve(app, api.cases.table, async ({ asker, query, reply }) => {
    const first = await pageOf(house, asker, query, undefined, rowsAtOnce);
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'exportCases',
      outcome: 'done',
      detail: { cases: first.total, filtered: query.q !== undefined },
    });
    return sendTable(reply, '案件', [
      { name: '案件', columns: tableColumns, rows: tableRows(house, asker, query, first) },
      aboutSheet([
        ['范围', '制表人有权检索的案件，按列表当时的筛选'],
        ['制表', `${asker.name}，${house.now().slice(0, 19).replace('T', ' ')}（UTC）`],
      ]),
    ]);
  });

  serve(app, api.cases.open, async ({ asker, body }) => {
    const { agency } = asker;
    const { entries } = await house.journal.dossiers.read(agency, body.id);
    // asked twice because an answer was lost: what was opened stays as it is
    if (entries[0]?.actor === asker.person && entries[0].body.kind === 'caseOpened') return { case: body.id };
    const at = house.now();
    const of = (kind: string, data: Record<string, unknown>) =>
      recordOf({ agency, case: body.id, at, kind, data, source: 'person' });
    const { procedure, title, handlers, isMajor, urgentStart, party } = body;
    const inNameOf = authorityOfProcedure(procedure, asker.facts, at);
    const caseNo = await nextCaseNumber(house, asker, body.id, at);
    await append(
      house,
      asker,
      of('caseOpened', {
        ...{ caseNo, caseType: procedure, title, inNameOf },
        ...{ handlers, investigators: handlers, isMajor, urgentStart },
      }),
    );
    if (party !== undefined) await append(house, asker, of('partyIdentified', party));
    return { case: body.id };
  });
}

/** Rows of a table fetched in one round: a province's list is never held whole. */
const rowsAtOnce = 500;

type Filter = Omit<CaseFilter, 'cursor' | 'limit'>;
type Page = Awaited<ReturnType<typeof listCases>>;

function pageOf(house: House, asker: Asker, filter: Filter, after: string | undefined, limit: number): Promise<Page> {
  const { q, procedure, stage, state, act, mine, overdue, order } = filter;
  return listCases(house.journal, asker.agency, caseScopes(asker.viewer), {
    text: q,
    procedure,
    stage,
    state: state === 'all' ? undefined : state,
    act,
    handler: mine ? asker.person : undefined,
    overdueAt: overdue ? house.now() : undefined,
    order,
    after,
    limit,
  });
}

const tableColumns: Sheet['columns'] = [
  ['案号', 24],
  ['案件', 48],
  ['当事人', 30],
  ['程序', 16],
  ['阶段', 12],
  ['承办人', 18],
  ['立案日期', 12],
  ['最近办理', 12],
  ['下一个法定时限', 18],
  ['违规', 8],
];

async function* tableRows(house: House, asker: Asker, filter: Filter, first: Page): AsyncGenerator<Cell[]> {
  for (let page = first; ; page = await pageOf(house, asker, filter, page.next ?? undefined, rowsAtOnce)) {
    for (const row of page.rows) {
      const line = caseLine(row, asker);
      yield [
        line.caseNo,
        line.title,
        line.party,
        line.procedureTitle,
        line.stageTitle ?? (line.closed ? '已结' : '在办'),
        line.handlers.join('、'),
        dayOf(line.openedAt),
        dayOf(line.lastAt),
        line.nextDue === null ? null : dayOf(line.nextDue),
        line.breaches,
      ];
    }
    if (page.next === null) return;
  }
}

/** 案件编号 is the agency's own and gapless: the branch's word, the year, the next number. */
async function nextCaseNumber(house: House, asker: Asker, id: string, at: string): Promise<string> {
  const year = dayOf(at).slice(0, 4);
  const { branchWord } = asker.facts.profile;
  const series = `案/${year}`;
  const number = await house.numbers.reserve(asker.agency, series, id, asker.person);
  await house.numbers.issued(asker.agency, series, number);
  return `${typeof branchWord === 'string' ? branchWord : ''}环案〔${year}〕${number}号`;
}
