import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { openapi } from '../http/openapi.ts';
import { serve } from '../http/serve.ts';

export function health(app: FastifyInstance, house: House): void {
  serve(app, api.health.check, async () => {
    await house.journal.pool.query('SELECT 1');
    return {
      status: 'ok' as const,
      version: house.version,
      node: process.version,
      law: house.law.edition,
      database: house.engine.kind,
    };
  });

  const description = JSON.stringify(openapi(house.version));
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(description));
}
