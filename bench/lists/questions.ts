import {
  type CaseQuery,
  countFindings,
  listCases,
  listRecords,
  listTasks,
  listWaiting,
  search,
} from '@liuhen/journal/lists';
import { scopeOf, type Viewer } from '@liuhen/law/access';
import { houseLaw } from '@liuhen/server';
import type { Store } from '../../packages/journal/src/database.ts';
import { Dossiers } from '../../packages/journal/src/readers/dossiers.ts';
import { caseScopes } from '../../packages/server/src/reading/case-scopes.ts';
import { drawn, heads, matters, officers, partyOf, procedures, reviewers, stages, today, uuidOf } from './made-up.ts';

/** Asks its `turn`-th question, each time another. */
export type Question = { readonly name: string; readonly ask: (turn: number) => Promise<unknown> };

const page = 50;
const now = new Date(today).toISOString();
/** As many as the workbench asks for. */
const manyTasks = 200;

export function questions(journal: Store, agency: string, cases: number): Question[] {
  const { pool } = journal;
  const viewer = (person: string | undefined, office: Viewer['offices'][number]): Viewer => ({
    person: person ?? '',
    agency,
    offices: [office],
    acting: [],
    unit: null,
    grants: [],
  });
  const offices = {
    officer: (turn: number) => viewer(officers[drawn(officers.length, 'who', turn)], 'officer'),
    reviewer: (turn: number) => viewer(reviewers[turn % reviewers.length], 'legalReviewer'),
    head: (turn: number) => viewer(heads[turn % heads.length], 'bureauHead'),
  };
  const words = (turn: number): string => wordsOf(turn, cases);
  const list = (who: Viewer, query: Partial<CaseQuery>) =>
    listCases(journal, agency, caseScopes(who), { order: 'last', limit: page, ...query });

  const of: Record<string, (who: Viewer, turn: number) => Promise<unknown>> = {
    cases: async (who, turn) =>
      list(who, { order: turn % 2 === 0 ? 'last' : 'due', after: await farPage(turn, list, who) }),
    'case-filters': (who, turn) => list(who, filtersOf(who, turn)),
    'case-words': (who, turn) => list(who, { text: words(turn), order: turn % 5 === 0 ? 'due' : 'last' }),
    tasks: (who) => listTasks(journal, agency, scopeOf(who, 'read', 'case'), [who.person, ...who.offices], manyTasks),
    waiting: (who) =>
      listWaiting(journal, agency, scopeOf(who, 'read', 'case'), who.person, [who.person, ...who.offices], page),
    articles: (who) => countFindings(pool, agency, scopeOf(who, 'read', 'case'), now),
    search: (who, turn) =>
      search(
        journal,
        agency,
        { cases: caseScopes(who), readRecord: scopeOf(who, 'read', 'record') },
        words(turn),
        page,
      ),
    records: (who, turn) => listRecords(journal, agency, scopeOf(who, 'read', 'record'), recordsOf(turn, who.person)),
  };
  const everyOffice = Object.values(offices);
  return Object.entries(of).map(([name, ask]) => ({
    name,
    ask: async (turn: number) => {
      const who = everyOffice[turn % everyOffice.length]?.(turn);
      if (who !== undefined) await ask(who, turn);
    },
  }));
}

/** What the page of a case is made of: its records read and folded, judged, and where it stands; another case each turn. */
export function casePage({ pool, vault }: Store, agency: string): Question {
  const dossiers = new Dossiers({ pool, vault });
  return {
    name: 'case-page',
    ask: async (turn) => {
      const { dossier } = await dossiers.read(agency, uuidOf('case', turn));
      if (dossier.facts.length === 0) throw new Error(`case ${turn} is not there`);
      houseLaw.findings(dossier, now);
      houseLaw.progress(dossier, now);
    },
  };
}

function filtersOf(who: Viewer, turn: number): Partial<CaseQuery> {
  const procedure = procedures[turn % procedures.length];
  const stage = stages[turn % stages.length];
  const all: Partial<CaseQuery>[] = [
    { procedure },
    { state: 'open', stage, order: 'due' },
    { state: 'closed', procedure },
    { handler: who.offices.includes('officer') ? who.person : officers[turn % officers.length] },
    { overdueAt: now, order: 'due' },
    { overdueAt: now, procedure, stage },
    { stage, procedure },
    { handler: officers[turn % officers.length], state: 'open', order: 'due' },
  ];
  return all[turn % all.length] ?? {};
}

/** Common words, rare ones, a number, a name with a rare character, one character, two words, and what is nowhere. */
function wordsOf(turn: number, cases: number): string {
  const index = drawn(cases, 'word', turn);
  const party = [...partyOf(index)];
  const matter = matters[turn % matters.length] ?? '';
  const start = drawn(Math.max(1, party.length - 6), 'start', turn);
  const all = [
    party.slice(start, start + 4).join(''),
    party.join(''),
    matter.slice(0, 4),
    `${index + 1}号`,
    party.slice(start, start + 2).join(''),
    `${party.slice(0, 2).join('')} ${matter.slice(0, 3)}`,
    ['䶮', '㛃', '𠅤', '案'][turn % 4] ?? '',
    `${1_000 + drawn(9_000, 'rare', turn)}`,
    '排污口有废水',
    '无此人姓名',
    '食品有限公司',
  ];
  return all[turn % all.length] ?? '';
}

function recordsOf(turn: number, person: string): Parameters<typeof listRecords>[3] {
  const all: Parameters<typeof listRecords>[3][] = [
    { kinds: ['recording'], limit: page },
    { kinds: ['recording'], loose: true, limit: page },
    { kinds: ['sealAffixed'], limit: page },
    { kinds: ['recording'], loose: true, recordedBy: person, limit: page },
    { kinds: ['siteInspection', 'interview', 'penaltyDecision', 'otherStep'], limit: 100 },
  ];
  return all[turn % all.length] ?? { kinds: [], limit: page };
}

type Lister = (who: Viewer, query: Partial<CaseQuery>) => Promise<{ next: string | null }>;
const places = new Map<string, string | undefined>();

/** A place some pages on, as somebody gets to who leafs; got once, so that the leafing is not in the figures. */
async function farPage(turn: number, list: Lister, who: Viewer): Promise<string | undefined> {
  const order = turn % 2 === 0 ? 'last' : 'due';
  const far = 1 + (turn % 7) * 400;
  if (turn % 5 === 0) return undefined;
  const key = `${order}/${far}`;
  if (!places.has(key)) places.set(key, (await list(who, { order, limit: far })).next ?? undefined);
  return places.get(key);
}
