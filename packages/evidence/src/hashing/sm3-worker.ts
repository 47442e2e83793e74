import { createHash, type Hash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import type { FromNational, ToNational } from './hash-task.ts';
import type { LaneEnd } from './hasher.ts';

/** The other thread of a lane: SM3 of the blocks that the reading thread lends it, in their order. */
const { memory, port } = workerData as LaneEnd;
const hashes = new Map<number, Hash>();
const say = (message: FromNational) => port.postMessage(message);

port.on('message', (message: ToNational) => {
  if (message.op === 'block') {
    hashOf(message.id).update(new Uint8Array(memory, message.at, message.length));
    say({ op: 'free', at: message.at });
    return;
  }
  if (message.op === 'end') say({ op: 'digest', id: message.id, sm3: hashOf(message.id).digest('hex') });
  hashes.delete(message.id);
});

function hashOf(id: number): Hash {
  const hash = hashes.get(id) ?? createHash('sm3');
  hashes.set(id, hash);
  return hash;
}
