import type { Locator } from 'playwright-core';

/** A line of words or a number, yes or no, one or several from a list, the parts of a group, rows of a table. */
export type Answer =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly Readonly<Record<string, string>>[];

type Typed = (text: string) => void;

/** Answers one field as its control wants it; what is typed (and not picked or switched) is told. */
export async function answer(field: Locator, value: Answer, typed: Typed): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  if (typeof value === 'boolean') return yesOrNo(field, value);
  if (typeof value === 'string' || typeof value === 'number') return oneAnswer(field, String(value), typed);
  if (!Array.isArray(value)) return group(field, value as Record<string, string>, typed);
  if (value.every((one) => typeof one === 'string')) return several(field, value, typed);
  return rows(field, value as Record<string, string>[], typed);
}

async function yesOrNo(field: Locator, value: boolean): Promise<void> {
  const toggle = field.getByRole('switch');
  if ((await toggle.count()) > 0) {
    if ((await toggle.isChecked()) !== value) await toggle.click();
    return;
  }
  await field.getByRole('radio', { name: value ? '是' : '否', exact: true }).click();
}

async function oneAnswer(field: Locator, text: string, typed: Typed): Promise<void> {
  if ((await field.locator('.ant-picker').count()) > 0) {
    const input = field.locator('.ant-picker input');
    if ((await input.inputValue()) === text) return;
    typed(text);
    await input.fill(text);
    await input.press('Enter');
    return;
  }
  if ((await field.locator('.ant-select').count()) > 0) return pickOrType(field, text, typed);
  const radio = field.getByRole('radio', { name: text, exact: true });
  if ((await radio.count()) > 0) return radio.click();
  const box = field.locator('input, textarea').first();
  // what stands there already nobody types
  if ((await box.inputValue()) === text) return;
  typed(text);
  await box.fill(text);
}

async function pickOrType(field: Locator, text: string, typed: Typed): Promise<void> {
  const { box, offered } = await unfold(field, text);
  // what is chosen already would be taken away by another click
  if ((await chosen(field, text).count()) > 0) return fold(field, () => field.page().keyboard.press('Escape'));
  if ((await offered.count()) > 0) return fold(field, () => offered.first().click());
  typed(text);
  await box.fill(text);
  await fold(field, () => box.press('Enter'));
}

/** Looks at what stands chosen after each, as a person does: a click into a list still on its way up may not be heeded. */
async function several(field: Locator, values: readonly string[], typed: Typed): Promise<void> {
  for (const value of values) {
    await pickOrType(field, value, typed);
    for (let tries = 0; tries < 3 && !(await stands(field, value)); tries += 1)
      await pickOrType(field, value, () => {});
  }
  for (const value of values) await chosen(field, value).first().waitFor();
}

/** A cited article may carry its fine and its repeal behind its name. */
const chosen = (field: Locator, text: string): Locator =>
  field.locator('.ant-select-selection-item', { hasText: new RegExp(`^${literal(text)}($| |（)`) });

const stands = (field: Locator, text: string): Promise<boolean> =>
  chosen(field, text)
    .first()
    .waitFor({ timeout: 2_000 })
    .then(
      () => true,
      () => false,
    );

/** Opens a list and looks for words in it. What is looked for is not a fact; what no list has is then typed. */
async function unfold(field: Locator, words: string): Promise<{ box: Locator; offered: Locator }> {
  const list = field.page().locator(openList);
  const box = field.locator('.ant-select input').first();
  await field.locator('.ant-select').first().click();
  await list.waitFor();
  const options = list.locator('.ant-select-item-option');
  const exact = options.filter({ hasText: new RegExp(`^${literal(words)}$`) });
  const isFree = (await field.locator('.ant-select-multiple').count()) > 0;
  if ((await exact.count()) > 0 || isFree || !(await box.isEditable())) return { box, offered: exact };
  await box.fill(words);
  return { box, offered: options.filter({ hasText: words }) };
}

/** Every list in sight, and the one that is not on its way out. */
const anyList = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)';
const openList = `${anyList}:not(.ant-slide-up-leave)`;

/** Ends with the list closed again, so that it covers nothing. */
async function fold(field: Locator, last: () => Promise<void>): Promise<void> {
  await last();
  const page = field.page();
  const lists = page.locator(anyList).filter({ visible: true });
  const isMultiple = (await field.locator('.ant-select-multiple').count()) > 0;
  // a list on its way up may not heed a key or a click yet: a person whose list stays open does it again
  for (let tries = 0; tries < 10 && (await lists.count()) > 0; tries += 1) {
    if (isMultiple) {
      // a list that heeds no key has lost the focus: it is taken up again
      if (tries > 1) await takeUp(field);
      await page.keyboard.press('Escape');
    } else if (tries > 0) await last();
    // what heeds neither has another field's focus, or none: it goes when one presses beside it
    if (tries > 4) await page.locator('body').dispatchEvent('mousedown');
    await lists
      .first()
      .waitFor({ state: 'hidden', timeout: 2_000 })
      .catch(() => undefined);
  }
  await lists.first().waitFor({ state: 'hidden' });
}

async function takeUp(field: Locator): Promise<void> {
  await field
    .locator('.ant-select')
    .first()
    .click({ timeout: 5_000 })
    .catch(() => undefined);
}

async function group(field: Locator, parts: Readonly<Record<string, string>>, typed: Typed): Promise<void> {
  for (const [part, text] of Object.entries(parts)) {
    await cell(field.getByLabel(new RegExp(`，${part}$`)), text, typed);
  }
}

async function rows(field: Locator, told: readonly Readonly<Record<string, string>>[], typed: Typed): Promise<void> {
  for (const [index, row] of told.entries()) {
    for (const [column, text] of Object.entries(row)) {
      const box = field.getByLabel(`${column}，第 ${index + 1} 行`, { exact: true });
      if ((await box.count()) === 0) await field.getByRole('button', { name: '加一行' }).click();
      await cell(box, text, typed);
    }
  }
}

/** One cell of a table or member of a group: picked where it offers a list, else typed; a day is then taken with Enter. */
async function cell(box: Locator, text: string, typed: Typed): Promise<void> {
  if ((await box.getAttribute('role')) === 'combobox') {
    const select = box.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")][1]');
    await select.click();
    const offered = box.page().locator(openList).locator('.ant-select-item-option');
    const wanted = offered.filter({ hasText: new RegExp(`^${literal(text)}$`) }).first();
    return fold(select.locator('xpath=..'), () => wanted.click());
  }
  if ((await box.inputValue()) === text) return;
  typed(text);
  await box.fill(text);
  const inPicker = box.locator('xpath=ancestor::*[contains(@class, "ant-picker")][1]');
  if ((await inPicker.count()) > 0) await box.press('Enter');
}

/** Picks one from a list by some of its words. */
export async function pick(field: Locator, words: string): Promise<void> {
  const { offered } = await unfold(field, words);
  await fold(field, () => offered.first().click());
}

/** Words that stand for themselves in a pattern. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
