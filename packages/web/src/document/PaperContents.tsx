import { type DocType, documentKinds, isDocType } from '@liuhen/records';
import type { Api, Draft } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { FieldInput } from '../draft/FieldInput.tsx';
import '../draft/draft.css';

type Values = Draft['values'];
type Props = {
  docType: DocType;
  known: Known;
  values: Values;
  onChange: (key: string, value: Values[string]) => void;
};

/** What the case knows already of a paper, each value with where it was taken from. */
export type Known = { readonly values: Values; readonly from: Readonly<Record<string, string>> };

/** What a paper from outside says by its kind: number, day and seal stand beside it, files are the scan itself. */
const contentsOf = (docType: DocType) =>
  documentKinds[docType].fields.filter((field) => field.when !== 'issue' && field.type !== 'attachment');

/** Of the contents of a paper, what the case knows already. */
export function useKnownContents(caseId: string, docType: string): Known {
  const query = useQuery({
    queryKey: ['prefill', caseId, docType],
    queryFn: () =>
      call<Api['documents']['prefill']>('GET', '/api/cases/:case/forms/:docType/prefill', {
        params: { case: caseId, docType },
        query: {},
      }),
    staleTime: 60_000,
    enabled: isDocType(docType),
  });
  if (!isDocType(docType) || query.data === undefined) return { values: {}, from: {} };
  const keys = new Set(contentsOf(docType).map(({ key }) => key));
  const ofPaper = <Value,>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => keys.has(key)));
  const from = Object.entries(query.data.provenance).map(([key, { from: told }]) => [key, told] as const);
  return { values: ofPaper(query.data.values), from: ofPaper(Object.fromEntries(from)) };
}

/** What the paper says, as far as the law asks for it: copied from the page. */
export function PaperContents({ docType, known, values, onChange }: Props) {
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
          from={values[field.key] === known.values[field.key] ? (known.from[field.key] ?? null) : null}
          labels={labels}
          active={current === field.key}
          onFocus={() => setCurrent(field.key)}
          onChange={(value) => onChange(field.key, value)}
        />
      ))}
    </>
  );
}
