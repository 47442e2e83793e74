import { type HeldPage, type HeldRow, listHeld } from '@liuhen/journal/lists';
import { caseGround, caseThing, mayAccess, scopeOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api, type HeldFilter, type HeldLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { dayOf } from '../press/press.ts';
import { isRelated, maskedParty } from '../reading/case-line.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';
import { aboutSheet, sendTable } from '../tables/send-table.ts';
import type { Cell, Sheet } from '../tables/xlsx.ts';

export function held(app: FastifyInstance, house: House): void {
  serve(app, api.held.list, async ({ asker, query }) => {
    const { rows, total, next } = await pageOf(house, asker, query, query.cursor, query.limit);
    const items = await linesOf(house, asker, query, rows);
    return { items, total: total - (rows.length - items.length), next };
  });

  serve(app, api.held.table, async ({ asker, query, reply }) => {
    const first = await pageOf(house, asker, query, undefined, rowsAtOnce);
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'exportHeld',
      outcome: 'done',
      detail: { things: first.total },
    });
    return sendTable(reply, '财物台账', [
      { name: '财物台账', columns: tableColumns, rows: tableRows(house, asker, query, first) },
      aboutSheet([
        ['范围', '制表人有权查阅的清单所载的财物，按列表当时的筛选'],
        ['制表', `${asker.name}，${house.now().slice(0, 19).replace('T', ' ')}（UTC）`],
      ]),
    ]);
  });
}

/** Rows of a table fetched in one round. */
const rowsAtOnce = 500;

type Filter = Omit<HeldFilter, 'cursor' | 'limit'>;

function pageOf(
  house: House,
  asker: Asker,
  filter: Filter,
  after: string | undefined,
  limit: number,
): Promise<HeldPage> {
  const { viewer } = asker;
  const { way, state, overdue, dueBy, q, place, caseNo } = filter;
  const until = dueBy === undefined ? undefined : endOf(dueBy);
  const now = overdue ? house.now() : undefined;
  const scopes = { findCase: scopeOf(viewer, 'find', 'case'), readRecord: scopeOf(viewer, 'read', 'record') };
  return listHeld(house.journal, asker.agency, scopes, {
    way,
    state: state === 'all' ? undefined : state,
    dueBefore: [until, now].filter((one) => one !== undefined).sort()[0],
    text: q,
    place,
    caseNo,
    after,
    limit,
  });
}

/** The instant at which the day after begins in Shanghai; of a day that no calendar has, none. */
function endOf(day: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return next.toZonedDateTime('Asia/Shanghai').toInstant().toString({ fractionalSecondDigits: 3 });
}

/** As this person may see them: who reported is struck out, and what then no longer answers the question is not told. */
async function linesOf(
  house: House,
  asker: Asker,
  { q, place }: Filter,
  rows: readonly HeldRow[],
): Promise<HeldLine[]> {
  const asked = `${q ?? ''} ${place ?? ''}`
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const lines: HeldLine[] = [];
  for (const row of rows) {
    const line = heldLine(row, asker);
    if (!row.names_informant) {
      lines.push(line);
      continue;
    }
    const { dossier, entries } = await house.journal.dossiers.read(asker.agency, row.subject_id);
    const struck = visibleTo(asker.viewer, caseGround(asker.agency, dossier), entries, asker.facts).strike(line);
    const said = [struck.name, struck.place, struck.keeper, struck.sealNo].join('\n').toLowerCase();
    if (asked.every((word) => said.includes(word))) lines.push(struck);
  }
  return lines;
}

function heldLine(row: HeldRow, asker: Asker): HeldLine {
  const { subject_id, ordinal, way, state, name, amount, place, keeper, sealNo, since, due, ending } = row;
  const ground = { agency: asker.agency, subject: subject_id, state: row.case_state };
  const thing = caseThing({ ...ground, relations: row.relations.filter(isRelated) });
  const readable = mayAccess(asker.viewer, 'read', thing).allowed;
  return {
    ...{ way, state, name, amount, place, keeper, sealNo, since, due, ending, ordinal },
    endedAt: row.ended_at,
    list: row.record_id,
    case: subject_id,
    caseNo: row.case_no,
    caseTitle: readable ? row.title : maskedParty(row).title,
  };
}

const ways: Record<HeldLine['way'], string> = { sealing: '查封、扣押', registration: '先行登记保存' };
const states: Record<HeldLine['state'], string> = { held: '在押', decided: '已作决定', ended: '已了结' };

const tableColumns: Sheet['columns'] = [
  ['名称', 28],
  ['数量', 10],
  ['方式', 14],
  ['状态', 10],
  ['存放地点', 28],
  ['保管人', 14],
  ['封条号', 14],
  ['起', 12],
  ['应处理至', 12],
  ['了结日', 12],
  ['处理', 24],
  ['案号', 24],
  ['案件', 40],
];

async function* tableRows(house: House, asker: Asker, filter: Filter, first: HeldPage): AsyncGenerator<Cell[]> {
  const date = (at: string | null): string | null => (at === null ? null : dayOf(at));
  for (let page = first; ; page = await pageOf(house, asker, filter, page.next ?? undefined, rowsAtOnce)) {
    for (const line of await linesOf(house, asker, filter, page.rows)) {
      yield [
        line.name === '' ? '（未附清单）' : line.name,
        line.amount,
        ways[line.way],
        states[line.state],
        line.place,
        line.keeper,
        line.sealNo,
        dayOf(line.since),
        date(line.due),
        date(line.endedAt),
        line.ending,
        line.caseNo,
        line.caseTitle,
      ];
    }
    if (page.next === null) return;
  }
}
