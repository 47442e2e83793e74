import type { Api, Draft } from '@liuhen/server/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';

/** What a draft still lacks, and what is printed where a field is left empty; asked when the typing pauses. */
export function useMissing(caseId: string, docType: string, values: Draft['values']) {
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
  return query.data;
}
