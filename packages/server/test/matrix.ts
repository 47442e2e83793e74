import {
  type Act,
  accessEntryThing,
  agencyThing,
  caseGround,
  caseThing,
  draftThing,
  mayAccess,
  type Thing,
  viewerOf,
} from '@liuhen/law/access';
import type { Dossier, Entry } from '@liuhen/records';
import { thingOf } from '../src/reading/open-case.ts';
import type { PlacedCase, Population, Secret } from './population.ts';
import type { Browser, World } from './world.ts';

/** What the policy says somebody may know, worked out here from the rules alone and never from an answer. */
export type Expectation = { readonly me: string; readonly may: (act: Act, thing: Thing) => boolean };

export type Looked = {
  readonly dossier: Dossier;
  readonly entries: readonly Entry[];
  readonly ground: ReturnType<typeof caseGround>;
};

export async function lookAt(world: World, id: string): Promise<Looked> {
  const { dossier, entries } = await world.house.journal.dossiers.read(world.agency, id);
  return { dossier, entries, ground: { ...caseGround(world.agency, dossier), subject: id } };
}

export async function expectationOf(world: World, browser: Browser): Promise<Expectation> {
  const facts = await world.house.journal.dossiers.agencyFacts(world.agency);
  const viewer = viewerOf(facts, world.agency, browser.person, Temporal.Instant.from(world.house.now()));
  return { me: browser.person, may: (act, thing) => mayAccess(viewer, act, thing).allowed };
}

/** Secrets somebody may read, case by case: all others must be in no answer they get. */
export async function knowable(
  world: World,
  expectation: Expectation,
  cases: readonly PlacedCase[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const one of cases) {
    const { ground, entries } = await lookAt(world, one.id);
    for (const { id, secret } of one.records) {
      const entry = entries.find(({ body }) => body.id === id);
      if (secret !== null && entry !== undefined && expectation.may('read', thingOf(ground, entry))) known.add(secret);
    }
    if (
      expectation.may(
        'read',
        draftThing(
          ground,
          ground.relations.find(({ relation }) => relation === 'handler')?.person ?? '',
          'investigationReport',
        ),
      )
    ) {
      known.add('draft');
    }
  }
  return known as Set<Secret>;
}

export type Row = {
  /** Addresses to ask, each with what the policy is asked about; all of them are asked by every role. */
  readonly ask: (population: Population) => Question[];
};

export type Question = {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether the answer is good (2xx); null: good for everybody; `either`: what is there decides (a text has no preview). Of both
   * only the content is compared.
   */
  readonly good: ((expectation: Expectation, look: (id: string) => Looked) => boolean) | 'either' | null;
};

export const onCase = (one: PlacedCase, act: Act) => (expectation: Expectation, look: (id: string) => Looked) =>
  expectation.may(act, caseThing(look(one.id).ground));

export const onAccess = (one: PlacedCase) => (expectation: Expectation, look: (id: string) => Looked) =>
  expectation.may('read', accessEntryThing(look(one.id).ground));

export const onRecord =
  (one: PlacedCase, record: string, act: Act) => (expectation: Expectation, look: (id: string) => Looked) => {
    const { ground, entries } = look(one.id);
    const entry = entries.find(({ body }) => body.id === record);
    return entry !== undefined && expectation.may(act, thingOf(ground, entry));
  };

export const onDraft = (one: PlacedCase, act: Act) => (expectation: Expectation, look: (id: string) => Looked) => {
  const { ground } = look(one.id);
  const owner = ground.relations.find(({ relation }) => relation === 'handler')?.person ?? '';
  return expectation.may(act, draftThing(ground, owner, 'investigationReport'));
};

export const onAgency = (world: World, recordKind: string) => (expectation: Expectation) =>
  expectation.may('read', agencyThing('agency', world.agency, { recordKind }));

export const onOther =
  (world: World, kind: 'account' | 'accessEntry' | 'job', act: Act = 'read') =>
  (expectation: Expectation) =>
    expectation.may(act, agencyThing(kind, world.agency));
