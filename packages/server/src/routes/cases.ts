import { listCases } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { authorityOfProcedure } from '../press/numbering.ts';
import { dayOf } from '../press/press.ts';
import { caseLine } from '../reading/case-line.ts';
import { recordOf } from '../records-made-here.ts';
import type { Asker } from '../sign-in/asker.ts';
import { append } from './records.ts';

export function cases(app: FastifyInstance, house: House): void {
  serve(app, api.cases.list, async ({ asker, query }) => {
    const { q, procedure, stage, state, mine, overdue, order, cursor, limit } = query;
    const list = await listCases(house.journal.pool, asker.agency, scopeOf(asker.viewer, 'find', 'case'), {
      text: q,
      procedure,
      stage,
      state: state === 'all' ? undefined : state,
      handler: mine ? asker.person : undefined,
      overdueAt: overdue ? house.now() : undefined,
      order,
      after: cursor,
      limit,
    });
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

/** 案件编号 is the agency's own and gapless: the branch's word, the year, the next number. */
async function nextCaseNumber(house: House, asker: Asker, id: string, at: string): Promise<string> {
  const year = dayOf(at).slice(0, 4);
  const { branchWord } = asker.facts.profile;
  const series = `案/${year}`;
  const number = await house.numbers.reserve(asker.agency, series, id, asker.person);
  await house.numbers.issued(asker.agency, series, number);
  return `${typeof branchWord === 'string' ? branchWord : ''}环案〔${year}〕${number}号`;
}
