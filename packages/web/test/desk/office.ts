import { join } from 'node:path';
import type { CaseFile } from '@liuhen/records';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { type Bureau, openBureau } from '../../../../test/story/bureau.ts';
import { readSpecimen } from '../../../../test/story/read-specimen.ts';
import { type Screen, sizes } from './browser.ts';
import { Desk } from './desk.ts';
import { KeyLog } from './key-log.ts';
import { StoryClock } from './story-clock.ts';

/** People beyond those of the specimen, by name. */
type Newcomers = Readonly<Record<string, { role: string; offices: readonly string[] }>>;

/** A bureau and its people, each with a browser of their own; the story moves its clock. */
export class Office {
  readonly keys = new KeyLog();
  readonly clock: StoryClock;
  readonly #bureau: Bureau;
  readonly #browser: Browser;
  readonly #contexts = new Map<string, BrowserContext>();
  readonly #accounts: ReadonlyMap<string, string>;
  /** The case whose story is told, once somebody has taken it in. */
  caseId: string | null = null;

  private constructor(bureau: Bureau, file: CaseFile, clock: StoryClock, browser: Browser) {
    this.#bureau = bureau;
    this.clock = clock;
    this.#browser = browser;
    this.#accounts = new Map(Object.entries(file.people).map(([key, { name }]) => [name, bureau.accountOf(key)]));
  }

  /** An empty bureau with the people, devices and profile of a specimen; its facts are what the story then types. */
  static async open(specimen: string, start: string, more: Newcomers = {}): Promise<Office> {
    const told = readSpecimen(`${specimen}.yaml`);
    const newcomers = Object.entries(more).map(([name, { role, offices }], at) => [
      `NEW${at}`,
      { name, role, certificates: [], appointments: offices.map((office) => ({ office })) },
    ]);
    const file = { ...told, people: { ...told.people, ...Object.fromEntries(newcomers) } } as CaseFile;
    const clock = new StoryClock(start);
    const bureau = await openBureau(file, () => clock.now());
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
    return new Office(bureau, file, clock, browser);
  }

  get url(): string {
    return this.#bureau.url;
  }

  get folder(): string {
    return this.#bureau.folder;
  }

  /** What the server could not explain; a good story leaves none. */
  get errors(): readonly unknown[] {
    return this.#bureau.errors;
  }

  /** That person sits down at their own desk (or takes their phone), signing in where the session has run out. */
  async at(name: string, screen: Screen = 'desk'): Promise<Desk> {
    const account = this.#accounts.get(name);
    if (account === undefined) throw new Error(`nobody here is called ${name}`);
    const context = await this.#contextOf(`${name} ${screen}`, screen);
    // everybody looks at one thing at a time: a page left open would ask again at each change
    for (const page of context.pages()) await page.close();
    const desk = new Desk(this, await context.newPage(), name, account);
    await desk.comeIn();
    return desk;
  }

  async #contextOf(key: string, screen: Screen): Promise<BrowserContext> {
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const phone = screen === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {};
    const context = await this.#browser.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: sizes[screen],
      ...phone,
    });
    context.setDefaultTimeout(60_000);
    await this.clock.follow(context);
    this.#contexts.set(key, context);
    return context;
  }

  /** What has been told so far, and whether the telling broke off: what follows would only fail after it. */
  isBroken = false;

  /** Where `LIUHEN_SCREENS` names a folder, what stood on each open screen when a telling broke off. */
  async leaveScreens(broken: boolean): Promise<void> {
    this.isBroken ||= broken;
    const folder = process.env.LIUHEN_SCREENS;
    if (!broken || folder === undefined) return;
    for (const [who, context] of this.#contexts)
      for (const page of context.pages())
        await page.screenshot({ path: join(folder, `${who.replace(' ', '-')}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#bureau.close();
  }
}
