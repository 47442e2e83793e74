import { useEffect, useState } from 'react';
import { type FreeSpace, freeSpace } from './free-space.ts';
import type { RecordedMedium } from './recording-formats.ts';

const everyMs = 10_000;

/** What can still be recorded, looked at now and then; null where the browser does not tell. */
export function useFreeSpace(medium: RecordedMedium): FreeSpace | null {
  const [space, setSpace] = useState<FreeSpace | null>(null);
  useEffect(() => {
    const look = () =>
      void navigator.storage?.estimate?.().then(
        (estimate) => setSpace(freeSpace(estimate, medium)),
        () => setSpace(null),
      );
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [medium]);
  return space;
}
