import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bureau, openBureau, textOf } from './bureau.ts';
import { filledIn } from './filled-in.ts';

let house: Bureau;
beforeAll(async () => {
  house = await openBureau();
});
afterAll(() => house.world.end());

const zhao = () => house.as('zhao');

/** As a browser does it: a draft, an autosave with what was typed, the preview, and the fixing. */
async function typed(docType: string, given: Record<string, unknown>) {
  const draft = randomUUID();
  await zhao().call('POST', `/api/cases/${house.id}/drafts`, { id: draft, docType });
  const values = await filledIn(zhao(), house.id, docType, given);
  const saved = await zhao().call('PUT', `/api/drafts/${draft}`, { revision: 1, values });
  const kept = await zhao().call('GET', `/api/drafts/${draft}`);
  const preview = await zhao().call('POST', `/api/cases/${house.id}/forms/${docType}/preview`, { values });
  const record = house.nextId();
  const fixed = await zhao().call('POST', `/api/drafts/${draft}/fix`, { record, revision: 2 });
  return { saved, kept: kept.json().values as Record<string, unknown>, preview, fixed, record };
}

async function pagesOf({ fixed, record }: Awaited<ReturnType<typeof typed>>): Promise<string> {
  expect(fixed.statusCode, fixed.body.slice(0, 300)).toBe(201);
  return textOf(await house.bytesOf(record, fixed.json().rendition.sha256));
}

test('a hundred thousand characters in a field are kept, shown and fixed, every one of them', async () => {
  const violation = '排放黑褐色废水有异味'.repeat(10_000);
  const outcome = await typed('siteInspectionRecord', { violation });
  expect(outcome.kept.violation).toBe(violation);
  expect(outcome.preview.statusCode).toBe(200);
  expect((await pagesOf(outcome)).match(/异味/g)?.length).toBeGreaterThan(9_900);
});

test('a table of two thousand rows is kept and printed whole', async () => {
  const items = Array.from({ length: 2000 }, (_, at) => ({
    no: at + 1,
    name: `物品${at + 1}号`,
    qty: '1',
    unit: '件',
  }));
  const outcome = await typed('evidenceList', { items });
  expect(outcome.kept.items).toHaveLength(2000);
  const text = await pagesOf(outcome);
  expect(items.filter(({ name }) => !text.includes(name))).toEqual([]);
});

test('markup and code are printed as they were typed, and run nowhere', async () => {
  const violation = '#set page(width: 1pt) *粗* $x^2$ #read("/etc/passwd") <script>alert(1)</script> {{7*7}} \\ // 注';
  const text = await pagesOf(await typed('siteInspectionRecord', { violation }));
  expect(text).toContain(violation.replace(/\s/g, ''));
  expect(text).not.toContain('root:');
});

test('a name of sixty characters, half and full width side by side, stands as it was typed', async () => {
  const partyName = `ＡＢＣ123${'参'.repeat(48)}有限公司`;
  expect([...partyName].length).toBeGreaterThanOrEqual(58);
  expect(await pagesOf(await typed('siteInspectionRecord', { partyName }))).toContain(partyName);
});

test.each([
  ['an emoji', '排放😀', /😀.*U\+1F600/],
  ['writing from right to left', '当事人 مرحبا', /现有字体印不出/],
  ['a mark that turns the direction', '罚款\u202e元000,01', /U\+202E/],
])('%s is kept in the draft and named in the preview; such a document is not fixed', async (_, violation, said) => {
  const { saved, kept, preview, fixed } = await typed('siteInspectionRecord', { violation });
  expect(saved.statusCode).toBe(200);
  expect(kept.violation).toBe(violation);
  for (const answer of [preview, fixed]) {
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'draftIncomplete']);
    expect(answer.json().detail).toMatch(said);
  }
});
