import { type CaseRow, casesOfPartyCode, listCases } from '@liuhen/journal/lists';
import { partyCodeIn } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type CaseLine, type PartyLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { caseLine } from '../reading/case-line.ts';
import { caseScopes, codeScopes } from '../reading/case-scopes.ts';
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
    return {
      name,
      known: jsonOf({ ...party }),
      cases: lines.filter(({ party: shown }) => shown === name),
      more,
    };
  });
}

async function findable(house: House, asker: Asker, text: string | undefined) {
  const query = { text, order: 'last', limit: mostCases } as const;
  const code = partyCodeIn(text ?? '');
  const { rows, next } =
    code === null
      ? await listCases(house.journal, asker.agency, caseScopes(asker.viewer), query)
      : {
          rows: await casesOfPartyCode(house.journal, asker.agency, codeScopes(asker.viewer), code, mostCases),
          next: null,
        };
  return { lines: rows.map((row) => partyLine(row, asker)), more: next !== null };
}

type Line = CaseLine & { readonly who: string };

/**
 * `who` parts the parties of a list. Two people of one surname stay two lines, and whom one knows from a case that one may read is
 * not shown to be the one whose name is masked in another.
 */
function partyLine(row: CaseRow, asker: Asker): Line {
  const line = caseLine(row, asker);
  return { ...line, who: `${row.partyIsPerson && !line.readable} ${row.party}` };
}

/** Newest first, as the cases came. */
function byParty(lines: readonly Line[]): PartyLine[] {
  const found = new Map<string, PartyLine>();
  for (const { id, party, who, closed, lastAt, readable } of lines) {
    if (party === null) continue;
    const known = found.get(who) ?? { name: party, cases: 0, open: 0, lastAt, case: null };
    found.set(who, {
      ...known,
      cases: known.cases + 1,
      open: known.open + (closed ? 0 : 1),
      case: known.case ?? (readable ? id : null),
    });
  }
  return [...found.values()];
}
