const keptMilliseconds = 30 * 60_000;
const kept = 10_000;

/** A player asks for a file in many ranges. Each viewing has a word of the client's own; the first use of one is a viewing. */
export class Viewings {
  readonly #seen = new Map<string, number>();

  /** False the first time, and again after half an hour: then a line is due. Without a word every request is a viewing. */
  isGoingOn(session: string, sha256: string, viewing: string | null): boolean {
    if (viewing === null) return false;
    const key = `${session} ${sha256} ${viewing}`;
    const now = Date.now();
    const before = this.#seen.get(key);
    if (before !== undefined && now - before < keptMilliseconds) return true;
    this.#seen.delete(key);
    this.#seen.set(key, now);
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= kept) break;
      this.#seen.delete(oldest);
    }
    return false;
  }
}
