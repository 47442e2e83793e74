import type { CaseRow } from '@liuhen/journal/lists';
import { caseThing, mayAccess, type Related, relations } from '@liuhen/law/access';
import type { CaseLine } from '../api/index.ts';
import type { Asker } from '../sign-in/asker.ts';
import { titleOfProcedure } from './case-view.ts';

/** A line of a list. It shows what finding shows: number, title, party, stage; nothing of what records say. */
export function caseLine(row: CaseRow, asker: Asker): CaseLine {
  const stands = row.relations.filter(isRelated);
  const thing = caseThing({ agency: asker.agency, subject: row.subject_id, state: row.state, relations: stands });
  const handlers = stands.filter(({ relation }) => relation === 'handler');
  return {
    id: row.subject_id,
    caseNo: row.case_no,
    title: row.title,
    procedure: row.procedure,
    procedureTitle: titleOfProcedure(row.procedure),
    stage: row.stage,
    stageTitle: row.stage_title,
    party: row.party,
    isMajor: row.is_major,
    closed: row.state !== 'open',
    openedAt: row.opened_at,
    lastAt: row.last_at,
    nextDue: row.next_due,
    breaches: row.breaches,
    handlers: handlers.map(({ person }) => asker.facts.people.get(person)?.name ?? '').filter((name) => name !== ''),
    readable: mayAccess(asker.viewer, 'read', thing).allowed,
  };
}

function isRelated(row: { readonly relation: string; readonly person: string }): row is Related {
  return (relations as readonly string[]).includes(row.relation);
}
