import { codeOf } from './authenticator.ts';

/** Somebody at the API with a cookie of their own, as a browser would be. */
export class Visitor {
  readonly #url: string;
  #cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async send(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  }

  /** As every administrator must before anything else; answers codes that stand for the authenticator, each once. */
  async enrol(password: string): Promise<string[]> {
    const { secret } = await this.ask('POST', '/api/session/totp', { password });
    const { recoveryCodes } = await this.ask('PUT', '/api/session/totp', { code: codeOf(String(secret)) });
    return recoveryCodes as string[];
  }

  /** The answer's body; throws with the problem's own words when the server says no. */
  async ask(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    let answer = await this.send(method, path, body);
    if (answer.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      answer = await this.send(method, path, body);
    }
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
