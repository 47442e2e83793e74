// Takes the pictures of README from the demonstration: node scripts/pictures.mjs (LIUHEN_AT as for screens.mjs)
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, settled, signIn } from '../packages/web/test/desk/browser.ts';
import { startServer } from '../packages/web/test/desk/server-process.ts';

const password = 'fusong-demo';
const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
const at = process.env.LIUHEN_AT;
const demo = at === undefined ? await startServer('packages/server/src/demo.ts') : null;
const url = at ?? demo.url;
await mkdir(folder, { recursive: true });

const caseOf = (words) => async (ask) => (await ask(`/api/cases?q=${encodeURIComponent(words)}`)).items[0].id;
const water = caseOf('松涛源');
const dust = caseOf('青岩');
const pictures = [
  { name: 'timeline', as: 'zhaoqm', path: async (ask) => `/cases/${await water(ask)}/process` },
  { name: 'workbench', as: 'zhaoqm', path: async () => '/' },
  { name: 'compliance', as: 'linzy', path: async (ask) => `/cases/${await dust(ask)}/compliance` },
  {
    name: 'draft',
    as: 'zhaoqm',
    path: async (ask) => `/cases/${await caseOf('异味投诉')(ask)}/draft/new`,
    before: async (page) => {
      await page.getByPlaceholder('写文书名称的几个字').fill('程序启动');
      await page.getByRole('button', { name: '行政执法程序启动（立案）审批表' }).click();
      await page.locator('iframe[title="版式预览"]').waitFor({ timeout: 60_000 });
      await page.waitForTimeout(2500);
    },
  },
  { name: 'phone', as: 'zhaoqm', size: 'phone', path: async () => '/' },
];

for (const { name, as, path, size = 'desk', before } of pictures) {
  const context = await openBrowser(size);
  const page = await context.newPage();
  await signIn(page, url, as, password);
  const ask = async (address) => (await context.request.get(`${url}${address}`)).json();
  await page.goto(`${url}${await path(ask)}`);
  await settled(page);
  await before?.(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await demo?.stop();
