import { type DocType, documentKinds, isDocType } from '@liuhen/records';
import type { Api, Draft } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { FieldInput } from '../draft/FieldInput.tsx';
import '../draft/draft.css';

type Values = Draft['values'];
type Props = { docType: DocType; values: Values; onChange: (key: string, value: Values[string]) => void };

/** What a paper from outside says by its kind: number, day and seal stand beside it, files are the scan itself. */
const contentsOf = (docType: DocType) =>
  documentKinds[docType].fields.filter((field) => field.when !== 'issue' && field.type !== 'attachment');

/** Of the contents of a paper, what the case knows already. */
export function useKnownContents(caseId: string, docType: string): Values {
  const query = useQuery({
    queryKey: ['prefill', caseId, docType],
    queryFn: () =>
      call<Api['documents']['prefill']>('GET', '/api/cases/:case/forms/:docType/prefill', {
        params: { case: caseId, docType },
      }),
    staleTime: 60_000,
    enabled: isDocType(docType),
  });
  if (!isDocType(docType) || query.data === undefined) return {};
  const keys = new Set(contentsOf(docType).map(({ key }) => key));
  return Object.fromEntries(Object.entries(query.data.values).filter(([key]) => keys.has(key)));
}

/** What the paper says, as far as the law asks for it: copied from the page. */
export function PaperContents({ docType, values, onChange }: Props) {
  const [current, setCurrent] = useState<string | null>(null);
  const fields = contentsOf(docType);
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  return (
    <>
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={values[field.key]}
          from={null}
          labels={labels}
          active={current === field.key}
          onFocus={() => setCurrent(field.key)}
          onChange={(value) => onChange(field.key, value)}
        />
      ))}
    </>
  );
}
