import type { Api, CopyUnderWay, Derive } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../api/call.ts';

type Copies = {
  /** Of one original file; those that are done stand in the case as records. */
  readonly underWay: readonly CopyUnderWay[];
  readonly ask: (derivation: Derive['derivation'], more: Pick<Derive, 'id' | 'ground' | 'sensitivity'>) => void;
  readonly asking: boolean;
  readonly error: Error | null;
  readonly putAway: (id: string) => void;
};

/** Copies of an original that are being made: asked for, watched until they are records, put away when they failed. */
export function useCopies(place: { case: string; record: string; sha256: string }): Copies {
  const client = useQueryClient();
  const key = ['copies', place.case];
  const query = useQuery({
    queryKey: key,
    queryFn: () =>
      call<Api['linking']['derivations']>('GET', '/api/cases/:case/derivations', { params: { case: place.case } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isMoving) === true ? 1_500 : false),
  });
  const underWay = (query.data?.items ?? []).filter(
    ({ record, sha256 }) => record === place.record && sha256 === place.sha256,
  );
  const moving = underWay.filter(isMoving).length;
  const before = useRef(moving);
  useEffect(() => {
    // one went from the list: it is a record now
    if (moving < before.current) void client.invalidateQueries({ queryKey: ['case', place.case] });
    before.current = moving;
  }, [moving, client, place.case]);
  const ask = useMutation({
    mutationFn: (body: Derive) =>
      call<Api['linking']['derive']>('POST', '/api/cases/:case/records/:record/files/:sha256/derived', {
        params: place,
        body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const putAway = useMutation({
    mutationFn: (derivation: string) =>
      call<Api['linking']['withdraw']>('DELETE', '/api/cases/:case/derivations/:derivation', {
        params: { case: place.case, derivation },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  return {
    underWay,
    ask: (derivation, more) => ask.mutate({ ...more, derivation }),
    asking: ask.isPending,
    error: ask.error ?? query.error,
    putAway: (id) => putAway.mutate(id),
  };
}

function isMoving({ state }: CopyUnderWay): boolean {
  return state === 'waiting' || state === 'running';
}
