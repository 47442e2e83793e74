import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What a colleague does appears without reload: every event names the case it touched, and what shows it is asked for again. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    const refresh = (event: MessageEvent<string>) => {
      const touched = subjectOf(event.data);
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['cases'] });
      if (touched !== null) void client.invalidateQueries({ queryKey: ['case', touched] });
    };
    source.addEventListener('record', refresh);
    source.addEventListener('message', refresh);
    return () => source.close();
  }, [client]);
}

function subjectOf(text: string): string | null {
  try {
    const event: unknown = JSON.parse(text);
    return typeof event === 'object' && event !== null && 'case' in event && typeof event.case === 'string'
      ? event.case
      : null;
  } catch {
    return null;
  }
}
