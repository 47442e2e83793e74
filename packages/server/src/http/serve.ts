import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Contract } from '../api/index.ts';
import type { Asker } from '../sign-in/asker.ts';
import { ServerFault } from './server-fault.ts';

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Answer<C extends Contract> = C extends { readonly mediaType: string } ? FastifyReply : z.input<C['response']>;

export type Call<C extends Contract> = {
  readonly params: Output<C['params']>;
  readonly query: Output<C['query']>;
  readonly body: Output<C['body']>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Handler<C extends Contract, A> = (call: Call<C> & { readonly asker: A }) => Promise<Answer<C>>;

/**
 * Puts a contract on the air. Validation, the session, step-up and the shape of the answer come from the contract; a handler
 * cannot forget them. Answers are written through their schema: what it does not name does not leave.
 */
export function serve<const C extends Contract>(
  app: FastifyInstance,
  contract: C,
  handler: Handler<C, C['access'] extends { readonly for: 'everyone' } ? Asker | null : Asker>,
  /** `guessable`: fewer requests a minute than elsewhere, because guessing could pay. */
  care?: 'guessable',
): void {
  const { method, params, query, body, response, mediaType, bodyLimit, status = 200 } = contract;
  app.route({
    method,
    url: contract.path,
    ...(bodyLimit === undefined ? {} : { bodyLimit }),
    config: { contract, ...(care === undefined ? {} : { rateLimit: { max: app.guessRate, timeWindow: 60_000 } }) },
    schema: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { querystring: query }),
      ...(body === undefined ? {} : { body }),
      ...(mediaType === undefined ? { response: { [status]: response } } : {}),
    },
    handler: async (request, reply) => {
      const asker = request.asker;
      admit(contract, asker);
      if (mediaType === undefined) reply.code(status);
      const call = { params: request.params, query: request.query, body: request.body, request, reply, asker };
      // the compilers of the app have just parsed these three with the schemas of this very contract
      const answer = await (handler as (call: unknown) => Promise<unknown>)(call);
      return status === 204 ? reply.code(204).send() : answer;
    },
  });
}

function admit({ access, path }: Contract, asker: Asker | null): void {
  if (access.for === 'everyone') return;
  if (asker === null) throw new ServerFault('signInNeeded', '尚未登录，或者登录已超时。');
  if (asker.mustChangePassword && !path.startsWith('/api/session')) {
    throw new ServerFault('passwordMustChange', '当前使用的是一次性密码。');
  }
  if (asker.mustEnrol && !path.startsWith('/api/session')) {
    throw new ServerFault('secondFactorNeeded', '您的职务要求启用动态口令，尚未启用。');
  }
  if (access.for === 'policy' && access.stepUp === true && !asker.steppedUp) {
    throw new ServerFault('stepUpNeeded', '本操作影响重大，须在十分钟内验证过身份。');
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    guessRate: number;
  }
  interface FastifyRequest {
    asker: Asker | null;
  }
  interface FastifyContextConfig {
    contract?: Contract;
  }
}
