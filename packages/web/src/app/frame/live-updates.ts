import type { Event } from '@liuhen/server/api';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What a colleague does appears without reload: an event says only what has changed, and what shows it is asked for again. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    const listen = (name: Event['event']) =>
      source.addEventListener(name, (message: MessageEvent<string>) => refresh(client, eventOf(name, message.data)));
    listen('case');
    listen('agency');
    listen('signedOut');
    return () => source.close();
  }, [client]);
}

const lists = ['tasks', 'cases', 'recordings', 'search'];
const agencyLists = ['people', 'accounts', 'devices', 'parameters', 'articles', 'agency'];

export function refresh(client: Pick<QueryClient, 'invalidateQueries'>, event: Event | null): void {
  if (event === null) return;
  const stale = (key: string[]) => void client.invalidateQueries({ queryKey: key });
  switch (event.event) {
    case 'case':
      stale(['case', event.case]);
      stale(['drafts', event.case]);
      for (const list of lists) stale([list]);
      break;
    case 'agency':
      for (const list of agencyLists) stale([list]);
      break;
    case 'signedOut':
      stale(['me']);
  }
}

/** The kind of an event is the name of the line; its data may repeat it. */
export function eventOf(name: Event['event'], text: string): Event | null {
  try {
    const data: unknown = JSON.parse(text);
    if (name !== 'case') return { event: name };
    return typeof data === 'object' && data !== null && 'case' in data && typeof data.case === 'string'
      ? { event: name, case: data.case }
      : null;
  } catch {
    return name === 'case' ? null : { event: name };
  }
}
