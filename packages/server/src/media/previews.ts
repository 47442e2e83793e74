import { EvidenceFault, type EvidenceStore, type MediaTools, type Prober, preview } from '@liuhen/evidence';
import { factsOf } from './facts-of.ts';

const kept = 300;
const width = 480;
/** A page of a hundred pictures must not start a hundred tools. */
const atOnce = 2;

/** Small pictures of what was recorded. Made when asked for, kept in memory only: a preview is as confidential as its original. */
export class Previews {
  readonly #store: EvidenceStore;
  readonly #prober: Prober;
  readonly #tools: MediaTools;
  readonly #made = new Map<string, Promise<Buffer>>();
  readonly #turns: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  #next = 0;

  constructor(parts: { store: EvidenceStore; prober: Prober; tools: MediaTools }) {
    this.#store = parts.store;
    this.#prober = parts.prober;
    this.#tools = parts.tools;
  }

  /** WebP. Throws the fault of the evidence room in words: no tool, no picture in it, damaged. */
  of(sha256: string, name: string): Promise<Buffer> {
    const known = this.#made.get(sha256);
    if (known !== undefined) return known;
    const made = this.#inTurn(() => this.#make(sha256, name));
    this.#made.set(sha256, made);
    made.catch(() => this.#made.delete(sha256));
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= kept) break;
      this.#made.delete(oldest);
    }
    return made;
  }

  /** What was made of bytes that must not be shown any more. */
  forget(hashes: readonly string[]): void {
    for (const sha256 of hashes) this.#made.delete(sha256);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const lane = this.#next;
    this.#next = (lane + 1) % atOnce;
    const turn = (this.#turns[lane] ?? Promise.resolve()).then(work);
    this.#turns[lane] = turn.catch(() => undefined);
    return turn;
  }

  /** Nothing of it enters the store: a picture kept there could be of the very content that somebody handed in as evidence. */
  async #make(sha256: string, name: string): Promise<Buffer> {
    const facts = await factsOf({ store: this.#store, prober: this.#prober }, { sha256, name });
    if (facts.kind !== 'video' && facts.kind !== 'image') {
      throw new EvidenceFault('badDerivation', '这份材料没有画面，不能生成预览图。');
    }
    const atMs = Math.min(1_000, Math.floor((facts.durationMs ?? 0) / 2));
    const ports = { store: this.#store, tools: this.#tools };
    const { bytes } = await preview(sha256, facts, { kind: 'thumbnail', width, atMs }, ports);
    return bytes;
  }
}
