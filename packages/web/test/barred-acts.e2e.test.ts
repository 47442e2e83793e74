import { CaseView } from '@liuhen/server/api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BarredAct, barredActs } from '../../../test/barred/barred-acts.ts';
import { caseFileText, instantOf } from '../../../test/barred/case-file-text.ts';
import type { Desk } from './desk/desk.ts';
import { englishWords } from './desk/look.ts';
import { Office } from './desk/office.ts';

/** Every act that the law bars, tried where it is barred: the card on the screen says why, by which article, and what cures it. */
let office: Office;
let desk: Desk;
const inOrder = barredActs.toSorted((one, other) => (instantOf(one) < instantOf(other) ? -1 : 1));

beforeAll(async () => {
  office = await Office.open('SP-1-ordinary-water-pollution', '2026-03-01T08:00+08:00');
  desk = await office.at('赵启明');
});
afterEach(({ task }) => office.leaveScreens(task.result?.state === 'fail'));
afterAll(() => office?.close());

/** Takes the case of a row in as its file tells it; answers what the server says of the act. */
async function takeIn(row: BarredAct): Promise<CaseView['openActs'][number]['blockedBy']> {
  await office.clock.set(instantOf(row));
  const { request } = desk.page.context();
  const send = () => request.post(`${office.url}/api/cases/import`, { data: { text: caseFileText(row) } });
  let taken = await send();
  if (taken.status() === 401) {
    // between two cases a session may have run out
    office.caseId = null;
    await desk.comeIn();
    taken = await send();
  }
  if (!taken.ok()) throw new Error(`${row.act}: ${await taken.text()}`);
  office.caseId = String((await taken.json()).case);
  const view = CaseView.parse(await (await request.get(`${office.url}/api/cases/${office.caseId}`)).json());
  return view.openActs.find(({ title }) => title === row.act)?.blockedBy ?? [];
}

for (const row of inOrder)
  test(`${row.procedure}：${row.act}（${row.codes.join('、')}）`, async () => {
    const refusals = await takeIn(row);
    expect(refusals.map(({ code }) => code)).toEqual([...row.codes]);
    const cards = await desk.barred(row.act);
    expect(cards).toHaveLength(refusals.length);
    for (const [index, { message, provision, cure }] of refusals.entries()) {
      const card = cards[index]?.replace(/\s+/g, '') ?? '';
      expect(card).toContain(message.replace(/\s+/g, ''));
      expect(card).toContain(`依据${provision}`.replace(/\s+/g, ''));
      expect(card).toContain(`怎样补正${cure}`.replace(/\s+/g, ''));
      expect(provision).toMatch(/第[一二三四五六七八九十百]+条|国办发/);
    }
    expect(await englishWords(desk.page)).toEqual([]);
  });

test('nothing of it was a fault of the program', () => {
  expect(office.errors).toEqual([]);
});
