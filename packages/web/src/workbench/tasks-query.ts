import type { Api } from '@liuhen/server/api';
import { call } from '../api/call.ts';

/** What I must do next. */
export const tasksQuery = {
  queryKey: ['tasks'],
  queryFn: () => call<Api['tasks']['mine']>('GET', '/api/tasks', { query: { limit: 500 } }),
};
