import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { setUp } from '../sign-in/set-up.ts';

export function setup(app: FastifyInstance, house: House): void {
  serve(app, api.setup.state, async () => ({
    needed: !(await house.accounts.any()),
    demonstration: house.demonstration,
  }));
  serve(
    app,
    api.setup.begin,
    async ({ body }) => ({ sheet: await setUp(house, body), demonstration: body.demonstration }),
    'guessable',
  );
}
