import { casesOfPartyCode, search as find, type Hit, hitOf } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import { partyCodeIn } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { caseScopes, codeScopes } from '../reading/case-scopes.ts';
import { withoutInformants, withoutPersons } from '../reading/struck-hits.ts';
import type { Asker } from '../sign-in/asker.ts';

export function search(app: FastifyInstance, house: House): void {
  serve(app, api.search.all, async ({ asker, query }) => {
    const scopes = { cases: caseScopes(asker.viewer), readRecord: scopeOf(asker.viewer, 'read', 'record') };
    const found = [
      ...(await knownByCode(house, asker, query)),
      ...(await find(house.journal, asker.agency, scopes, query.q, query.limit)),
    ].slice(0, query.limit);
    const hits = await withoutPersons(house, asker, await withoutInformants(house, asker, found, query.q));
    // not what was searched for, which may itself be a name: how many, and whether protected things were among them
    await house.log.note(asker.agency, {
      actor: asker.person,
      action: 'search',
      outcome: 'done',
      detail: { hits: hits.length, records: hits.filter(({ record_id }) => record_id !== null).length },
    });
    return {
      hits: hits.map((hit) => ({
        case: hit.subject_id,
        caseNo: hit.case_no,
        caseTitle: hit.case_title,
        record: hit.record_id,
        title: hit.title,
        excerpt: hit.record_id === null ? null : excerptOf(hit, query.q),
      })),
    };
  });
}

/** Cases whose party is known by the number that was typed, where it is one. The number stands in the hit as it was asked for. */
async function knownByCode(
  house: House,
  asker: Asker,
  { q, limit }: { readonly q: string; readonly limit: number },
): Promise<Hit[]> {
  const code = partyCodeIn(q);
  if (code === null) return [];
  const rows = await casesOfPartyCode(house.journal, asker.agency, codeScopes(asker.viewer), code, limit);
  return rows.map(hitOf).map((hit) => ({ ...hit, content: `${hit.content}\n${q}` }));
}

const around = 24;

function excerptOf({ content }: Hit, q: string): string | null {
  const [word = ''] = q.toLowerCase().trim().split(/\s+/);
  const place = content.toLowerCase().indexOf(word);
  if (word === '' || place < 0) return null;
  const start = Math.max(0, place - around);
  const end = Math.min(content.length, place + word.length + around);
  return `${start > 0 ? '…' : ''}${content.slice(start, end)}${end < content.length ? '…' : ''}`.toWellFormed();
}
