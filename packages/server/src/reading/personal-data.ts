import { search } from '@liuhen/journal/lists';
import { type Act, caseGround, mayAccess, scopeOf } from '@liuhen/law/access';
import { commitmentUnits, type Entry } from '@liuhen/records';
import type { PersonalPlace } from '../api/index.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';
import { caseScopes } from './case-scopes.ts';
import { thingOf } from './open-case.ts';
import { visibleTo } from './visible.ts';

const mostHits = 200;
const longestValue = 300;

/**
 * Where a person stands in what somebody may read (or take away): part by part, as it can be erased. By what was written: the same
 * name of two people is told apart by who asks, with the other parts beside it.
 */
export async function personalPlaces(
  house: House,
  asker: Asker,
  word: string,
  act: Extract<Act, 'read' | 'download'>,
): Promise<{ places: PersonalPlace[]; more: boolean }> {
  const { agency, viewer } = asker;
  const cases = { ...caseScopes(viewer), find: { is: 'never' } as const };
  const scopes = { cases, readRecord: scopeOf(viewer, act, 'record') };
  const hits = await search(house.journal, agency, scopes, word, mostHits);
  const places: PersonalPlace[] = [];
  for (const subject of new Set(hits.map(({ subject_id }) => subject_id))) {
    const { dossier, entries } = await house.journal.dossiers.read(agency, subject);
    const ground = { ...caseGround(agency, dossier), subject };
    const visible = visibleTo(viewer, ground, entries, asker.facts);
    const approvals = disposalsIn(visible.entries);
    const found = hits.filter(({ subject_id }) => subject_id === subject);
    for (const { record_id, title, case_no, case_title } of found) {
      const entry = visible.entries.find(({ body }) => body.id === record_id);
      if (entry === undefined) continue;
      const mayErase = mayAccess(viewer, 'dispose', thingOf(ground, entry)).allowed;
      for (const [unit, value] of unitsNaming(entry, word)) {
        places.push({
          case: subject,
          caseNo: case_no,
          caseTitle: visible.strike(case_title),
          record: entry.body.id,
          title: visible.strike(title),
          at: entry.body.claimed.from,
          unit,
          value,
          mayErase,
          approvals: approvals.get(entry.body.id) ?? [],
        });
      }
    }
  }
  return { places, more: hits.length === mostHits };
}

function unitsNaming({ body }: Entry, word: string): [unit: string, value: string][] {
  return commitmentUnits(body)
    .map(([unit, value]): [string, string] => [unit, wordsOf(value).join('，')])
    .filter(([, text]) => text.toLowerCase().includes(word.toLowerCase()))
    .map(([unit, text]) => [unit, text.length > longestValue ? `${text.slice(0, longestValue)}…` : text]);
}

/** Every text in a value, as it reads: keys are ours, and ids name nobody. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return /^[0-9a-f-]{36}$/.test(value) ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

/** By the record they name. Whether one was lawfully given is asked by the gate when it is recorded. */
function disposalsIn(entries: readonly Entry[]): Map<string, { id: string; ground: string }[]> {
  const found = new Map<string, { id: string; ground: string }[]>();
  for (const { body } of entries) {
    if (body.kind !== 'disposal') continue;
    const approval = { id: body.id, ground: typeof body.data.ground === 'string' ? body.data.ground : '' };
    for (const { record } of body.links) found.set(record, [...(found.get(record) ?? []), approval]);
  }
  return found;
}
