import { useQueries } from '@tanstack/react-query';
import { fileAddress } from '../case/fact/file-address.ts';
import { secondsOf } from './seconds-of.ts';

/** How long files play whose record does not say, in milliseconds by hash: read from their first bytes, one by one. */
export function useLengths(
  caseId: string,
  files: readonly { readonly record: string; readonly sha256: string }[],
): ReadonlyMap<string, number> {
  const answers = useQueries({
    queries: files.map(({ record, sha256 }) => ({
      queryKey: ['length', sha256],
      queryFn: () => secondsOf(fileAddress(caseId, record, sha256)),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  });
  return new Map(
    files.flatMap(({ sha256 }, index) => {
      const seconds = answers[index]?.data ?? null;
      return seconds === null ? [] : [[sha256, seconds * 1000] as const];
    }),
  );
}
