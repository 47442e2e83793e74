import { listRecords, listTasks, listWaiting, type TaskRow } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import { type AgencyFacts, type RecordBody, storeInstant } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type TaskLine } from '../api/index.ts';
import { corrected, deviceNumbered } from '../devices/ledger.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import type { Asker } from '../sign-in/asker.ts';
import { later } from '../sign-in/sessions.ts';

const mostWaiting = 50;
const twentyFourHours = 24 * 60;

export function tasks(app: FastifyInstance, house: House): void {
  serve(app, api.tasks.mine, async ({ asker, query }) => {
    const scope = scopeOf(asker.viewer, 'read', 'case');
    const mine = await listTasks(house.journal, asker.agency, scope, bearersOf(asker), query.limit);
    const recordings = await listRecords(house.journal, asker.agency, scopeOf(asker.viewer, 'read', 'record'), {
      kinds: ['recording'],
      loose: true,
      recordedBy: asker.person,
      limit: mostWaiting,
    });
    return {
      now: house.now(),
      tasks: mine.filter(hasCome(house.now())).map(taskLine),
      recordings: recordings.rows.map(({ entry: { body }, acts }) => {
        const endedAt = body.claimed.to ?? body.claimed.from;
        return {
          record: body.id,
          case: body.subject.type === 'case' ? body.subject.id : null,
          title: typeof body.data.title === 'string' ? body.data.title : '音像记录',
          endedAt,
          due: later(trueEnd(body, asker.facts), twentyFourHours),
          linked: acts.length > 0,
        };
      }),
    };
  });

  serve(app, api.tasks.waiting, async ({ asker }) => {
    const scope = scopeOf(asker.viewer, 'read', 'case');
    const theirs = await listWaiting(house.journal, asker.agency, scope, asker.person, bearersOf(asker), mostWaiting);
    return { tasks: theirs.filter(hasCome(house.now())).map(taskLine) };
  });
}

/** By a right clock: the twenty-four hours run from when a recording ended, whatever its camera thought. */
function trueEnd({ claimed, data }: RecordBody, facts: AgencyFacts): string {
  const written = Temporal.Instant.from(claimed.to ?? claimed.from);
  const number = typeof data.device === 'string' ? data.device : null;
  return storeInstant(corrected(facts.devices.get(number ?? '') ?? deviceNumbered(facts, number), written).at);
}

/** As whom this person has tasks: themselves as handler, and each of their offices. */
function bearersOf({ person, viewer }: Asker): string[] {
  return [person, ...viewer.offices];
}

/** A task that counts only from an instant on: as long as the party may still pay, nobody has to think of the court. */
const hasCome =
  (now: string) =>
  ({ content: { from } }: TaskRow): boolean =>
    typeof from !== 'string' || from <= now;

function taskLine(row: TaskRow): TaskLine {
  const { article, derivation, act, opens } = row.content;
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
    opens: typeof opens === 'string' ? opens : null,
    blocked: row.blocked,
    act: typeof act === 'string' ? act : null,
  };
}
