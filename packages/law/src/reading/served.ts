import type { Fact } from '@liuhen/records';
import { isBefore } from '../calendars/instant.ts';
import { type Matter, view, viewEach } from '../obligations/matter.ts';
import { shown } from '../obligations/outcome.ts';
import { latest, numberOf, numbersAlike, words, wordsOf } from './paper.ts';
import { type Serving, servings } from './services.ts';
import { isPartySigning, partySignings, signings } from './signers.ts';
import { wordFinder } from './words-in.ts';

/** What is asked of several servings at once: answered once a list, however many papers were served by it. */
type Group = readonly Serving[];
const nothing: Group = [];

/** Every serving by the receipt that proves it. */
const byReceipt = view((m): ReadonlyMap<string, Serving> => {
  const found = new Map<string, Serving>();
  for (const serving of servings(m)) if (!found.has(serving.receipt.id)) found.set(serving.receipt.id, serving);
  return found;
});
export const servingOn = (m: Matter, receipt: Fact): Serving | undefined => byReceipt(m).get(receipt.id);

const wordFor = (document: Fact): string => numbersAlike(numberOf(document)) || document.title;
const few = 24;
const naming = view(() => new Map<string, Group>());
/** Receipts whose list of papers has this number (or title): searched once for all papers that bear it. */
function servingsNaming(m: Matter, word: string): Group {
  if (word === '') return nothing;
  if (servings(m).length > few) return namedIn(m).get(word) ?? nothing;
  const held = naming(m).get(word);
  if (held) return held;
  const found = servings(m).filter((s) => s.listed.includes(word));
  naming(m).set(word, found);
  return found;
}

/** Which receipts name which papers, all papers of the case at once. */
const namedIn = view((m): ReadonlyMap<string, Group> => {
  const wordsOfCase = wordFinder(m.dossier.documents().map(wordFor));
  const found = new Map<string, Serving[]>();
  for (const serving of servings(m)) for (const word of wordsOfCase(serving.listed)) put(found, word, serving);
  return found;
});

function put(groups: Map<string, Serving[]>, key: string, serving: Serving): void {
  const held = groups.get(key);
  if (held) held.push(serving);
  else groups.set(key, [serving]);
}

/** Receipts that name no paper in words: they hang on what they link to, or on their step. */
const byHanging = view((m): ReadonlyMap<string, Group> => {
  const found = new Map<string, Serving[]>();
  for (const serving of servings(m)) {
    for (const link of serving.receipt.links) if (link.rel === 'serves') put(found, link.record, serving);
    if (serving.step && serving.listed.trim() === '') put(found, serving.step.id, serving);
  }
  return found;
});

const anyNumber = /〔\d{4}〕/;
/** Receipts that name a paper by its title alone serve the last of that title made before them, or in their own step. */
const byTitle = view((m): ReadonlyMap<string, Group> => {
  const found = new Map<string, Serving[]>();
  const unnumbered = servings(m).filter(({ listed }) => listed.trim() !== '' && !anyNumber.test(listed));
  if (unnumbered.length === 0) return found;
  const papers = m.dossier.documents().filter((d) => d.kind !== 'serviceReceipt' && numberOf(d) !== '');
  const titles = wordFinder(papers.map(({ title }) => title));
  for (const serving of unnumbered) {
    for (const title of titles(serving.listed)) {
      const alike = papers.filter((paper) => paper.title === title);
      const own = alike.find((paper) => serving.step !== undefined && m.dossier.stepOf(paper)?.id === serving.step.id);
      const meant = own ?? alike.findLast((paper) => !isBefore(serving.receipt.at, paper.at));
      if (meant !== undefined) put(found, meant.id, serving);
    }
  }
  return found;
});

/** The servings of a document: by receipts that list it, by receipts that hang on it, by the party's signature of receipt on itself. */
const groupsOf = viewEach((m, document: Fact): readonly Group[] => {
  const step = m.dossier.stepOf(document);
  const named = servingsNaming(m, wordFor(document));
  const linked = byHanging(m).get(document.id) ?? nothing;
  const together = step === undefined ? nothing : (byHanging(m).get(step.id) ?? nothing);
  const titled = [named, linked].every((group) => group.length === 0)
    ? (byTitle(m).get(document.id) ?? nothing)
    : nothing;
  const receiver = signings(m, document).find((s) => /签收|收到|受送达/.test(s.role) && isPartySigning(s));
  const own: Group = receiver === undefined ? nothing : [signedFor(document, step, receiver.fact.at)];
  return [named, linked, titled, together, own].filter((group) => group.length > 0);
});

const signedFor = (document: Fact, step: Fact | undefined, at: Temporal.Instant): Serving => ({
  receipt: document,
  step,
  method: 'direct',
  listed: numberOf(document),
  at,
  effect: 'valid',
  why: '当事人在文书上签收',
  due: null,
});

/** Whether anything was done to serve it; the last attempt says how it stands. */
export function lastServingOf(m: Matter, document: Fact): Serving | undefined {
  let last: Serving | undefined;
  for (const group of groupsOf(m, document)) {
    const own = group.at(-1);
    if (last === undefined || (own !== undefined && own.receipt.seq > last.receipt.seq)) last = own ?? last;
  }
  return last;
}

