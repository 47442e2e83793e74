import { parentPort } from 'node:worker_threads';
import { HashTask, type TaskRequest } from './hash-task.ts';

/**
 * One thread of the hasher. Each task follows one file up to the point it is told; tasks take turns slice by slice, so a
 * 100 GB file does not hold up a photograph. Reads are synchronous: this thread has nothing else to do.
 */
const tasks = new Map<number, HashTask>();
let scheduled = false;

parentPort?.on('message', (request: TaskRequest) => {
  try {
    if (request.op === 'start') tasks.set(request.id, new HashTask(request));
    else if (request.op === 'stop') drop(request.id);
    else tasks.get(request.id)?.advance(request.upTo, request.op === 'finish');
  } catch (error) {
    fail(request.id, error); // A file that is gone must not take the other tasks of this thread with it.
  }
  schedule();
});

function drop(id: number): void {
  tasks.get(id)?.close();
  tasks.delete(id);
}

function fail(id: number, error: unknown): void {
  drop(id);
  parentPort?.postMessage({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  setImmediate(turn);
}

function turn(): void {
  scheduled = false;
  let more = false;
  for (const [id, task] of tasks) {
    try {
      const answer = task.step();
      if (answer.kind === 'idle') continue;
      if (answer.kind === 'working') more = true;
      else {
        parentPort?.postMessage({ id, ...answer });
        drop(id);
      }
    } catch (error) {
      fail(id, error);
    }
  }
  if (more) schedule();
}
