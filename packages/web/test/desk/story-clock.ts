import type { BrowserContext } from 'playwright-core';

/** The time of a story, for the server and for every browser in it: set by the teller, then running on by itself. */
export class StoryClock {
  #told: number;
  #at = Date.now();
  readonly #browsers = new Set<BrowserContext>();

  constructor(start: string) {
    this.#told = Date.parse(start);
  }

  now(): string {
    return new Date(this.#told + Date.now() - this.#at).toISOString();
  }

  /** @param instant ISO 8601 with its offset, as `2025-03-11T10:05+08:00` */
  async set(instant: string): Promise<void> {
    this.#told = Date.parse(instant);
    this.#at = Date.now();
    await Promise.all([...this.#browsers].map((browser) => this.#tell(browser)));
  }

  /** A browser whose pages live in this time, those that are open and those that will be. */
  async follow(browser: BrowserContext): Promise<void> {
    this.#browsers.add(browser);
    browser.on('close', () => this.#browsers.delete(browser));
    await this.#tell(browser);
  }

  async #tell(browser: BrowserContext): Promise<void> {
    const ahead = this.#told - this.#at;
    await browser.addInitScript(shift, ahead);
    await Promise.all(browser.pages().map((page) => page.evaluate(shift, ahead)));
  }
}

/** In the page: today is `ahead` milliseconds from the machine's own. Timers keep running as they do. */
function shift(ahead: number): void {
  const machine: DateConstructor = Reflect.get(Date, 'machine') ?? Date;
  const now = () => machine.now() + ahead;
  globalThis.Date = new Proxy(machine, {
    construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
    get: (target, key) => (key === 'now' ? now : key === 'machine' ? machine : Reflect.get(target, key)),
  });
}
