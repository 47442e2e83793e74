import type { Hasher } from '../hashing/hasher.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { UploadFiles } from './upload-files.ts';
import { UploadSession } from './upload-session.ts';
import type { UploadTurns } from './upload-turns.ts';

const IDLE_MS = 10 * 60_000;
/** Files held open; idle ones beyond this are closed and opened again when their sender returns. */
const MAX_OPEN = 100;

/** The uploads whose files are open. Closing one loses nothing but hashing work. */
export class UploadSessions {
  private readonly files: UploadFiles;
  private readonly store: EvidenceStore;
  private readonly hashes: Hasher;
  private readonly turns: UploadTurns;
  private readonly open = new Map<string, UploadSession>();
  private readonly timer = setInterval(() => this.closeIdle(IDLE_MS), 60_000).unref();

  constructor(files: UploadFiles, store: EvidenceStore, hashes: Hasher, turns: UploadTurns) {
    this.files = files;
    this.store = store;
    this.hashes = hashes;
    this.turns = turns;
  }

  async get(id: string): Promise<UploadSession> {
    let session = this.open.get(id);
    if (session === undefined) {
      if (this.open.size >= MAX_OPEN) this.closeIdle(1_000);
      session = await UploadSession.open(id, this.files, this.store.stagingMask(id), this.hashes);
      this.open.set(id, session);
    }
    session.lastUsed = Date.now();
    return session;
  }

  async offset(id: string): Promise<number> {
    return this.open.get(id)?.offset ?? (await this.files.durableOffset(id));
  }

  async close(id: string): Promise<void> {
    const session = this.open.get(id);
    this.open.delete(id);
    await session?.close();
  }

  async closeAll(): Promise<void> {
    clearInterval(this.timer);
    for (const id of [...this.open.keys()]) await this.close(id);
  }

  private closeIdle(idleMs: number): void {
    const before = Date.now() - idleMs;
    for (const { id, lastUsed } of this.open.values()) {
      if (lastUsed < before && !this.turns.isBusy(id)) void this.turns.take(id, () => this.close(id)).catch(() => {});
    }
  }
}
