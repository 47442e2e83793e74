import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyPackage } from '@liuhen/archive';
import { fromUtf8, utf8 } from '@liuhen/ledger';
import type { CaseView } from '@liuhen/server/api';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf, zipOf } from '../packages/archive/src/write/packed.fixture.ts';
import { type Bureau, openBureau, password } from './story/bureau.ts';
import { inOrderOfTelling } from './story/in-order-of-telling.ts';
import { readSpecimen } from './story/read-specimen.ts';
import { Teller } from './story/teller.ts';

const browserProgram = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const canFilm = ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg'].some(existsSync);
const why = '需要 chromium 与 ffmpeg（npm test 在 root 下会自动安装）';

/** One case, whole: every person signed in as themselves, real films through tus, to a package that a stranger verifies. */
describe.skipIf(browserProgram === undefined || !canFilm)(`the long story（${why}）`, () => {
  const file = readSpecimen('SP-1-ordinary-water-pollution.yaml');
  let bureau: Bureau;
  let teller: Teller;
  let view: CaseView;
  let packed: Uint8Array;

  beforeAll(async () => {
    bureau = await openBureau(file, '2025-03-11T00:00:00.000Z');
    teller = new Teller(bureau, file);
    await teller.open();
    for (const record of inOrderOfTelling(file.records)) await teller.tell(record);
    bureau.setClock('2026-05-20T06:00:00.000Z');
    view = await teller.view('LG1');
    packed = await teller.visitor('LG1').fetch(`/api/cases/${teller.case}/package`);
  }, 240_000);

  afterAll(() => bureau?.close());

  it('is told to the end, every step, document, signature and film of it', () => {
    const count = (family: string) =>
      view.facts.filter((fact) => fact.family === family).length + hiddenOf(view, family);
    const told = file.records;
    expect(view.facts.length + view.hidden).toBeGreaterThan(told.length);
    expect(count('step')).toBeGreaterThanOrEqual(
      told.filter((record) => record.links === undefined && record.kind !== 'recording').length,
    );
    expect(teller.films).toHaveLength(told.filter((record) => record.kind === 'recording').length);
    expect(bureau.errors).toEqual([]);
  });

  it('drew up every document of the case in the house, and took none in as paper', () => {
    const documents = file.records.filter((record) => record.links?.during !== undefined);
    process.stdout.write(
      `文书 ${documents.length} 件，其中 ${documents.length - teller.broughtIn.length} 件由系统定稿\n`,
    );
    for (const { key, why } of teller.broughtIn) process.stdout.write(`  纸件 ${key}：${why}\n`);
    expect(teller.broughtIn).toEqual([]);
  });

  it('ends lawful: nothing of class B, B* or V is broken', () => {
    const grave = view.findings.filter(
      (finding) =>
        ['B', 'B*', 'V'].includes(finding.severity) && ['breached', 'overdue', 'metLate'].includes(finding.status),
    );
    expect(grave.map(({ id, message }) => `${id} ${message}`)).toEqual([]);
  });

  it('prints the decision as it goes out, with its number, its date and who signed', async () => {
    const decision = view.facts.find((fact) => fact.kind === 'penaltyDecision')?.document;
    const pages = decision?.issuedPages;
    if (decision === undefined || decision === null || pages === undefined || pages === null)
      throw new Error('not issued');
    const path = join(bureau.folder, 'decision.pdf');
    await writeFile(
      path,
      await teller.visitor('LG1').fetch(`/api/cases/${teller.case}/records/${pages.record}/files/${pages.sha256}`),
    );
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    for (const words of [decision.number ?? '', '2025年5月27日', '白山市生态环境局', '280000'])
      expect(text.replace(/,/g, '')).toContain(words.replace(/\s/g, ''));
  });

  it('hides from the legal office who reported, and nothing else', () => {
    const text = JSON.stringify(view);
    expect(text).not.toContain('139****0001');
    expect(view.facts.some((fact) => fact.withheld.length > 0) || view.hidden > 0).toBe(true);
  });

  it('becomes a package that a stranger accepts', async () => {
    const path = join(bureau.folder, 'case.zip');
    await writeFile(path, packed);
    const verdict = await verifyPackage(path);
    expect(verdict.problems).toEqual([]);
    expect(verdict.verdict).toBe('sound');
    const status = execFileSync(process.execPath, ['packages/cli/src/main.ts', 'verify', path, '--json'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(status)).toMatchObject({ verdict: 'sound' });
  });

  it.each<[string, (contents: Map<string, Uint8Array>) => string]>([
    [
      'one byte changed',
      (contents) =>
        change(contents, /\/evidence\//, (bytes) =>
          bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
        ),
    ],
    ['one item removed', (contents) => change(contents, /\/evidence\//, () => null)],
    [
      'two log lines swapped',
      (contents) =>
        change(contents, /log\.jsonl$/, (bytes) =>
          lines(bytes, ([first = '', second = '', ...rest]) => [second, first, ...rest]),
        ),
    ],
    [
      'one record dropped from the end',
      (contents) => change(contents, /log\.jsonl$/, (bytes) => lines(bytes, (all) => all.slice(0, -1))),
    ],
  ])('is named when %s', async (_, tamper) => {
    const { contents } = await itemsOf(packed);
    const touched = tamper(contents);
    const path = join(bureau.folder, 'tampered.zip');
    await writeFile(path, await zipOf(contents));
    const verdict = await verifyPackage(path);
    expect(verdict.verdict).toBe('broken');
    expect(verdict.problems.some(({ where }) => where.includes(touched.replace(/^[^/]+\//, '')))).toBe(true);
  });

  describe('in a real browser', () => {
    let browser: Browser;

    beforeAll(async () => {
      // a browser has a clock of its own, by which a cookie of the story's past would have run out
      bureau.setClock(new Date().toISOString());
      browser = await chromium.launch({
        executablePath: browserProgram ?? '',
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      });
    });
    afterAll(() => browser?.close());

    it('shows the whole process to the legal office, in Chinese, and plays a film from it', async () => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(`${bureau.url}/cases/${teller.case}/process`);
      await page.getByLabel('账号').fill(bureau.accountOf('LG1'));
      await page.getByLabel('密码').fill(password);
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('region', { name: '全过程时间轴' }).waitFor();
      await page
        .getByRole('button', { name: /音像：AV-2025-0311-01/ })
        .first()
        .click();
      const video = page.locator('video').first();
      await video.waitFor();
      expect(
        await video.evaluate(
          (element) =>
            new Promise<number>((resolve, reject) => {
              const done = () => resolve(element.duration);
              if (element.readyState >= 1) done();
              element.onloadedmetadata = done;
              element.onerror = () => reject(new Error('the film does not play'));
            }),
        ),
      ).toBeGreaterThan(2);
      await page.getByRole('navigation', { name: '本案各面' }).getByRole('link', { name: '合规' }).click();
      await page.getByRole('region', { name: '逐条合规' }).waitFor();
      expect(problems).toEqual([]);
      await page.close();
    });
  });
});

function hiddenOf(view: CaseView, family: string): number {
  return family === 'step' ? view.hidden : 0;
}

function change(
  contents: Map<string, Uint8Array>,
  which: RegExp,
  make: (bytes: Uint8Array) => Uint8Array | null,
): string {
  const [path, bytes] = [...contents].find(([name]) => which.test(name)) ?? [];
  if (path === undefined || bytes === undefined) throw new Error(`no item like ${which}`);
  const made = make(bytes);
  if (made === null) contents.delete(path);
  else contents.set(path, made);
  return path;
}

function lines(bytes: Uint8Array, make: (all: string[]) => string[]): Uint8Array {
  return utf8(`${make(fromUtf8(bytes).trimEnd().split('\n')).join('\n')}\n`);
}
