import { listCases } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import type { FastifyInstance } from 'fastify';
import { api, type CaseLine, type PartyLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { caseLine } from '../reading/case-line.ts';
import { jsonOf } from '../reading/json.ts';
import { openCase } from '../reading/open-case.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Cases looked through for one answer; whoever has more is told that there are more. */
const mostCases = 200;

export function parties(app: FastifyInstance, house: House): void {
  serve(app, api.parties.list, async ({ asker, query }) => {
    const { lines, more } = await findable(house, asker, query.q);
    if (query.q !== undefined)
      await house.log.note(asker.agency, {
        actor: asker.person,
        action: 'search',
        outcome: 'done',
        detail: { cases: lines.length },
      });
    return { items: byParty(lines), more };
  });

  serve(app, api.parties.view, async ({ asker, params }) => {
    const opened = await openCase(house, asker, params.case, { act: 'read', action: 'readCase' });
    const { party } = visibleTo(asker.viewer, opened.ground, opened.entries, asker.facts).dossier;
    const name = typeof party?.name === 'string' && party.name !== '' ? party.name : null;
    if (party === null || name === null) return { name: null, known: {}, cases: [], more: false };
    const { lines, more } = await findable(house, asker, name);
    return { name, known: jsonOf({ ...party }), cases: lines.filter(({ whole }) => whole === name), more };
  });
}

async function findable(house: House, asker: Asker, text: string | undefined) {
  const query = { text, order: 'last', limit: mostCases } as const;
  const scope = scopeOf(asker.viewer, 'find', 'case');
  const { rows, next } = await listCases(house.journal, asker.agency, scope, query);
  return { lines: rows.map((row) => ({ ...caseLine(row, asker), whole: row.party })), more: next !== null };
}

/** Newest first, as the cases came. */
function byParty(lines: readonly (CaseLine & { whole: string | null })[]): PartyLine[] {
  const found = new Map<string, PartyLine>();
  for (const { id, party, whole, closed, lastAt, readable } of lines) {
    if (party === null || whole === null) continue;
    const known = found.get(whole) ?? { name: party, cases: 0, open: 0, lastAt, case: null };
    // two people of one surname stay two lines; whoever may read one case of theirs knows the name
    found.set(whole, {
      ...known,
      name: readable ? whole : known.name,
      cases: known.cases + 1,
      open: known.open + (closed ? 0 : 1),
      case: known.case ?? (readable ? id : null),
    });
  }
  return [...found.values()];
}
