import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
import { freeBytes } from './free-bytes.ts';

/** Bytes held in memory for one sender while its previous bytes are being written: fewer, the more of them send at once. */
const MOST_WAITING = 512 * 1024;
const LEAST_WAITING = 128 * 1024;
const WAITING_OF_ALL = 4 * 1024 * 1024;
/** A sender silent for this long has lost its network; it will come back and ask where it was. */
const IDLE_MS = 60_000;

export type Received = 'ended' | 'broken' | 'tooLong';

export type BodyTaker = {
  write(chunks: Uint8Array[]): Promise<void>;
  /** Null, or what to wait for before more is taken in. Nothing is held in memory meanwhile. */
  ready(): Promise<void> | null;
};

let senders = 0;

/**
 * Takes a request body in at the speed of the disk. Whatever arrived before the connection broke is written. Small pieces are gathered
 * while a write is under way and go out together; nobody waits on a timer.
 */
export async function receiveBody(request: IncomingMessage, room: number, taker: BodyTaker): Promise<Received> {
  const intake = new Intake(taker);
  const { socket } = request;
  const hangUp = () => request.destroy();
  socket.on('timeout', hangUp);
  senders += 1;
  let outcome: Received;
  try {
    outcome = await readThrough(request, room, intake);
  } finally {
    senders -= 1;
    socket.setTimeout(0);
    socket.off('timeout', hangUp);
  }
  await intake.drained();
  return outcome;
}

/** Hands over the body as it comes. An iterator would make a dozen objects of each of its pieces. */
function readThrough(request: IncomingMessage, room: number, intake: Intake): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const { socket } = request;
  let left = room;
  const goOn = () => {
    socket.setTimeout(IDLE_MS);
    request.resume();
  };
  const take = (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) {
      request.pause();
      resolve('tooLong');
      return;
    }
    const wait = intake.add(chunk);
    if (wait === null) return;
    // it is we who are silent now, not the sender
    request.pause();
    socket.setTimeout(0);
    wait.then(goOn, reject);
  };
  const stopWatching = finished(request, { writable: false }, (error) => {
    if (request.complete) resolve('ended');
    else if (error == null || request.destroyed || socket.destroyed) resolve('broken');
    else reject(error);
  });
  request.on('data', take);
  goOn();
  return promise.finally(() => {
    stopWatching();
    request.off('data', take);
  });
}

class Intake {
  private readonly taker: BodyTaker;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private current: Promise<void> | null = null;
  private failure: unknown = null;

  constructor(taker: BodyTaker) {
    this.taker = taker;
  }

  /** Null, or what to wait for before more is added. */
  add(chunk: Uint8Array): Promise<void> | null {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    this.start();
    return this.full || this.failure !== null ? this.untilReady() : this.taker.ready();
  }

  async drained(): Promise<void> {
    while (this.current !== null) await this.current;
    if (this.failure !== null) throw this.failure;
  }

  private get full(): boolean {
    const most = Math.min(MOST_WAITING, Math.max(LEAST_WAITING, WAITING_OF_ALL / senders));
    return this.waitingBytes >= most && this.current !== null;
  }

  private async untilReady(): Promise<void> {
    while (this.full) await this.current;
    if (this.failure !== null) throw this.failure;
    await this.taker.ready();
  }

  private start(): void {
    if (this.current !== null || this.waiting.length === 0 || this.failure !== null) return;
    const chunks = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    this.current = this.taker
      .write(chunks)
      .catch((error: unknown) => {
        this.failure = error;
      })
      .finally(() => {
        freeBytes(chunks);
        this.current = null;
        this.start();
      });
  }
}
