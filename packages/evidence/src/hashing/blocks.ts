/** One reading: long enough that passing it on costs nothing beside hashing it. */
export const BLOCK_BYTES = 1024 * 1024;
/**
 * Read ahead of SM3 by so many; one more is the reader's own. While a sync writes to the device, reading waits for it: SM3, which everybody
 * waits for in the end, has work for 20 ms without it.
 */
const LENT = 12;
const WASM_PAGE = 64 * 1024;

declare const WebAssembly: {
  Memory: new (of: { initial: number; maximum: number; shared: true }) => { readonly buffer: SharedArrayBuffer };
};

/** Where a block lies in the memory that the two threads of a lane share. */
export type BlockPlace = { at: number; length: number };

/** Memory for one lane. As memory of a WebAssembly machine it begins at a page of the system, as direct reads want it. */
export function laneMemory(): SharedArrayBuffer {
  const pages = ((LENT + 1) * BLOCK_BYTES) / WASM_PAGE;
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }).buffer;
}

/**
 * The blocks of a lane. What is hashed by the reading thread alone goes through one block that is used up at once; what SM3 wants as
 * well is lent to its thread and comes back.
 */
export class Blocks {
  readonly own: Uint8Array;
  private readonly memory: SharedArrayBuffer;
  private readonly free: number[] = [];

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.own = new Uint8Array(memory, 0, BLOCK_BYTES);
    for (let block = 1; block <= LENT; block += 1) this.free.push(block * BLOCK_BYTES);
  }

  /** Null while all are lent. */
  lend(): Uint8Array | null {
    const at = this.free.pop();
    return at === undefined ? null : new Uint8Array(this.memory, at, BLOCK_BYTES);
  }

  giveBack(at: number): void {
    this.free.push(at);
  }
}
