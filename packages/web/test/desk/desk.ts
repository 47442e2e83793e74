import type { Locator, Page } from 'playwright-core';
import { password } from '../../../../test/story/bureau.ts';
import { type Answer, answer, literal, pick } from './answer.ts';
import { settled } from './browser.ts';
import { eachForItself } from './hand-in.ts';
import type { Office } from './office.ts';
import { signOnScreen } from './pen.ts';

/** What a person writes on a form, by the words that stand beside each field. */
export type Answers = Readonly<Record<string, Answer>>;

/** One person at the desk. Each step is what a hand does: it clicks, picks and types what the screen shows, and nothing else. */
export class Desk {
  readonly page: Page;
  readonly name: string;
  readonly #office: Office;
  readonly #account: string;
  /** The page as it was come in to, which nothing was done on yet: it need not be loaded once more. */
  #cameInto: string | null = null;

  constructor(office: Office, page: Page, name: string, account: string) {
    this.#office = office;
    this.page = page;
    this.name = name;
    this.#account = account;
  }

  // ── coming in, finding the case ──────────────────────────────────────────────

  /** To the case of the story, or to the workbench while there is none. */
  async comeIn(): Promise<void> {
    const { caseId } = this.#office;
    const path = caseId === null ? '/' : `/cases/${caseId}/process`;
    await this.#go(path);
    this.#cameInto = path;
  }

  async #go(path: string): Promise<void> {
    await this.page.goto(`${this.#office.url}${path}`);
    const signIn = this.page.getByLabel('账号');
    const title = this.page.getByRole('heading', { level: 1 });
    await signIn.or(title).or(this.page.getByRole('alert')).first().waitFor();
    if (!(await signIn.isVisible())) return;
    await signIn.fill(this.#account);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录' }).click();
    await signIn.waitFor({ state: 'detached' });
    // whoever may not see the case is told so in place of its title
    await title.or(this.page.getByRole('alert')).first().waitFor();
  }

  async #case(tab: string): Promise<void> {
    const path = `/cases/${this.#office.caseId}/${tab}`;
    const isHere = this.page.url() === `${this.#office.url}${path}`;
    if (!isHere || path !== this.#cameInto) await this.#go(path);
    this.#cameInto = null;
    await this.page.getByRole('navigation', { name: '本案各面' }).waitFor();
  }

  /** One side of the case: 过程, 文书, 音像, 证据, 审批, 期限, 合规, 送达与执行, 案卷, 访问. */
  async look(side: string): Promise<void> {
    const sides = this.page.getByRole('navigation', { name: '本案各面' });
    if (!(await sides.isVisible())) await this.#case('process');
    const drawer = this.page.locator('.ant-drawer-open');
    if (await drawer.isVisible()) await this.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await sides.getByRole('link', { name: side, exact: true }).click();
    await this.page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  }

