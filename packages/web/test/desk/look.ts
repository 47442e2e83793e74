import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What WCAG AA finds on the page as it stands, each as rule and place. A colour on its way to another is not yet on the page:
 * every transition under way is let come to its end first.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const underWay = () =>
      document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    for (let round = 0; round < 5 && underWay().length > 0; round++)
      await Promise.allSettled(underWay().map(({ finished }) => finished));
    const found: Found = await Reflect.get(window, 'axe').run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  });
}

type Found = { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] };

/** Units, file endings and the names people sign in with; numbers, plates and codes carry capitals or figures. */
const allowed = new Set([
  'mg',
  'L',
  'mL',
  'pH',
  'km',
  'kWh',
  'dB',
  'mp',
  'jpg',
  'png',
  'pdf',
  'zip',
  'yaml',
  'csv',
  'N',
  'E',
  'JavaScript',
]);

/** English words that a person would read on the page. */
export async function englishWords(page: Page, alsoAllowed: readonly string[] = []): Promise<string[]> {
  const text = (await page.locator('body').textContent()) ?? '';
  const words = text.match(/[A-Za-z][A-Za-z0-9.-]*/g) ?? [];
  return [
    ...new Set(
      words.filter(
        (word) => /[a-z]{2,}/.test(word) && !/\d/.test(word) && !allowed.has(word) && !alsoAllowed.includes(word),
      ),
    ),
  ];
}

/** Goes there and waits until it stands. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}
