import type { IncomingMessage } from 'node:http';
import { countReceived } from './spent-chunks.ts';

/** Bytes held in memory for one sender while its previous bytes are being written. */
const HIGH_WATER = 256 * 1024;
/** A sender silent for this long has lost its network; it will come back and ask where it was. */
const IDLE_MS = 60_000;

export type Received = 'ended' | 'broken' | 'tooLong';

/**
 * Takes a request body in at the speed of the disk. Whatever arrived before the connection broke is written. Small pieces are gathered
 * while a write is under way and go out together; nobody waits on a timer.
 */
export async function receiveBody(
  request: IncomingMessage,
  room: number,
  write: (chunks: Uint8Array[]) => Promise<void>,
): Promise<Received> {
  const intake = new Intake(write);
  const { socket } = request;
  const hangUp = () => request.destroy();
  socket.setTimeout(IDLE_MS, hangUp);
  let left = room;
  let outcome: Received = 'ended';
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (chunk.length > left) {
        outcome = 'tooLong';
        break;
      }
      left -= chunk.length;
      countReceived(chunk.length);
      await intake.add(chunk);
    }
    if (outcome === 'ended' && !request.complete) outcome = 'broken';
  } catch (error) {
    if (intake.failure !== null) throw intake.failure;
    if (!request.destroyed && !socket.destroyed) throw error;
    outcome = 'broken';
  } finally {
    socket.setTimeout(0);
    socket.off('timeout', hangUp);
  }
  await intake.drained();
  return outcome;
}

class Intake {
  private readonly write: (chunks: Uint8Array[]) => Promise<void>;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private current: Promise<void> | null = null;
  failure: unknown = null;

  constructor(write: (chunks: Uint8Array[]) => Promise<void>) {
    this.write = write;
  }

  async add(chunk: Uint8Array): Promise<void> {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    this.start();
    while (this.waitingBytes >= HIGH_WATER && this.current !== null) await this.current;
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
    this.current = this.write(chunks)
      .catch((error: unknown) => {
        this.failure = error;
      })
      .finally(() => {
        this.current = null;
        this.start();
      });
  }
}
