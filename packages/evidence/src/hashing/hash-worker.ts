import { parentPort } from 'node:worker_threads';
import { HashTask, type TaskRequest } from './hash-task.ts';

/**
 * One thread of the hashing service. Each task follows one file up to the point it is told; tasks take turns slice by slice, so a
 * 100 GB file does not hold up a photograph. Reads are synchronous: this thread has nothing else to do.
 */
const tasks = new Map<number, HashTask>();
let scheduled = false;

parentPort?.on('message', (request: TaskRequest) => {
  if (request.op === 'start') {
    tasks.set(request.id, new HashTask(request));
  } else if (request.op === 'stop') {
    tasks.get(request.id)?.close();
    tasks.delete(request.id);
  } else {
    tasks.get(request.id)?.advance(request.upTo, request.op === 'finish');
  }
  schedule();
});

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
      if (answer.kind === 'working') more = true;
      if (answer.kind === 'digests') {
        parentPort?.postMessage({ id, ...answer });
        task.close();
        tasks.delete(id);
      } else if (answer.kind === 'working') {
        parentPort?.postMessage({ id, kind: 'progress', at: answer.at });
      }
    } catch (error) {
      task.close();
      tasks.delete(id);
      parentPort?.postMessage({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  if (more) schedule();
}
