import type { CaseRow } from '@liuhen/journal/lists';
import { caseThing, maskName, mayAccess, type Related, relations } from '@liuhen/law/access';
import type { CaseLine } from '../api/index.ts';
import type { Asker } from '../sign-in/asker.ts';
import { titleOfProcedure } from './case-view.ts';

/** A line of a list. It shows what finding shows: number, title, party, stage; nothing of what records say. */
export function caseLine(row: CaseRow, asker: Asker): CaseLine {
  const stands = row.relations.filter(isRelated);
  const thing = caseThing({ agency: asker.agency, subject: row.subject_id, state: row.state, relations: stands });
  const readable = mayAccess(asker.viewer, 'read', thing).allowed;
  const { title, party } = readable ? row : maskedParty(row);
  const handlers = stands.filter(({ relation }) => relation === 'handler');
  return {
    id: row.subject_id,
    caseNo: row.case_no,
    title,
    procedure: row.procedure,
    procedureTitle: titleOfProcedure(row.procedure),
    stage: row.stage,
    stageTitle: row.stage_title,
    party,
    isMajor: row.is_major,
    closed: row.state !== 'open',
    openedAt: row.opened_at,
    lastAt: row.last_at,
    nextDue: row.next_due,
    breaches: row.breaches,
    handlers: handlers.map(({ person }) => asker.facts.people.get(person)?.name ?? '').filter((name) => name !== ''),
    readable,
  };
}

/** A natural person is named by surname only to whoever may find the case and not read it. */
export function maskedParty<Row extends { title: string; party: string | null; partyIsPerson: boolean }>({
  title,
  party,
  partyIsPerson,
}: Row): { title: string; party: string | null } {
  if (!partyIsPerson || party === null) return { title, party };
  return { title: title.replaceAll(party, maskName(party)), party: maskName(party) };
}

/** Whether a row of the database names a relation that the policy knows. */
export function isRelated(row: { readonly relation: string; readonly person: string }): row is Related {
  return (relations as readonly string[]).includes(row.relation);
}
