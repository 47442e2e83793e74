// Takes every page at both widths into test/screens/, to be looked at: npm run screens [-- PART-OF-A-NAME…]
// LIUHEN_AT=http://… takes them from a demonstration that is running already.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, settled, signIn, sizes } from '../packages/web/test/desk/browser.ts';
import { startServer } from '../packages/web/test/desk/server-process.ts';
import { screens } from './screens/list.mjs';

const password = 'fusong-demo';
const folder = join(import.meta.dirname, '..', 'test', 'screens');
const wanted = process.argv.slice(2);
const at = process.env.LIUHEN_AT;
const demo = at === undefined ? await startServer('packages/server/src/demo.ts') : null;
const url = at ?? demo.url;
await mkdir(folder, { recursive: true });

const failed = [];
for (const size of Object.keys(sizes)) {
  const context = await openBrowser(size);
  let signedInAs = null;
  for (const screen of screens) {
    if (wanted.length > 0 && !wanted.some((part) => `${screen.name}-${size}`.includes(part))) continue;
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      if (signedInAs !== screen.as) {
        await context.clearCookies();
        if (screen.as !== null) await signIn(page, url, screen.as, password);
        signedInAs = screen.as;
      }
      const ask = async (path) => (await context.request.get(`${url}${path}`)).json();
      await page.goto(`${url}${await screen.path(ask)}`);
      await settled(page);
      if (screen.before !== undefined) await screen.before(page);
      await page.screenshot({ path: join(folder, `${screen.name}-${size}.png`), ...(await part(page, screen)) });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) complaints.push(`scrolls sideways by ${sideways} px`);
      if (size === 'phone') complaints.push(...(await page.evaluate(smallTargets)));
    } catch (error) {
      complaints.push(error.message);
    }
    if (complaints.length > 0) failed.push(`${screen.name}-${size}: ${complaints.join(' | ')}`);
    await page.close();
  }
  await context.close();
}
await demo?.stop();
process.stdout.write(`${failed.join('\n')}\n`);

/** The page from its head, as far down as an eye can still read it in one picture. */
async function part(page, { whole = true }) {
  if (!whole) return {};
  const { width, height } = page.viewportSize();
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  return { fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(Math.max(tall, height), height * 2) } };
}

/** What a thumb would miss. Links inside a running text are as high as their line. */
function smallTargets() {
  return [...document.querySelectorAll('button, a, input, select, [role="button"], [role="tab"], summary')]
    .filter(
      (element) => element.closest('svg, .ant-picker-dropdown, .frame__skip') === null && element.offsetParent !== null,
    )
    .filter(
      (element) =>
        element.parentElement?.closest('.ant-tabs-tab, .ant-select, .ant-picker, .ant-input-affix-wrapper') === null,
    )
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0 && (box.height < 40 || box.width < 24))
    .slice(0, 6)
    .map(
      ({ element, box }) =>
        `small target ${Math.round(box.width)}×${Math.round(box.height)} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 16)}” ${element.tagName}.${String(element.className).slice(0, 30)}`,
    );
}
