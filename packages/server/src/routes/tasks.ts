import { listRecords, listTasks, type TaskRow } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api, type TaskLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { isMine } from '../reading/whose-task.ts';
import { later } from '../sign-in/sessions.ts';

const manyTasks = 2_000;
const mostWaiting = 50;
const twentyFourHours = 24 * 60;

export function tasks(app: FastifyInstance, house: House): void {
  serve(app, api.tasks.mine, async ({ asker, query }) => {
    const { pool } = house.journal;
    const rows = await listTasks(pool, asker.agency, scopeOf(asker.viewer, 'read', 'case'), manyTasks);
    const mine = rows.filter((row) => isMine(asker.viewer, row.who, row.handlers)).slice(0, query.limit);
    const recordings = await listRecords(house.journal, asker.agency, scopeOf(asker.viewer, 'read', 'record'), {
      kinds: ['recording'],
      notLinkedBy: 'recording',
      limit: 50,
    });
    return {
      now: house.now(),
      tasks: mine.map(taskLine),
      recordings: recordings.rows
        .filter(({ entry }) => entry.actor === asker.person || entry.body.data.recordedBy === asker.person)
        .map(({ entry, acts }) => {
          const { body } = entry;
          const endedAt = body.claimed.to ?? body.claimed.from;
          return {
            record: body.id,
            case: body.subject.type === 'case' ? body.subject.id : null,
            title: typeof body.data.title === 'string' ? body.data.title : '音像记录',
            endedAt,
            due: later(endedAt, twentyFourHours),
            linked: acts.length > 0,
          };
        }),
    };
  });

  serve(app, api.tasks.waiting, async ({ asker }) => {
    const rows = await listTasks(house.journal.pool, asker.agency, scopeOf(asker.viewer, 'read', 'case'), manyTasks);
    const theirs = rows.filter(
      ({ who, handlers, blocked, due, content }) =>
        handlers.includes(asker.person) &&
        !blocked &&
        (due !== null || typeof content.act === 'string') &&
        !isMine(asker.viewer, who, handlers),
    );
    return { tasks: theirs.slice(0, mostWaiting).map(taskLine) };
  });
}

function taskLine(row: TaskRow): TaskLine {
  const { article, derivation, act } = row.content;
  return {
    key: row.task_key,
    title: row.title,
    case: row.subject_id,
    caseNo: row.case_no,
    caseTitle: row.case_title,
    party: row.party,
    article: typeof article === 'string' ? article : null,
    who: row.who,
    due: row.due,
    derivation: api.tasks.mine.response.shape.tasks.element.shape.derivation.safeParse(derivation).data ?? null,
    blocked: row.blocked,
    act: typeof act === 'string' ? act : null,
  };
}
