import { documentKinds, isDocType } from '@liuhen/records';
import type { Browser } from './world.ts';

/** What is prefilled and given, and every field still missing filled with something of its type, so that the form is complete. */
export async function filledIn(
  browser: Browser,
  caseId: string,
  docType: string,
  given: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { values: known } = (await browser.call('GET', `/api/cases/${caseId}/forms/${docType}/prefill`)).json();
  const values: Record<string, unknown> = { ...known, ...given };
  const kind = isDocType(docType) ? documentKinds[docType] : undefined;
  if (kind?.groups.some((group) => group === 'OFFICERS')) {
    values.officers ??= [
      { name: '赵启明', certNo: '1' },
      { name: '孙晓岚', certNo: '2' },
    ];
  }
  // what one answer makes necessary is asked for in the next round
  for (let round = 0; round < 5; round += 1) {
    const answer = await browser.call('POST', `/api/cases/${caseId}/forms/${docType}/missing`, { values });
    for (const { field } of answer.json().missing as { field: string }[]) {
      const found = kind?.allFields.find(({ key }) => key === field);
      values[field] = sample(found?.type, found?.options);
    }
  }
  return values;
}

function sample(type: string | undefined, options: readonly string[] | undefined): unknown {
  switch (type) {
    case 'date':
      return '2026-03-05';
    case 'datetime':
      return '2026-03-05T09:00:00+08:00';
    case 'boolean':
      return true;
    case 'integer':
    case 'money':
      return 1;
    case 'choice':
      return options?.[0] ?? '有';
    case 'choices':
      return [options?.[0] ?? '有'];
    case 'people':
    case 'table':
    case 'list':
    case 'statutes':
      return [{ name: '某', law: '某法', article: '第一条', text: '某' }];
    case 'uscc':
      return '91229900MA0TP00189';
    case 'group':
    case 'person':
      return { name: '某' };
    default:
      return '某';
  }
}
