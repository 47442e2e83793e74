import { QueryClient } from '@tanstack/react-query';
import { RequestProblem } from '../api/call.ts';

/** What the pages know of the server's answers, for as long as the tab is open. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => times < 2 && error instanceof RequestProblem && error.problem.status === 0,
    },
  },
});
