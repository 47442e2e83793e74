import type { AgencyFacts } from '@liuhen/records';
import { type AccessRow, actionTitles } from '../access/access-log.ts';
import type { AccessLine } from '../api/index.ts';
import { jsonOf } from './json.ts';

export function accessLine(row: AccessRow, agency: AgencyFacts): AccessLine {
  const name = agency.people.get(row.actor)?.name;
  return {
    id: String(row.access_id),
    at: row.at,
    actor: name === undefined ? null : { id: row.actor, name },
    action: row.action,
    actionTitle: actionTitles[row.action] ?? '其他操作',
    case: row.subject_id,
    record: row.record_id,
    outcome: row.outcome,
    detail: jsonOf(row.detail),
  };
}

/** Pages of the log go by its own running number. */
export function pageBefore(cursor: string | undefined): { before: number } | Record<string, never> {
  const before = Number(cursor);
  return cursor !== undefined && Number.isSafeInteger(before) && before > 0 ? { before } : {};
}
