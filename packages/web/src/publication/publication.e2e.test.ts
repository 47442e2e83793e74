import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

type Fact = { id: string; kind: string; links: { rel: string; record: string }[]; files: { name: string }[] };

let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

async function as(who: 'legal' | 'officer' | 'archivist', width: 'desk' | 'phone' = 'desk'): Promise<void> {
  await browser?.close();
  browser = await openBrowser(width);
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people[who].account, password);
}
const at = (path: string) => `${bureau.running.url}/cases/${caseId}/${path}`;
const facts = async (): Promise<Fact[]> =>
  (await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json()).facts;
const noProblems = async () => {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
};

test('the legal section has a version for the public made of the decision, takes it away, and it goes along with the publication', async () => {
  await as('legal');
  const decision = (await facts()).findLast(({ kind }) => kind === 'penaltyDecision')?.id;
  await page.goto(at(`process?item=${decision}`));
  await settled(page);
  const section = page.getByRole('region', { name: '公示版本' });
  await section.getByText('还没有公示版本').waitFor();
  await section.getByRole('button', { name: '制作公示版本' }).click();
  const dialog = page.getByRole('dialog', { name: '制作公示版本' });
  await dialog.getByText('依规则遮蔽').waitFor();
  await dialog.getByRole('button', { name: '另加遮蔽的词' }).click();
  await dialog.getByLabel('另需遮蔽的词 1').fill('污染敏感水体');
  await noProblems();
  await dialog.getByRole('button', { name: '制作', exact: true }).click();
  const link = section.getByRole('link', { name: '下载公示版本' });
  await link.waitFor();
  await noProblems();
  const download = page.waitForEvent('download');
  await link.click();
  const text = execFileSync('pdftotext', ['-raw', await (await download).path(), '-'])
    .toString()
    .replace(/\s/g, '');
  expect(text).toContain('（公示版本）');
  expect(text).toContain('松涛源人参制品有限公司');
  for (const gone of ['于振东', '污染敏感水体']) expect(text).not.toContain(gone);

  await page.goto(at('step/new?kind=published'));
  await settled(page);
  const choice = page.getByRole('radio', { name: /公示版本：《行政处罚决定书》/ });
  await choice.waitFor();
  expect(await choice.isChecked()).toBe(true);
  await noProblems();
  await page.getByLabel('公开渠道').fill('行政执法信息公示平台');
  await page.getByRole('button', { name: '记入全过程' }).click();
  await page.waitForURL(/item=/);
  const [copy, published] = [
    (await facts()).findLast(({ kind }) => kind === 'publicationCopy'),
    (await facts()).findLast(({ kind }) => kind === 'published'),
  ];
  expect(published?.links).toContainEqual({ rel: 'attaches', record: copy?.id });
  await page.getByRole('link', { name: /^公示版本：/ }).click();
  await page.locator('.fact').getByText('商业秘密').first().waitFor();
  expect(await englishWords(page)).toEqual([]);
}, 240_000);

