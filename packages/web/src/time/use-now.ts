import { useEffect, useState } from 'react';

/** The present moment, refreshed so that "还剩 3 小时" does not go stale on an open page. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), every);
    return () => window.clearInterval(timer);
  }, [every]);
  return now;
}
