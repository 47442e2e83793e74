import type { Event } from '@liuhen/server/api';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What a colleague does appears without reload: an event says only what has changed, and what shows it is asked for again. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    // a browser gives one server six connections: only the tab in sight holds one, and asks again for everything on its return
    let source: EventSource | null = null;
    const open = () => {
      const stream = new EventSource('/api/events');
      for (const name of ['case', 'agency', 'signedOut'] as const)
        stream.addEventListener(name, (message: MessageEvent<string>) => refresh(client, eventOf(name, message.data)));
      source = stream;
    };
    const turn = () => {
      source?.close();
      source = null;
      if (document.visibilityState === 'hidden') return;
      open();
      void client.invalidateQueries();
    };
    if (document.visibilityState === 'visible') open();
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      source?.close();
    };
  }, [client]);
}

const lists = ['tasks', 'cases', 'recordings', 'search'];
// recordings that belong to no case yet are facts of the agency
const agencyLists = [
  'people',
  'accounts',
  'devices',
  'parameters',
  'articles',
  'calendars',
  'legal-bases',
  'agency',
  'docking',
  'fixity',
  'incidents',
  'recordings',
  'tasks',
];

export function refresh(client: QueryClient, event: Event | null): void {
  if (event === null) return;
  const stale = (queryKey: string[]) => {
    // of what is asked for the first time the answer may be from before and still on its way: then it is asked for once more
    const first = client.getQueryCache().findAll({
      queryKey,
      fetchStatus: 'fetching',
      predicate: ({ state }) => state.data === undefined,
    });
    void client.invalidateQueries({ queryKey });
    for (const query of first)
      void query.promise
        ?.catch(() => undefined)
        .then(() => client.invalidateQueries({ queryKey: query.queryKey, exact: true }));
  };
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