test('who stands only in the text is proposed, answered with one key each, and nothing is made before; at both widths', async () => {
  const visitor = await bureau.as('officer');
  const record = newId();
  const now = new Date().toISOString();
  await visitor.ask('POST', '/api/records', {
    ...{ id: record, agency: bureau.agency, subject: { type: 'case', id: caseId }, kind: 'penaltyDecision', schema: 1 },
    claimed: { from: now, to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    ...{ notBefore: null, people: [], links: [], files: [] },
    data: {
      number: '吉白山环(抚松)罚〔2025〕9号',
      issuedAt: now,
      fields: {
        partyName: '抚松县松涛源人参制品有限公司（虚构）',
        facts: '检查时门卫齐平以无人授权为由拒绝，后由操作工孙立打开阀门；孙立家住青石沟村二组七号。',
      },
    },
  });
  for (const width of ['desk', 'phone'] as const) {
    await as('legal', width);
    await page.goto(at(`process?item=${record}`));
    await settled(page);
    await page.getByRole('button', { name: '制作公示版本' }).click();
    const dialog = page.getByRole('dialog', { name: '制作公示版本' });
    const list = dialog.getByRole('region', { name: '可能是个人信息的内容' });
    await list.getByText('还有 3 处没有核对').waitFor();
    const make = dialog.getByRole('button', { name: '制作', exact: true });
    expect(await make.isDisabled()).toBe(true);
    await noProblems();
    if (process.env.LIUHEN_PICTURES)
      await page.screenshot({ path: `${process.env.LIUHEN_PICTURES}/proposals-${width}.png` });
    if (width === 'phone') continue;
    const lines = list.getByRole('listitem');
    for (const word of ['青石沟村二组七号', '齐平']) {
      await lines.filter({ hasText: word }).first().focus();
      await page.keyboard.press('z');
    }
    await lines.filter({ has: page.locator('strong', { hasText: '孙立' }) }).focus();
    await page.keyboard.press('g');
    await list.getByText('都已核对').waitFor();
    await make.click();
    const link = page.getByRole('link', { name: '下载公示版本' }).last();
    await link.waitFor();
    const download = page.waitForEvent('download');
    await link.click();
    const text = execFileSync('pdftotext', ['-raw', await (await download).path(), '-'])
      .toString()
      .replace(/\s/g, '');
    for (const gone of ['齐平', '青石沟村']) expect(text).not.toContain(gone);
    expect(text).toContain('孙立');
  }
}, 240_000);

test('an archivist draws on a photograph what stays back, and the copy for the party has it gone from the picture', async () => {
  const photo = join(mkdtempSync(join(tmpdir(), 'liuhen-photo-')), '厂区门牌.jpg');
  const pattern = ['-f', 'lavfi', '-i', 'testsrc2=size=600x800:rate=1', '-frames:v', '1'];
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...pattern, photo]);
  await as('officer');
  await page.goto(at('upload'));
  await settled(page);
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByText('已入库，设备中的文件可以删除').waitFor({ timeout: 60_000 });

  await as('archivist');
  await page.goto(at('file'));
  await settled(page);
  await page.getByRole('button', { name: '制作复制件' }).click();
  const dialog = page.getByRole('dialog', { name: '制作复制件' });
  await dialog.getByLabel('领取人').fill('长白泉饮品公司');
  await dialog.getByRole('checkbox', { name: /厂区门牌/ }).check();
  await dialog.getByRole('button', { name: '遮蔽区域（0 处）' }).click();
  const drawing = page.getByRole('dialog', { name: /^遮蔽区域：/ });
  const picture = drawing.locator('.stage__frame');
  await drawing.getByText('第 1 页，共 1 页').waitFor();
  await drawing.getByRole('button', { name: '添加区域' }).isEnabled();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.stage__frame img')?.naturalWidth === 600);
  const masked = drawing.getByRole('button', { name: '遮挡：个人隐私' });
  // the dialog may still be settling under the hand: then it draws again
  for (let tries = 0; tries < 6 && (await masked.count()) === 0; tries += 1) {
    await page.waitForTimeout(tries * 300);
    const box = await picture.boundingBox();
    if (box === null) throw new Error('no picture');
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 });
    await page.mouse.up();
  }
  await masked.waitFor();
  await noProblems();
  await drawing.getByRole('button', { name: '完成' }).click();
  await dialog.getByRole('button', { name: '遮蔽区域（1 处）' }).waitFor();
  await dialog.getByRole('button', { name: '制作 1 份' }).click();
  const again = page.getByRole('dialog', { name: '再次验证身份' });
  await again.getByPlaceholder('密码').fill(password);
  await again.getByRole('button', { name: '验证' }).click();
  const section = page.getByRole('region', { name: '提供复制件' });
  await section.getByText('遮蔽区域 1 处').waitFor({ timeout: 60_000 });
  await section.getByText('已制作 1 份').waitFor({ timeout: 60_000 });
  const download = page.waitForEvent('download');
  await section
    .getByRole('link', { name: /复制件 复/ })
    .first()
    .click();
  const pdf = await (await download).path();
  const text = execFileSync('pdftotext', ['-raw', pdf, '-']).toString().replace(/\s/g, '');
  expect(text).toContain('遮蔽1处：个人隐私（制度第三十条）');
  const grey = execFileSync('pdftoppm', ['-gray', '-r', '36', '-singlefile', pdf], { maxBuffer: 1 << 24 });
  expect(darkShare(grey)).toBeGreaterThan(0.04);
}, 240_000);

/** Which share of a grey picture (PGM) is as black as what was painted over. */
function darkShare(pgm: Buffer): number {
  const pixels = pgm.subarray(pgm.indexOf('\n255\n') + 5);
  return pixels.filter((level) => level < 24).length / pixels.length;
}
