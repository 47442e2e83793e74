import { useQuery } from '@tanstack/react-query';
import { clockOffset } from './clock-offset.ts';

/** By how much the clock of this device is ahead of the server's, in milliseconds; null where it is right, or not known. */
export function useClockOffset(): number | null {
  const { data = null } = useQuery({
    queryKey: ['clock-offset'],
    queryFn: async () => {
      const asked = Date.now();
      const answer = await fetch('/api/health', { cache: 'no-store' });
      return clockOffset(asked, Date.now(), answer.headers.get('date'));
    },
    staleTime: 600_000,
    retry: false,
  });
  return data;
}
