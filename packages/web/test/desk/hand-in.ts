import type { Page } from 'playwright-core';

/** Several files picked at once are asked about: each is to be a recording of its own. */
export async function eachForItself(page: Page): Promise<void> {
  const confirm = page.getByRole('button', { name: /^按此入库/ });
  await confirm.waitFor();
  const apart = page.getByRole('button', { name: '每个文件各算一件' });
  if (await apart.isVisible()) await apart.click();
  await confirm.click();
}
