import type { FastifyInstance } from 'fastify';
import { api, CaseSearch } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';

/** More than that is no shortcut any more. */
const mostViews = 20;

export function savedViews(app: FastifyInstance, house: House): void {
  serve(app, api.savedViews.list, async ({ asker }) => {
    const views = await house.savedViews.of(asker.agency, asker.person);
    return {
      views: views.flatMap(({ id, name, search }) => {
        const asked = CaseSearch.safeParse(search);
        return asked.success ? [{ id, name, search: asked.data }] : [];
      }),
    };
  });

  serve(app, api.savedViews.save, async ({ asker, body }) => {
    const others = (await house.savedViews.of(asker.agency, asker.person)).filter(({ id }) => id !== body.id);
    if (others.some(({ name }) => name === body.name))
      throw new ServerFault('nameTaken', `已经有一个叫“${body.name}”的筛选。`, '请换一个名字，或者先删去原来的。');
    if (others.length >= mostViews)
      throw new ServerFault('tooMany', `最多保存 ${mostViews} 个筛选。`, '请先删去不再用的。');
    if (!(await house.savedViews.save(asker.agency, asker.person, body))) throw absent('这个筛选');
    return null;
  });

  serve(app, api.savedViews.remove, async ({ asker, params }) => {
    if (!(await house.savedViews.remove(asker.agency, asker.person, params.view))) throw absent('这个筛选');
    return null;
  });
}
