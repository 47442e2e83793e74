import type { Api } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { canSeal, type ServerPart } from './kept-films.ts';

/** The server's part of the key of what this person keeps here; null where the browser cannot seal anyhow. */
export function useServerPart(person: string) {
  return useQuery({
    queryKey: ['kept-films-key', person],
    queryFn: async (): Promise<ServerPart> => {
      if (!canSeal()) return null;
      const { key } = await call<Api['session']['keptFilmsKey']>('GET', '/api/session/kept-films-key');
      return Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
