import { EvidenceFault } from '@liuhen/evidence';
import { Fault } from '@liuhen/journal';
import type { Job } from '@liuhen/journal/work';
import { z } from 'zod';
import type { House } from '../house.ts';
import { problemOf } from '../http/problems.ts';
import { ServerFault } from '../http/server-fault.ts';
import { derivationQueues, type Making } from './derivation-queues.ts';
import { makeCopy } from './make-copy.ts';
import { makePreview } from './prepared-previews.ts';

/** What fails without a word of its own is tried so often; what fails for a reason is not. */
const tries = 3;
const tellEveryMs = 1_000;

const Input = z.object({ id: z.string() });

/** Runs what is due of all queues; how many it ran. A server that dies leaves its job to the next. */
export async function runDerivations(house: House, signal?: AbortSignal): Promise<number> {
  const ran = await Promise.all(derivationQueues.map((queue) => runQueue(house, queue, signal)));
  return ran.reduce((sum, one) => sum + one, 0);
}

export async function runQueue(house: House, queue: string, signal?: AbortSignal): Promise<number> {
  let ran = 0;
  while (signal?.aborted !== true) {
    if (!(await house.jobs.runOne(queue, (job) => runDerivation(house, job, signal)))) return ran;
    ran += 1;
  }
  return ran;
}

async function runDerivation(house: House, job: Job, signal?: AbortSignal): Promise<void> {
  const { agency } = job;
  const { id } = Input.parse(job.input);
  const row = await house.derivations.find(agency, id);
  if (row === null || row.state === 'done') return;
  const withdrawn = new AbortController();
  const making: Making = {
    row,
    signal: signal === undefined ? withdrawn.signal : AbortSignal.any([signal, withdrawn.signal]),
    onProgress: progressOf(house, agency, id, () => withdrawn.abort()),
    stillWanted: async () => (await house.derivations.find(agency, id)) !== null,
  };
  try {
    await house.derivations.running(agency, id, 0);
    const made = await (row.purpose === 'copy' ? makeCopy(house, agency, making) : makePreview(house, agency, making));
    if (made !== null) await house.derivations.done(agency, id, made);
  } catch (error) {
    if (withdrawn.signal.aborted) return;
    if (signal?.aborted === true) throw error;
    const words = wordsOf(error);
    if (words === null && job.attempts + 1 < tries) throw error;
    await house.derivations.failed(
      agency,
      id,
      words ?? `制作了 ${tries} 次都没有成功。原件不受影响，请告知系统管理员。`,
    );
  }
}

/** Tells at most once a second; a row that is no longer there ends the work. */
function progressOf(house: House, agency: string, id: string, onGone: () => void): (share: number) => void {
  let told = 0;
  return (share) => {
    const now = Date.now();
    if (now - told < tellEveryMs) return;
    told = now;
    void house.derivations.running(agency, id, Math.floor(share * 99)).catch(() => undefined);
    void house.derivations.find(agency, id).then(
      (row) => row === null && onGone(),
      () => undefined,
    );
  };
}

/** Null for what nobody foresaw, and for a machine that is full or busy: that may pass. */
function wordsOf(error: unknown): string | null {
  if (error instanceof EvidenceFault) return error.code === 'diskFull' ? null : error.message;
  if (!(error instanceof Fault || error instanceof ServerFault)) return null;
  const { title, detail, remedy } = problemOf(error, '');
  return [title, detail, remedy]
    .map((part) => part.replace(/。$/, ''))
    .join('。')
    .concat('。');
}
