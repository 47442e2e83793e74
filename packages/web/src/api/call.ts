import type { Api, Contract, Problem } from '@liuhen/server/api';
import type { z } from 'zod';

type Part<C, Key extends string> = C extends { readonly [K in Key]: infer Schema extends z.ZodType }
  ? z.input<Schema>
  : undefined;

/** What a route takes: its parameters, query and body where the contract has them. */
type Input<C> = {
  [Key in 'params' | 'query' | 'body' as C extends { readonly [K in Key]: z.ZodType } ? Key : never]: Part<C, Key>;
};

type Call<C extends Contract> = keyof Input<C> extends never
  ? [input?: { signal?: AbortSignal }]
  : [input: Input<C> & { signal?: AbortSignal }];

/** The server said no; `problem` says what, why and what to do, in Chinese, as it is to be shown. */
export class RequestProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'RequestProblem';
    this.problem = problem;
  }
}

/**
 * Calls one route of the API. The contract is a type only: nothing of the server comes along.
 * @throws RequestProblem for every answer that is not good, the network's silence included.
 */
export async function call<C extends Contract>(
  method: C['method'],
  path: C['path'],
  ...rest: Call<C>
): Promise<z.output<C['response']>> {
  const ask = () => send(method, path, rest[0] ?? {});
  const response = await (path === stepUpPath ? renew(ask()) : askWithTheCookieOfNow(ask));
  const text = await response.text();
  const answer: unknown = text === '' ? null : parse(text);
  if (!response.ok) throw new RequestProblem(isProblem(answer) ? answer : { ...silence, status: response.status });
  return answer as z.output<C['response']>;
}

type Anything = { params?: unknown; query?: unknown; body?: unknown; signal?: AbortSignal };

async function send(method: string, path: string, { params, query, body, signal }: Anything): Promise<Response> {
  try {
    return await fetch(address(path, params, query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestProblem(silence);
  }
}

const stepUpPath = '/api/session/step-up' satisfies Api['session']['stepUp']['path'];
/** The newest step-up: it ends with another cookie, and the one before is dead from then on. */
let renewal: { readonly done: Promise<unknown>; isOver: boolean } | null = null;

function renew(asked: Promise<Response>): Promise<Response> {
  const mine = { done: asked.catch(() => undefined), isOver: false };
  renewal = mine;
  return asked.finally(() => {
    mine.isOver = true;
  });
}

/** What was on its way with the old cookie while a step-up gave another is refused as nobody's, and asked once more. */
async function askWithTheCookieOfNow(ask: () => Promise<Response>): Promise<Response> {
  const before = renewal?.isOver === true ? renewal : null;
  const response = await ask();
  if (response.status !== 401 || renewal === before || renewal === null) return response;
  await renewal.done;
  return ask();
}

/** The address of a route with its parameters and query filled in. */
export function address(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/:([a-zA-Z][a-zA-Z0-9]*)/g, (_, name: string) =>
    encodeURIComponent(String(pairs(params).find(([key]) => key === name)?.[1] ?? '')),
  );
  const search = new URLSearchParams(
    pairs(query)
      .filter(([, value]) => value !== undefined && value !== null && value !== '')
      .map(([key, value]) => [key, String(value)]),
  );
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
}

const silence: Problem = {
  type: 'about:blank',
  status: 0,
  code: 'unreachable',
  title: '连不上服务器',
  detail: '网络中断，或服务器正在重启。已填写的内容仍保留在本页。',
  remedy: '请检查网络后再试；如仍不行，请告知系统管理员。',
};

function pairs(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'remedy' in value;
}
