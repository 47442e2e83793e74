import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, type World } from './world.ts';

/** A fined person whose name stands in the title, as seen by whoever handles the case and whoever may only find it. */
let world: World;
let handler: Browser;
let finder: Browser;
const name = '牟小满';
/** Another of the same surname, entered in the words of another register. */
const namesake = '牟大山';

beforeAll(async () => {
  world = await openWorld();
  const zhao = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('李卓然', ['officer'], { account: 'lizr' });
  const address = '抚松县某镇某屯七号';
  const parties = [
    { name, partyType: 'citizen', idNumber: '220621198801012345', address },
    { name: namesake, partyType: '自然人', address },
  ];
  for (const data of parties) {
    const { id, body } = openedCase(world.agency, [zhao], { title: `${data.name}露天焚烧秸秆案` });
    const at = world.house.now();
    await world.put(body, recordOf({ agency: world.agency, case: id, at, kind: 'partyIdentified', data }));
  }
  await world.house.journal.settle(world.agency);
  handler = await world.signIn('zhao');
  finder = await world.signIn('lizr');
});
afterAll(() => world.end());

const texts = async (who: Browser): Promise<string[]> => {
  const asked = [
    '/api/cases',
    `/api/cases?q=${encodeURIComponent('焚烧')}`,
    `/api/search?q=${encodeURIComponent('秸秆')}`,
  ];
  return Promise.all(asked.map(async (url) => (await who.call('GET', url)).body));
};

test('who handles the case sees the name; who may only find it sees the surname, in list, search and their words', async () => {
  for (const text of await texts(handler)) expect(text).toContain(`${name}露天焚烧`);
  for (const text of await texts(finder)) {
    expect(text).toContain('牟某某露天焚烧秸秆案');
    expect(text).not.toContain(name);
    expect(text).not.toContain(namesake);
  }
});

test('the register of parties tells two of one surname apart without naming them', async () => {
  const [mine, theirs] = await Promise.all([handler, finder].map((who) => who.call('GET', '/api/parties')));
  expect(mine?.body).toContain(name);
  expect(theirs?.json().items).toMatchObject([
    { name: '牟某某', cases: 1, case: null },
    { name: '牟某某', cases: 1, case: null },
  ]);
  expect(theirs?.body).not.toContain(name);
});

test('the table of the list holds no more than the list', async () => {
  const { unzipSync } = await import('node:zlib').then((zlib) => ({ unzipSync: zlib.inflateRawSync }));
  const answer = await finder.call('GET', '/api/cases/table');
  expect(answer.statusCode).toBe(200);
  const bytes = answer.rawPayload;
  const all: string[] = [bytes.toString('utf8')];
  // each entry of the workbook, whether stored or deflated
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === 8) all.push(unzipSync(bytes.subarray(start)).toString('utf8'));
  }
  expect(all.join('')).toContain('牟某某');
  expect(all.join('')).not.toContain(name);
});

test('a guessed name finds nothing where the name is masked: not in the list, its count, the search or the register', async () => {
  const guesses = (word: string) =>
    ['/api/cases', '/api/search', '/api/parties'].map((path) => `${path}?q=${encodeURIComponent(word)}`);
  const found = async (who: Browser, word: string): Promise<string> =>
    (await Promise.all(guesses(word).map(async (url) => (await who.call('GET', url)).body))).join('\n');
  // the last two are tokens of the index themselves
  for (const word of [name, '小满', '满', '满 秸秆']) {
    expect(await found(handler, word), word).toContain(name);
    const theirs = await found(finder, word);
    expect(theirs, word).not.toContain('牟');
    expect(JSON.parse(theirs.split('\n')[0] ?? '').total, word).toBe(0);
  }
  for (const word of ['牟', '焚烧', '露天焚烧秸秆']) expect(await found(finder, word), word).toContain('牟某某');
});

test('a masked name typed as it is shown finds the cases that show it, and is no way to the name behind it', async () => {
  const found = async (who: Browser, word: string): Promise<string[]> => {
    const { items, total } = (await who.call('GET', `/api/cases?q=${encodeURIComponent(word)}`)).json();
    expect(total, word).toBe(items.length);
    const { hits } = (await who.call('GET', `/api/search?q=${encodeURIComponent(word)}`)).json();
    const titles = items.map(({ title }: { title: string }) => title);
    expect(new Set(hits.map(({ caseTitle }: { caseTitle: string }) => caseTitle)), word).toEqual(new Set(titles));
    return titles;
  };
  const shown = (await found(finder, '秸秆')).filter((title) => title.includes('牟某某'));
  expect(shown).toHaveLength(2);
  for (const word of ['牟某某', '牟某', '牟某某 焚烧', '牟某某露天'])
    expect((await found(finder, word)).toSorted(), word).toEqual(shown.toSorted());
  // beside a guess of the name it finds what the guess finds: nothing; and another surname is another person
  for (const word of [`牟某某 ${name}`, '牟某某 满', '牟某满', '满某某', '牟某某某'])
    expect(await found(finder, word), word).toEqual([]);
  // who sees the name sees nobody called so
  expect(await found(handler, '牟某某')).toEqual([]);
});

test('whoever knows a person from a case of theirs is not told in which other cases the person is masked', async () => {
  const { items } = (await handler.call('GET', `/api/cases?q=${encodeURIComponent(name)}`)).json();
  const [{ id: own }] = items;
  const wang = await world.addPerson('王守成', ['officer'], { account: 'wangsc' });
  const { body } = openedCase(world.agency, [wang], { title: '另案焚烧案' });
  const at = world.house.now();
  const data = { name, partyType: 'citizen', idNumber: '220621198801012345', address: '抚松县' };
  await world.put(body, recordOf({ agency: world.agency, case: body.subject.id, at, kind: 'partyIdentified', data }));
  await world.house.journal.settle(world.agency);
  const register = (await handler.call('GET', '/api/parties')).json().items as { name: string; cases: number }[];
  expect(register.filter((line) => line.name === name)).toMatchObject([{ cases: 1, case: own }]);
  expect(register).toContainEqual(expect.objectContaining({ name: '牟某某', cases: 1, case: null }));
  const ofParty = (await handler.call('GET', `/api/cases/${own}/party`)).json();
  expect(ofParty.cases.map(({ id }: { id: string }) => id)).toEqual([own]);
});

test('what may be done now in a case is found by whoever may read it, and tells nothing to who may only find it', async () => {
  const acts = (who: Browser) => who.call('GET', '/api/cases?act=siteInspection');
  const [mine, theirs] = await Promise.all([acts(handler), acts(finder)]);
  expect(mine.json().items.length).toBeGreaterThan(0);
  expect(theirs.json()).toMatchObject({ items: [], total: 0 });
  expect((await finder.call('GET', '/api/cases')).json().items.length).toBeGreaterThan(0);
});
