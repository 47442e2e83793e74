import { UploadProblem } from './upload-problem.ts';

/** How long a newcomer waits for the connection it replaces to put down its pen. */
const PATIENCE_MS = 20_000;

type Turn = { ended: Promise<void>; interrupt: (() => void) | null };

/**
 * One writer an upload. A client that lost its network comes back while the server still believes in the old connection: the newcomer
 * interrupts it and waits until its bytes are down, so that the offset it is then told is true.
 */
export class UploadTurns {
  private readonly turns = new Map<string, Turn>();

  async take<T>(id: string, work: (onInterrupt: (interrupt: () => void) => void) => Promise<T>): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let turn = this.turns.get(id); turn !== undefined; turn = this.turns.get(id)) {
      turn.interrupt?.();
      await withTimeout(turn.ended, deadline - Date.now());
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const mine: Turn = { ended: promise, interrupt: null };
    this.turns.set(id, mine);
    try {
      return await work((interrupt) => {
        mine.interrupt = interrupt;
      });
    } finally {
      this.turns.delete(id);
      resolve();
    }
  }

  isBusy(id: string): boolean {
    return this.turns.has(id);
  }

  async allEnded(): Promise<void> {
    for (const turn of this.turns.values()) turn.interrupt?.();
    await Promise.all([...this.turns.values()].map(({ ended }) => ended));
  }
}

async function withTimeout(ended: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new UploadProblem('locked', '同一上传的上一个连接尚未结束写入，请几秒后从断点继续。', { 'retry-after': '5' }),
        ),
      Math.max(ms, 1),
    );
  });
  try {
    await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}