  /** Takes a matter in, in one of the three ways, with what the bureau has of a known party; the story's case is the one that opens. */
  async takeIn(way: '依职权' | '依申请' | '投诉举报', answers: Answers, known?: string): Promise<void> {
    await this.page.goto(`${this.#office.url}/cases/new`);
    await this.page.getByRole('heading', { name: '登记新案件' }).waitFor();
    await this.page.getByRole('radiogroup', { name: '来件方式' }).getByText(way).click();
    // who may be chosen comes after the page
    await settled(this.page);
    await this.#write(answers);
    if (known !== undefined) {
      const facts = this.page.waitForResponse(/\/api\/cases\/[0-9a-f-]{36}$/);
      await this.page.getByRole('button', { name: `取用${known}的已有资料` }).click();
      await facts;
    }
    await this.page.getByRole('button', { name: '登记', exact: true }).click();
    await this.page.waitForURL(/\/cases\/[0-9a-f-]{36}\//);
    this.#office.caseId = new URL(this.page.url()).pathname.split('/')[2] ?? null;
    await this.page.getByRole('region', { name: '下一步' }).waitFor();
  }

  /** Writes down what is known of the case and its party, for every paper to take over. */
  async know(answers: Answers): Promise<void> {
    await this.#case('process');
    await this.page.getByRole('button', { name: '案件信息' }).click();
    const dialog = this.page.getByRole('dialog', { name: '案件信息' });
    await dialog.getByLabel('案由').waitFor();
    await this.#write(answers);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  // ── acts and steps ───────────────────────────────────────────────────────────

  /** Presses an act among what is next; its form opens: of a step, or of a paper. */
  async start(act: string): Promise<void> {
    await this.#case('process');
    const next = this.page.getByRole('region', { name: '下一步' });
    await next.getByRole('button', { name: act, exact: true }).click();
    await this.page.waitForURL(/\/step\/new|\/drafts\//);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** What the screen says of an act that the law bars: each reason with its article and its cure. */
  async barred(act: string): Promise<string[]> {
    await this.#case('process');
    // by its own name: what bars another act may speak of this one
    const own = this.page.locator('.open-acts__what', { hasText: new RegExp(`${literal(act)}[^：]*：还不能办`) });
    const card = this.page.locator('.open-acts__barred').filter({ has: own }).first();
    await card.locator('summary').click();
    return card.locator('.refusal').allInnerTexts();
  }

  /** Records a step, found by its name among all that there are or started before; people are picked, what is known is there. */
  async step(step: string, answers: Answers = {}): Promise<void> {
    if (!this.page.url().includes('/step/new')) {
      await this.#case('process');
      await this.page.getByRole('button', { name: '记录步骤' }).click();
      await this.page.getByRole('heading', { name: '记录步骤' }).waitFor();
      await pick(this.#item('步骤'), step);
    }
    await this.#write(answers);
    await this.page.getByRole('button', { name: /^记入全过程/ }).click();
    await this.page.waitForURL(/\/process\?item=|\/drafts\//);
  }

  // ── papers ───────────────────────────────────────────────────────────────────

  /** Draws up a paper: writes what it asks and is not known yet, until nothing is missing, and fixes it. The pen is then ready. */
  async drawUp(title: string, answers: Answers = {}): Promise<void> {
    await this.draft(title, answers);
    await this.fix();
  }

  /** Writes a draft, opened from the catalogue or already open, until the screen misses nothing. */
  async draft(title: string, answers: Answers = {}): Promise<void> {
    if (!this.page.url().includes('/drafts/')) {
      await this.#case('documents');
      await this.page.getByRole('button', { name: '起草文书' }).first().click();
      await this.page.getByPlaceholder(/写文书名称/).fill(title);
      await this.page.getByRole('button', { name: title, exact: true }).click();
      await this.page.waitForURL(/\/drafts\//);
    }
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
    for (const [label, value] of Object.entries(answers)) await this.#field(label, value);
    const missing = this.page.getByRole('region', { name: '还缺什么' });
    await missing
      .getByText('要素齐备')
      .waitFor({ timeout: 10_000 })
      .catch(async () => {
        throw new Error(`《${title}》${((await missing.textContent()) ?? '').replace(/\s+/g, ' ')}`);
      });
  }

  /** Draws up one more paper of a step, from the step itself. */
  async drawUpIn(step: string, title: string, answers: Answers = {}): Promise<void> {
    await this.paperOf(step, title);
    await this.drawUp(title, answers);
  }

  /** Begins a paper of a step that stands already; `draft` or `drawUp` then writes it. */
  async paperOf(step: string, title: string): Promise<void> {
    const side = await this.#openFromList(step);
    await side.getByRole('button', { name: '为这一步写文书' }).click();
    await this.page.getByPlaceholder(/写文书名称/).fill(title);
    await this.page.getByRole('button', { name: title, exact: true }).click();
    await this.page.waitForURL(/\/drafts\//);
  }

  /** Opens the newest record of that name from the list of the whole process. */
  async #openFromList(title: string): Promise<Locator> {
    await this.#case('process');
    const titles = this.page.locator('.process-list__title');
    const named = titles.filter({ hasText: new RegExp(`^${literal(title)}$`) });
    await titles.first().waitFor();
    await ((await named.count()) > 0 ? named : titles.filter({ hasText: title })).last().click();
    const side = this.#side();
    await side.getByRole('heading', { name: title }).first().waitFor();
    return side;
  }

  #side(): Locator {
    return this.page.getByRole('complementary', { name: '所选记录' }).or(this.page.getByRole('dialog'));
  }

  async fix(): Promise<void> {
    await this.page.getByRole('button', { name: '定稿', exact: true }).click();
    await this.page.getByRole('tooltip').getByRole('button', { name: '定稿', exact: true }).click();
    await this.page.getByRole('heading', { name: /^签名：/ }).waitFor({ timeout: 60_000 });
  }

  async #field(label: string, value: Answer): Promise<void> {
    const field = this.page
      .locator('[data-field]')
      .filter({ has: this.page.locator('.field__name', { hasText: new RegExp(`^${literal(label)}$`) }) })
      .first();
    await answer(field, value, (text) => this.#office.keys.note(this.name, label, text));
  }

  /** Signs on the screen the page that is open (or that paper): as oneself, or somebody who is there does it on our screen. */
  async sign(role: string, name: string | null = null): Promise<void> {
    await signOnScreen(this.page, { role, name: name ?? this.name }, (where, box, text) =>
      this.#type(where, box, text),
    );
  }

  /** Signs every line that is still open: lines of the bureau as oneself, the others by that person, on our screen. */
  async signAll(outsider: string): Promise<void> {
    const lines = await this.page
      .getByRole('radio')
      .evaluateAll((all) => all.map((one) => one.closest('label')?.textContent ?? ''));
    for (const line of lines.filter((each) => each !== '其他身份'))
      await this.sign(line, /当事人|受送达|持有人|提供人|见证/.test(line) ? outsider : null);
  }

  async #type(where: string, box: Locator, text: string): Promise<void> {
    this.#office.keys.note(this.name, where, text);
    await box.fill(text);
  }

  /** Opens a paper of the case beside the timeline, the newest of that name. */
  async open(title: string): Promise<Locator> {
    await this.#case('documents');
    await this.page.getByRole('link', { name: title }).last().click();
    const side = this.#side();
    await side.getByRole('heading', { name: title }).waitFor();
    return side;
  }

  /** Opens a paper and takes the pen. */
  async openToSign(title: string): Promise<void> {
    await (await this.open(title)).getByRole('button', { name: '签名', exact: true }).click();
    await this.page.getByRole('heading', { name: /^签名：/ }).waitFor();
  }

  /** Gives the opinion of one's office on a paper. */
  async approve(title: string, opinion: string, decision: '同意' | '退回修改' | '不同意' = '同意'): Promise<void> {
    await (await this.open(title)).getByRole('button', { name: '审批' }).click();
    const dialog = this.page.getByRole('dialog', { name: /^审批/ });
    await dialog.getByRole('radio', { name: decision, exact: true }).click();
    this.#office.keys.note(this.name, '意见', opinion);
    await dialog.getByLabel(/^意见/).fill(opinion);
    await dialog.getByRole('button', { name: '签署意见' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Answers the advice of a legal review, as whoever handles the case. */
  async answerAdvice(title: string, adopted: '采纳' | '不采纳', note: string): Promise<void> {
    const side = await this.open(title);
    await side.getByRole('button', { name: '答复建议', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: '答复法制审核建议' });
    await dialog.getByRole('radio', { name: adopted, exact: true }).click();
    await this.#type('采纳到哪里', dialog.getByLabel(/^采纳到哪里/), note);
    await dialog.getByRole('button', { name: '记入答复' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Issues a paper: number, date and seal are given, its pages printed. Who is there is asked once more where it weighs. */
  async issue(title: string): Promise<void> {
    const side = await this.open(title);
    await side.getByRole('button', { name: '签发', exact: true }).click();
    const refusals = side.locator('.refusal');
    await this.#again(
      side
        .getByText(/打开签发件/)
        .or(refusals.first())
        .first(),
    );
    if ((await refusals.count()) > 0)
      throw new Error(`《${title}》不能签发：${(await refusals.allTextContents()).join('')}`);
  }

  /** What the law says to a paper that may not be issued yet. */
  async refusedToIssue(title: string): Promise<string[]> {
    const side = await this.open(title);
    await side.getByRole('button', { name: '签发', exact: true }).click();
    await this.#again(side.locator('.refusal').first());
    return side.locator('.refusal').allInnerTexts();
  }

  /** Answers the question who is there, if it is asked, and waits for what was wanted. */
  async #again(wanted: Locator): Promise<void> {
    const asked = this.page.getByRole('dialog', { name: '再次验证身份' });
    await asked.or(wanted).first().waitFor({ timeout: 60_000 });
    if (await asked.isVisible()) {
      await asked.getByPlaceholder('密码').fill(password);
      await asked.getByRole('button', { name: '验证' }).click();
    }
    await wanted.waitFor({ timeout: 60_000 });
  }

  /** What stands broken in the case, as the page of its compliance says it. */
  async breaches(): Promise<string[]> {
    await this.#case('compliance');
    const page = this.page.getByRole('region', { name: '逐条合规' });
    await page.waitFor();
    await page.getByText('违规', { exact: true }).first().click();
    return page.locator('.compliance__row').allTextContents();
  }

  // ── service ──────────────────────────────────────────────────────────────────

  /** Serves a paper by one of the ways of its ladder: the step, then the receipt, which is fixed and ready to be signed. */
  async serve(paper: string, way: string, step: Answers, receipt: Answers = {}): Promise<void> {
    await (await this.#rung(paper, way)).getByRole('button', { name: '记录送达' }).click();
    await this.step(way, step);
    await this.drawUp('送达回证', receipt);
  }

  /** Records that a way of service was tried and failed. */
  async failToServe(paper: string, way: string, step: Answers): Promise<void> {
    await (await this.#rung(paper, way)).getByRole('button', { name: '记录未成' }).click();
    await this.step(way, step);
  }

  /** What the ladder of a paper says of one way: whether it is open, and what would open it. */
  async rung(paper: string, way: string): Promise<string> {
    return (await (await this.#rung(paper, way)).textContent()) ?? '';
  }

  async #rung(paper: string, way: string): Promise<Locator> {
    await this.#case('service');
    const rung = this.page
      .getByRole('region', { name: paper })
      .locator('.ladder__rung')
      .filter({ hasText: way })
      .first();
    await rung.waitFor();
    return rung;
  }

  /** Takes in paper from outside: the scan through the file picker, what it is, its number and where the original lies. */
  async bringIn(
    kind: string,
    scan: string,
    said: { number?: string; day?: string; original: string; seal?: string; contents?: Answers },
  ): Promise<void> {
    await this.#case('documents');
    await this.page.getByRole('button', { name: '外来纸件入卷' }).click();
    const dialog = this.page.getByRole('dialog', { name: '外来纸件入卷' });
    await dialog.getByLabel('扫描件或照片').setInputFiles(scan);
    await pick(dialog, kind);
    if (said.number !== undefined) await this.#type('文号或编号', dialog.getByLabel(/^文号或编号/), said.number);
    if (said.day !== undefined) await this.#type('纸上的日期', dialog.getByLabel(/^纸上的日期/), said.day);
    await this.#type('原件存放处', dialog.getByLabel('原件存放处'), said.original);
    if (said.seal !== undefined) await this.#type('纸上的印章', dialog.getByLabel(/^纸上的印章/), said.seal);
    for (const [label, value] of Object.entries(said.contents ?? {})) await this.#field(label, value);
    await dialog.getByRole('button', { name: '入卷' }).click();
    await dialog.waitFor({ state: 'detached', timeout: 60_000 });
  }

  // ── recordings ───────────────────────────────────────────────────────────────

  /** Hands in recordings of an act, or of several that one film runs through, by the file picker; each is acknowledged before the device may be cleared. */
  async handIn(acts: string | readonly string[], ...files: readonly string[]): Promise<void> {
    await this.#case('recordings');
    await this.page.getByRole('button', { name: '音像入库' }).click();
    await this.page.getByRole('heading', { name: '音像入库' }).waitFor();
    const shown = this.page.locator('.upload .ant-select').first();
    await shown.click();
    for (const act of [acts].flat()) {
      await shown.locator('input').fill(act);
      await this.page.locator('.ant-select-item-option', { hasText: act }).last().click();
    }
    await this.page.keyboard.press('Escape');
    await this.page.locator('input[type="file"]').setInputFiles([...files]);
    if (files.length > 1) await eachForItself(this.page);
    await this.page
      .getByText('已入库，设备中的文件可以删除')
      .nth(files.length - 1)
      .waitFor({ timeout: 60_000 });
  }

  // ── forms ────────────────────────────────────────────────────────────────────

  /** Writes on an ordinary form, by the words beside each field. */
  async #write(answers: Answers): Promise<void> {
    for (const [label, value] of Object.entries(answers))
      await answer(this.#item(label), value, (text) => this.#office.keys.note(this.name, label, text));
  }

  #item(label: string): Locator {
    const words = this.page.locator('.ant-form-item-label', { hasText: new RegExp(`^${literal(label)}$`) });
    return this.page.locator('.ant-form-item').filter({ has: words }).first();
  }
}
