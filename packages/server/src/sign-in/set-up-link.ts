import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The one-time link of the first start. Made anew at each start until somebody has used it; known to whoever reads the terminal. */
export class SetUpLink {
  #hash: Buffer | null = null;

  issue(): string {
    const token = randomBytes(24).toString('base64url');
    this.#hash = hashOf(token);
    return token;
  }

  isGood(token: string): boolean {
    return this.#hash !== null && timingSafeEqual(this.#hash, hashOf(token));
  }

  /** True once: two who use the link at the same moment do not both become the administrator. */
  use(token: string): boolean {
    if (!this.isGood(token)) return false;
    this.#hash = null;
    return true;
  }

  /** After a set-up that failed the same link may be used again. */
  giveBack(token: string): void {
    this.#hash ??= hashOf(token);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
