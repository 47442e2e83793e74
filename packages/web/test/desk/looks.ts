import type { Desk } from './desk.ts';
import type { Office } from './office.ts';

/** Waits until the procedure has come to that stage. */
export async function reached(desk: Desk, stage: string): Promise<void> {
  await desk.comeIn();
  const steps = desk.page.getByRole('list', { name: '办理进度' });
  await steps.locator('[aria-current="step"], .stepper__step--met', { hasText: stage }).first().waitFor();
}

/** Finds the case in a room of the bureau, where somebody looks who does not know its number. */
export async function listed(desk: Desk, room: '/archive' | '/service', part?: '已归档'): Promise<void> {
  await desk.comeIn();
  const id = /\/cases\/([0-9a-f-]{36})/.exec(desk.page.url())?.[1];
  await desk.page.goto(new URL(room, desk.page.url()).href);
  if (part !== undefined) await desk.page.getByText(part, { exact: true }).click();
  await desk.page.locator(`a[href^="/cases/${id}/"]`).first().waitFor();
  await desk.comeIn();
}

/** The handler hands the closed file over by its list; the archivist receives it, lays out the catalogue and archives it. */
export async function handOver(office: Office, handler: string, archivist: string): Promise<Desk> {
  const officer = await office.at(handler);
  await officer.drawUp('归档（移交）清单');
  await officer.sign('移交人');
  const keeper = await office.at(archivist);
  await keeper.openToSign('归档（移交）清单');
  await keeper.sign('接收人（专门人员）');
  await listed(keeper, '/archive');
  await keeper.start('立卷归档');
  await keeper.drawUp('卷内文件目录');
  await keeper.start('立卷归档');
  await keeper.step('立卷归档');
  await reached(keeper, '已归档');
  await listed(keeper, '/archive', '已归档');
  return keeper;
}

/** Looks for words in everything one may see. */
export async function search(desk: Desk, words: string): Promise<void> {
  await desk.page.goto(new URL(`/search?q=${encodeURIComponent(words)}`, desk.page.url()).href);
  await desk.page.getByRole('heading', { level: 1, name: `查找“${words}”` }).waitFor();
}

/** Takes up a fixed paper that was never issued, to make a next version of it. */
export async function redo(desk: Desk, title: string): Promise<void> {
  await (await desk.open(title)).getByRole('button', { name: /^(改后重新定稿|按退回意见修改)$/ }).click();
  await desk.page.waitForURL(/\/drafts\//);
}

/** Throws the open draft away. */
export async function discard(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: '丢弃', exact: true }).click();
  await desk.page.getByRole('tooltip').getByRole('button', { name: '丢弃', exact: true }).click();
  await desk.page.waitForURL(/\/documents/);
}
