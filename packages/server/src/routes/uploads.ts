import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';

/** Bodies are streams of any length: Fastify must not read them, and hands the raw request on. */
export async function uploads(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.route({
      method: ['POST', 'GET', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/api/uploads',
      exposeHeadRoute: false,
      handler: (request, reply) => {
        reply.hijack();
        return house.uploads.handle(request.raw, reply.raw, { asker: request.asker });
      },
    });
    scope.route({
      method: ['POST', 'GET', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/api/uploads/*',
      exposeHeadRoute: false,
      handler: (request, reply) => {
        reply.hijack();
        return house.uploads.handle(request.raw, reply.raw, { asker: request.asker });
      },
    });
  });
}
