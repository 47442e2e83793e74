import type { IncomingMessage } from 'node:http';
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
  socket.setTimeout(IDLE_MS, hangUp);
  let left = room;
  let outcome: Received = 'ended';
  senders += 1;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (chunk.length > left) {
        outcome = 'tooLong';
        break;
      }
      left -= chunk.length;
      await intake.add(chunk);
      const wait = taker.ready();
      if (wait !== null) await wait;
    }
    if (outcome === 'ended' && !request.complete) outcome = 'broken';
  } catch (error) {
    if (intake.failure !== null) throw intake.failure;
    if (!request.destroyed && !socket.destroyed) throw error;
    outcome = 'broken';
  } finally {
    senders -= 1;
    socket.setTimeout(0);
    socket.off('timeout', hangUp);
  }
  await intake.drained();
  return outcome;
}

class Intake {
  private readonly taker: BodyTaker;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private current: Promise<void> | null = null;
  failure: unknown = null;

  constructor(taker: BodyTaker) {
    this.taker = taker;
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    this.start();
    const most = Math.min(MOST_WAITING, Math.max(LEAST_WAITING, WAITING_OF_ALL / senders));
    while (this.waitingBytes >= most && this.current !== null) await this.current;
    if (this.failure !== null) throw this.failure;
  }

  async drained(): Promise<void> {
    while (this.current !== null) await this.current;
    if (this.failure !== null) throw this.failure;
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
