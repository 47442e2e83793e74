import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { csvLine } from '../http/csv.ts';
import { serve } from '../http/serve.ts';
import { personalPlaces } from '../reading/personal-data.ts';
import type { Asker } from '../sign-in/asker.ts';

/** What is held about one person: to be looked at, given to them, and erased where that was approved. */
export function personalData(app: FastifyInstance, house: House): void {
  // whose it was stands in no log: how much, and in how many cases
  const note = (asker: Asker, action: string, places: readonly { case: string }[]): Promise<void> =>
    house.log.note(asker.agency, {
      actor: asker.person,
      action,
      outcome: 'done',
      detail: { places: places.length, cases: new Set(places.map((place) => place.case)).size },
    });

  serve(app, api.personalData.find, async ({ asker, body }) => {
    const found = await personalPlaces(house, asker, body.word, 'read');
    await note(asker, 'personalData', found.places);
    return found;
  });

  serve(app, api.personalData.export, async ({ asker, body, reply }) => {
    const { places } = await personalPlaces(house, asker, body.word, 'download');
    await note(asker, 'personalDataExport', places);
    const head = csvLine(['案号', '案件', '记录', '时间', '所在部分', '内容']);
    const table = places.map(({ caseNo, caseTitle, title, at, unit, value }) =>
      csvLine([caseNo ?? '', caseTitle, title, at, unit, value]),
    );
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="personal-data.csv"')
      .send(`\uFEFF${head}${table.join('')}`);
  });
}
