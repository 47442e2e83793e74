import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { api } from '../api/index.ts';
import { fillDemonstration } from '../demonstration/fill.ts';
import { demonstrationPassword, demonstrationStaff } from '../demonstration/staff.ts';
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
    async ({ body, request }) => {
      const sheet = await setUp(house, body);
      if (!body.demonstration) return { sheet, demonstration: null };
      // takes half a minute, and is not what the person waits for: the sheet must be printed
      fillDemonstration(house, randomUUID(), () => undefined).catch((error: unknown) =>
        request.log.error({ err: error }, 'demonstration'),
      );
      const accounts = demonstrationStaff.map(({ account, name, role }) => ({ account, name, role }));
      return { sheet, demonstration: { password: demonstrationPassword, accounts } };
    },
    'guessable',
  );
}
