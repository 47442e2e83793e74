import type { Api } from '@liuhen/server/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/call.ts';

/** Who is signed in, as what. */
export const meQuery = {
  queryKey: ['me'],
  queryFn: () => call<Api['session']['current']>('GET', '/api/session'),
  staleTime: 60_000,
};

export const useMe = () => useQuery(meQuery);

export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call<Api['session']['signOut']>('DELETE', '/api/session'),
    onSettled: async () => {
      client.clear();
      await navigate({ to: '/sign-in', search: { next: '/' } });
    },
  });
}
