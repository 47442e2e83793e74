import type { FastifyRequest } from 'fastify';
import type { LoggerOptions } from 'pino';

/**
 * Logs of the running program: no names, no bodies, no queries, no cookies, no addresses of people's machines. An id in a path
 * names a case only to those who may look it up.
 */
export function loggerOptions(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url ?? 'unknown' }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error) => ({ name: error.name, message: scrub(error.message), stack: scrub(error.stack ?? '') }),
    },
  };
}

/** Error texts of the database quote values; what stands between quotes may be somebody's name. */
function scrub(text: string): string {
  return text.replace(/"[^"\n]*"|'[^'\n]*'|“[^”\n]*”/g, '"…"');
}
