import type { Api } from '@liuhen/server/api';
import { afterEach, expect, test, vi } from 'vitest';
import { call } from './call.ts';

afterEach(() => vi.unstubAllGlobals());

const signedOut = () => Response.json({ title: '请先登录', remedy: '请登录', status: 401 }, { status: 401 });

/** A server that answers when it is told to, in the order in which it was asked. */
function server() {
  const open: { path: string; answer: (response: Response) => void }[] = [];
  vi.stubGlobal('fetch', (path: string) => new Promise((answer) => open.push({ path, answer })));
  return open;
}
const stepUp = () =>
  call<Api['session']['stepUp']>('POST', '/api/session/step-up', { body: { password: 'wet-lantern-71' } });
const people = () => call<Api['people']['list']>('GET', '/api/people');
const later = () => new Promise((resolve) => setTimeout(resolve, 0));

test.each(['before the step-up', 'while it was under way'])(
  'what was asked with the old cookie %s, and came after it, is asked once more',
  async (when) => {
    const open = server();
    const asked = when === 'before the step-up' ? people() : null;
    const verified = stepUp();
    const list = asked ?? people();
    const [ofList, ofStepUp] = asked === null ? [open[1], open[0]] : [open[0], open[1]];
    // refused before this page has heard that it has another cookie
    ofList?.answer(signedOut());
    await later();
    expect(open).toHaveLength(2);
    ofStepUp?.answer(Response.json({ until: '2026-01-01T00:00:00.000Z' }));
    await verified;
    await later();
    expect(open[2]?.path).toBe('/api/people');
    open[2]?.answer(Response.json({ people: [] }));
    expect(await list).toEqual({ people: [] });
  },
);

test('who is signed out is told so at once, and asked for nothing twice', async () => {
  const open = server();
  const verified = stepUp();
  open[0]?.answer(Response.json({ until: '2026-01-01T00:00:00.000Z' }));
  await verified;
  const list = people();
  open[1]?.answer(signedOut());
  await expect(list).rejects.toMatchObject({ problem: { status: 401 } });
  expect(open).toHaveLength(2);
});

test('a step-up that is refused is not tried again by itself', async () => {
  const open = server();
  const verified = stepUp();
  open[0]?.answer(signedOut());
  await expect(verified).rejects.toMatchObject({ problem: { status: 401 } });
  expect(open).toHaveLength(1);
});
