import { parentPort, workerData } from 'node:worker_threads';
import { Blocks } from './blocks.ts';
import { type FromNational, HashTask, type TaskRequest, type ToNational } from './hash-task.ts';
import type { LaneEnd } from './hasher.ts';

/**
 * The reading thread of a lane. Each task follows one file up to the point it is told; tasks take turns slice by slice, so a 100 GB
 * file does not hold up a photograph. Reads are synchronous: this thread has nothing else to do.
 */
const { memory, port } = workerData as LaneEnd;
const blocks = new Blocks(memory);
const tasks = new Map<number, HashTask>();
const national = (message: ToNational) => port.postMessage(message);
let scheduled = false;

parentPort?.on('message', (request: TaskRequest) => {
  try {
    if (request.op === 'start') tasks.set(request.id, new HashTask(request, blocks, national));
    else if (request.op === 'stop') drop(request.id);
    else tasks.get(request.id)?.advance(request.upTo, request.op === 'finish');
  } catch (error) {
    fail(request.id, error); // A file that is gone must not take the other tasks of this thread with it.
  }
  schedule();
});

port.on('message', (message: FromNational) => {
  if (message.op === 'free') blocks.giveBack(message.at);
  else tasks.get(message.id)?.hearDigest(message.sm3);
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
  for (const [id, task] of [...tasks]) {
    try {
      const before = task.readTo;
      const state = task.step();
      if (task.readTo > before) {
        parentPort?.postMessage({ id, kind: 'read', at: task.readTo });
        // whoever has read stands behind those who waited: the next block that comes back is theirs
        tasks.delete(id);
        tasks.set(id, task);
      }
      if (state === 'working') more = true;
      if (state !== 'done') continue;
      parentPort?.postMessage({ id, kind: 'digests', ...task.answer() });
      drop(id);
    } catch (error) {
      fail(id, error);
    }
  }
  if (more) schedule();
}