/** The receipts, as many as a finding shows. */
export const receiptsOf = (m: Matter, document: Fact): Fact[] =>
  groupsOf(m, document)
    .flatMap((group) => shown(group))
    .map((serving) => serving.receipt);

/** The receipts by which it was served or was to be, void ones among them. */
export const receiptIdsOf = (m: Matter, document: Fact): string[] =>
  groupsOf(m, document).flatMap((group) => group.map((serving) => serving.receipt.id));

/** The first of a list for which it holds; held by the list, so that papers with the same receipts share the answer. */
const firstWhere = (holds: (serving: Serving) => boolean) => {
  const inGroup = viewEach((_, group: Group): Serving | null => group.find(holds) ?? null);
  return (m: Matter, document: Fact): Serving | undefined => {
    for (const group of groupsOf(m, document)) {
      const found = inGroup(m, group);
      if (found !== null) return found;
    }
    return undefined;
  };
};
/** Served by hand, or left: what 行政强制法第三十八条 asks for first. */
export const servedDirectly = firstWhere((s) => ['direct', 'leaving', 'unknown'].includes(s.method));
/** Sent by mail, by whose register an attempt by hand had gone before. */
export const servingsByMail = (m: Matter, document: Fact): readonly Serving[] =>
  groupsOf(m, document).flatMap((group) => shown(group).filter((s) => s.method === 'mail'));

/** The earliest of the instants that servings give; null where they give none. */
export const earliestOf = (give: (m: Matter, serving: Serving) => Temporal.Instant | null) => {
  const inGroup = viewEach((m, group: Group): Temporal.Instant | null =>
    group.reduce<Temporal.Instant | null>((first, serving) => {
      const at = give(m, serving);
      return at === null || (first !== null && !isBefore(at, first)) ? first : at;
    }, null),
  );
  return (m: Matter, document: Fact): Temporal.Instant | null =>
    groupsOf(m, document)
      .map((group) => inGroup(m, group))
      .reduce((first, at) => (at === null || (first !== null && !isBefore(at, first)) ? first : at), null);
};

export type Served = { readonly at: Temporal.Instant; readonly serving: Serving };
const firstEffective = viewEach((_, group: Group): Served | null => {
  let first: Served | null = null;
  for (const serving of group) {
    if (serving.effect === 'invalid' || serving.at === null) continue;
    if (first === null || isBefore(serving.at, first.at)) first = { at: serving.at, serving };
  }
  return first;
});

/** When a document was served: the first serving that is not void; null while there is none. */
export const servedAt = viewEach((m, document: Fact): Served | null => {
  let first: Served | null = null;
  for (const group of groupsOf(m, document)) {
    const served = firstEffective(m, group);
    if (served !== null && (first === null || isBefore(served.at, first.at))) first = served;
  }
  return first;
});

/** Somebody a document is for, and when it first reached them. */
export type Addressee = { readonly name: string; readonly at: Temporal.Instant };
/** Those whom a document reached, each with terms of their own (法释〔2026〕3号第五条第二款): by the receivers that its receipts name. */
export const addresseesOf = viewEach((m, document: Fact): readonly Addressee[] => {
  const found: Addressee[] = [];
  for (const { receipt, effect, at } of groupsOf(m, document).flatMap((group) => shown(group))) {
    if (effect === 'invalid' || at === null) continue;
    const name = receiverOf(m, receipt);
    const held = found.findIndex((other) => sameName(other.name, name));
    if (held < 0) found.push({ name, at });
    else if (isBefore(at, found[held]?.at ?? at)) found[held] = { name: found[held]?.name ?? name, at };
  }
  return found;
});
/** When it had reached the last of them. */
export const lastReached = (m: Matter, document: Fact): Temporal.Instant | null =>
  latest(addresseesOf(m, document))?.at ?? null;

const bare = (name: string): string => name.replace(/（[^）]*）|\([^)]*\)|\s/g, '');
/** The receiver, where that is not the party of the case or the one who speaks for it. */
function receiverOf(m: Matter, receipt: Fact): string {
  const { party } = m.dossier;
  const [own, speaker] = [bare(party?.name ?? ''), bare(wordsOf(party?.legalRepresentative))];
  const named = receipt.kind === 'serviceReceipt' ? bare(words(receipt, 'recipient')) : '';
  return named === '' || (own !== '' && sameName(named, own)) || (speaker !== '' && speaker.includes(named))
    ? own
    : named;
}
/** One name may be written shorter than another: with characters left out, never with others put in. */
function sameName(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '') return true;
  let next = 0;
  for (const character of long) if (character === short[next]) next += 1;
  return next === short.length;
}

/** Whether a receipt of service that the other side signed names this paper. */
const signedReceipt = viewEach((m, group: Group): boolean =>
  group.some((s) => s.receipt.kind === 'serviceReceipt' && partySignings(m, s.receipt).length > 0),
);
export const namedOnSignedReceipt = (m: Matter, document: Fact): boolean =>
  numberOf(document) !== '' && signedReceipt(m, servingsNaming(m, numbersAlike(numberOf(document))));
