import { type CaseRow, listCases, allCases as scopes } from '@liuhen/journal/lists';
import { CliFault } from '../cli-fault.ts';
import type { Bureau } from './with-bureau.ts';

export type FoundCase = { readonly agency: string; readonly row: CaseRow };

const PAGE = 500;

/** Every case of every agency here, newest first: whoever holds the data folder may see all of it. */
export async function* allCases({ house, agencies }: Bureau): AsyncGenerator<FoundCase> {
  for (const agency of agencies) {
    let after: string | undefined;
    do {
      const query = { order: 'last', limit: PAGE, after } as const;
      const { rows, next } = await listCases(house.journal, agency, scopes, query);
      for (const row of rows) yield { agency, row };
      after = next ?? undefined;
    } while (after !== undefined);
  }
}

/** The one case that a person means: by its number, its id, or a title that only one case has. */
export async function findCase(bureau: Bureau, wanted: string): Promise<FoundCase> {
  const found: FoundCase[] = [];
  for await (const one of allCases(bureau)) {
    const { subject_id, case_no, title } = one.row;
    if (subject_id === wanted || case_no === wanted) return one;
    if (title === wanted) found.push(one);
  }
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  if (only === undefined) {
    throw new CliFault(`没有编号或名称为“${wanted}”的案件。`, { details: ['用 liuhen cases 查看全部案件。'] });
  }
  throw new CliFault(`有 ${found.length} 个案件名称都是“${wanted}”，请改用编号：`, {
    details: found.map(({ row }) => `${row.case_no ?? row.subject_id}　${row.title}`),
  });
}
