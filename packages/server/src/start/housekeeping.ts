import type { House } from '../house.ts';

const hour = 3_600_000;

/**
 * What nobody waits for: unfinished uploads that were given up. Bytes in the store are never cleared here; whether evidence may go
 * is decided by an approved disposal, not by a timer.
 */
export function keepHouse(house: House, onError: (error: unknown) => void): () => void {
  const sweep = (): void => {
    house.uploads.sweep({ isReferenced: async () => true }).catch(onError);
  };
  const timer = setInterval(sweep, hour);
  timer.unref();
  return () => clearInterval(timer);
}
