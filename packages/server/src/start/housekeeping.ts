import { runRecompute, startRecomputeWhenDue } from '../calendars/recompute-job.ts';
import type { House } from '../house.ts';
import { clearOrphans } from '../keeping/clear-orphans.ts';
import { runFixity, startFixityWhenDue } from '../keeping/fixity-job.ts';
import { runQueue } from '../media/derivation-job.ts';
import { derivationQueues } from '../media/derivation-queues.ts';
import { runReleases } from '../release/make-release.ts';
import { finishSettingApart } from '../spills/finish.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * What nobody waits for: uploads that were given up and bytes that nothing speaks of go, held files are read anew at night, copies
 * and previews that were asked for are made, what lies in the docking folder is taken in, and the lists follow the clock.
 */
export function keepHouse(house: House, onError: (error: unknown) => void): () => void {
  const stopping = new AbortController();
  const every = (milliseconds: number, work: () => Promise<unknown>): NodeJS.Timeout => {
    let running = false;
    const timer = setInterval(() => {
      if (running) return;
      running = true;
      work()
        .catch(onError)
        .finally(() => {
          running = false;
        });
    }, milliseconds);
    timer.unref();
    return timer;
  };
  const followClock = (): Promise<number> => house.journal.followClock(stopping.signal);
  const timers = [
    every(hour, () => clearOrphans(house)),
    every(10 * minute, () => startFixityWhenDue(house)),
    every(hour, () => finishSettingApart(house)),
    every(minute, () => runFixity(house, stopping.signal)),
    every(minute, () => runReleases(house, stopping.signal)),
    ...derivationQueues.map((queue) => every(second, () => runQueue(house, queue, stopping.signal))),
    every(10 * minute, () => startRecomputeWhenDue(house)),
    every(5_000, () => runRecompute(house, stopping.signal)),
    every(15 * second, followClock),
  ];
  finishSettingApart(house).catch(onError);
  followClock().catch(onError);
  house.docking.start(house, onError);
  return () => {
    stopping.abort();
    for (const timer of timers) clearInterval(timer);
  };
}
