import { EvidenceFault, type EvidenceStore, type MediaTools, type Prober, preview } from '@liuhen/evidence';

const kept = 300;
const width = 480;

/** Small pictures of what was recorded. Made when asked for, kept in memory only: a preview is as confidential as its original. */
export class Previews {
  readonly #store: EvidenceStore;
  readonly #prober: Prober;
  readonly #tools: MediaTools;
  readonly #made = new Map<string, Promise<Buffer>>();

  constructor(parts: { store: EvidenceStore; prober: Prober; tools: MediaTools }) {
    this.#store = parts.store;
    this.#prober = parts.prober;
    this.#tools = parts.tools;
  }

  /** WebP. Throws the fault of the evidence room in words: no tool, no picture in it, damaged. */
  of(sha256: string, name: string): Promise<Buffer> {
    const known = this.#made.get(sha256);
    if (known !== undefined) return known;
    const made = this.#make(sha256, name);
    this.#made.set(sha256, made);
    made.catch(() => this.#made.delete(sha256));
    for (const oldest of this.#made.keys()) {
      if (this.#made.size <= kept) break;
      this.#made.delete(oldest);
    }
    return made;
  }

  /** Nothing of it enters the store: a picture kept there could be of the very content that somebody handed in as evidence. */
  async #make(sha256: string, name: string): Promise<Buffer> {
    const copy = await this.#store.localCopy(sha256);
    if (copy === null) throw new EvidenceFault('objectAbsent', '原件不在证据库中，请系统管理员从备份恢复。');
    const facts = await this.#prober.probe(copy.path, name).finally(() => copy.release());
    if (facts.kind !== 'video' && facts.kind !== 'image') {
      throw new EvidenceFault('badDerivation', '这份材料没有画面，不能生成预览图。');
    }
    const atMs = Math.min(1_000, Math.floor((facts.durationMs ?? 0) / 2));
    const ports = { store: this.#store, tools: this.#tools };
    const { bytes } = await preview(sha256, facts, { kind: 'thumbnail', width, atMs }, ports);
    return bytes;
  }
}
