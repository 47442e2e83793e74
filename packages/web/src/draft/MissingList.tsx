import type { Api, Draft } from '@liuhen/server/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { plainRule } from './plain-rule.ts';

type Props = { caseId: string; docType: string; values: Draft['values']; labels: ReadonlyMap<string, string> };

/** What is still missing, with the article that asks for it; a click goes there. */
export function MissingList({ caseId, docType, values, labels }: Props) {
  const [settled, setSettled] = useState(values);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(values), 400);
    return () => window.clearTimeout(timer);
  }, [values]);
  const query = useQuery({
    queryKey: ['missing', caseId, docType, settled],
    queryFn: () =>
      call<Api['documents']['missing']>('POST', '/api/cases/:case/forms/:docType/missing', {
        params: { case: caseId, docType },
        body: { values: settled },
      }),
    placeholderData: keepPreviousData,
  });
  const missing = query.data?.missing ?? [];
  return (
    <section className="panel missing" aria-label="还缺什么">
      <div className="panel__head">
        {query.data === undefined ? (
          <StatusMark status="unjudged" word="正在核对要素" />
        ) : missing.length === 0 ? (
          <StatusMark status="met" word="要素齐备，可以定稿" />
        ) : (
          <StatusMark status="due" word={`还缺 ${missing.length} 项`} />
        )}
      </div>
      {missing.length > 0 && (
        <ul>
          {missing.map((line) => (
            <li key={`${line.field}${line.message}`}>
              <button
                type="button"
                className="plain-button"
                onClick={() =>
                  document
                    .querySelector<HTMLElement>(
                      `[data-field="${line.field}"] :is(input, textarea, button, .ant-select-selector)`,
                    )
                    ?.focus()
                }
              >
                <strong>{labels.get(line.field) ?? ''}</strong> {plainRule(line.message, labels)}
              </button>
              {line.article !== null && <span className="soft">{line.article}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
