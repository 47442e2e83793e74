import { Problem } from '@liuhen/server/api';
import type { Bureau } from './bureau.ts';
import { password } from './bureau.ts';

export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(what: string, status: number, problem: Problem) {
    const cards = (problem.refusals ?? [])
      .map((card) => `${card.code} ${card.message}（${card.provision}）`)
      .join('；');
    super(`${what}: ${status} ${problem.code} ${problem.title} ${problem.detail} ${cards}`);
    this.status = status;
    this.problem = problem;
  }
}

/** One person at a browser of their own: signs in as themselves, and again when the session has run out. */
export class Visitor {
  readonly #bureau: Bureau;
  readonly #account: string;
  #cookie = '';

  constructor(bureau: Bureau, key: string) {
    this.#bureau = bureau;
    this.#account = bureau.accountOf(key);
  }

  get cookie(): string {
    return this.#cookie;
  }

  async signIn(): Promise<void> {
    const response = await this.#send('POST', '/api/session', { account: this.#account, password });
    if (!response.ok) throw new Refused(`sign in as ${this.#account}`, response.status, await problemIn(response));
  }

  /** The answer of a route; a step-up is made where one is asked for. Throws {@link Refused} for everything that is not good. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    let response = await this.#send(method, path, body);
    if (response.status === 401) {
      await this.signIn();
      response = await this.#send(method, path, body);
    }
    if (!response.ok && (await problemIn(response.clone())).code === 'stepUpNeeded') {
      const step = await this.#send('POST', '/api/session/step-up', { password });
      if (!step.ok) throw new Refused('step up', step.status, await problemIn(step));
      response = await this.#send(method, path, body);
    }
    if (!response.ok)
      throw new Refused(`${this.#account} ${method} ${path}`, response.status, await problemIn(response));
    return (response.status === 204 ? null : await response.json()) as T;
  }

  /** Bytes of an answer, for what is downloaded. */
  async fetch(path: string): Promise<Uint8Array> {
    let response = await this.#send('GET', path);
    if (response.status === 401) {
      await this.signIn();
      response = await this.#send('GET', path);
    }
    if (!response.ok) throw new Refused(`${this.#account} GET ${path}`, response.status, await problemIn(response));
    return new Uint8Array(await response.arrayBuffer());
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.#bureau.url}${path}`, {
      method,
      headers: {
        origin: this.#bureau.url,
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    // signing in and stepping up both give a new cookie
    const given = response.headers.getSetCookie()[0]?.split(';')[0];
    if (given !== undefined && !given.endsWith('=')) this.#cookie = given;
    return response;
  }
}

async function problemIn(response: Response): Promise<Problem> {
  return Problem.parse(await response.json());
}
