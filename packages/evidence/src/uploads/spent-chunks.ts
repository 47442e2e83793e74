import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY = 8 * 1024 * 1024;

/**
 * Every 64 KiB that arrives is a new buffer outside the JavaScript heap. Young-generation collections would free them, but they are
 * timed by the tiny objects on the heap and come too late: 25 sources then hold over 100 MB of spent buffers. So one is asked for by
 * bytes received (about a millisecond each). Where the engine does not offer it, memory is higher and nothing else changes.
 */
const collectYoung = exposeCollector();
let received = 0;

export function countReceived(bytes: number): void {
  received += bytes;
  if (received < EVERY) return;
  received = 0;
  collectYoung?.({ type: 'minor' });
}

function exposeCollector(): ((options: { type: 'minor' }) => void) | null {
  setFlagsFromString('--expose-gc');
  const collector: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return typeof collector === 'function' ? (options) => void collector(options) : null;
}
