import type { Api, PreparedPreview, PreviewForm } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { address, call } from '../api/call.ts';

export type Preview = {
  /** Null until somebody asked. */
  readonly state: PreparedPreview['state'] | null;
  readonly percent: number;
  readonly problem: string | null;
  readonly error: Error | null;
  /** Where it is read from, once it is done. */
  readonly address: string | null;
  readonly ask: () => void;
};

/** Something made beside an original so that it can be watched here: asked for once, then followed until it is there. */
export function usePreview(place: { case: string; record: string; sha256: string }, form: PreviewForm): Preview {
  const [asked, setAsked] = useState(false);
  const ask = useCallback(() => setAsked(true), []);
  const query = useQuery({
    queryKey: ['preview', place.case, place.record, place.sha256, form],
    queryFn: () =>
      call<Api['evidence']['prepare']>('POST', '/api/cases/:case/records/:record/files/:sha256/previews', {
        params: place,
        body: { form },
      }),
    enabled: asked,
    refetchInterval: ({ state }) =>
      state.data?.state === 'waiting' || state.data?.state === 'running' ? 1_500 : false,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const done = query.data?.state === 'done';
  return {
    state: query.data?.state ?? null,
    percent: query.data?.percent ?? 0,
    problem: query.data?.problem ?? null,
    error: query.error,
    address: done
      ? address('/api/cases/:case/records/:record/files/:sha256/previews/:form', { ...place, form }, {})
      : null,
    ask,
  };
}
