import type { Api } from '@liuhen/server/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

type Json = import('@liuhen/server/api').Draft['values'][string];

/** Where the fine of a paper is written. */
export const fineFields: ReadonlySet<string> = new Set(['penalties', 'proposed', 'penalty']);

/** The fine being written, beside the range of the articles cited and the benchmarks of the day of the conduct. */
export function FineBeside({
  caseId,
  value,
  cited,
}: {
  caseId: string;
  value: Json | undefined;
  cited: readonly string[];
}) {
  const amount = fineIn(value);
  const bases = cited.join('；');
  const query = useQuery({
    queryKey: ['case', caseId, 'fine', amount, bases],
    queryFn: () =>
      call<Api['legalBases']['fine']>('GET', '/api/cases/:case/fine', {
        params: { case: caseId },
        query: { amount: amount ?? '', cited: bases },
      }),
    enabled: amount !== null && bases !== '',
    placeholderData: keepPreviousData,
  });
  const standing = amount === null || bases === '' ? null : query.data?.standing;
  if (standing === undefined || standing === null) return null;
  return (
    <output className={`fine-standing fine-standing--${standing.standing}`} aria-label="与法定幅度、裁量基准对照">
      <ul>
        {standing.text.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </output>
  );
}

/** The sum of the rows that are fines, in whole 元 and 分 as written; null where nothing is written yet. */
function fineIn(value: Json | undefined): string | null {
  const rows = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  let [cents, any] = [0, false];
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) continue;
    const kind = String(row.kind ?? '');
    const yuan = Number(String(row.amount ?? '').replaceAll(',', ''));
    if ((kind !== '' && !kind.includes('罚款')) || String(row.amount ?? '') === '' || !Number.isFinite(yuan)) continue;
    cents += Math.round(yuan * 100);
    any = true;
  }
  return any && cents > 0 ? (cents / 100).toFixed(2) : null;
}
