import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Fault, systemActor } from '@liuhen/journal';
import { bodiesOf, type House, readCaseFile } from '@liuhen/server';
import { hashPassword } from '../../packages/server/src/sign-in/password.ts';

export type WithACase = { readonly case: string; readonly token: string };

/** A bureau with one long case, and its officer signed in: the case, and the word of the session's cookie. */
export async function bureauWithACase(
  house: House,
  { account, password }: { readonly account: string; readonly password: string },
): Promise<WithACase> {
  const agency = randomUUID();
  const file = new URL('../../packages/server/demo/SP-1-ordinary-water-pollution.yaml', import.meta.url);
  const facts = await house.journal.dossiers.agencyFacts(agency);
  const bodies = bodiesOf(readCaseFile(await readFile(file, 'utf8')), agency, facts);
  const put = await house.journal.appendAll(systemActor, [...bodies.ofAgency, ...bodies.ofCase], { origin: 'import' });
  if (put instanceof Fault) throw put;
  const known = await house.journal.dossiers.agencyFacts(agency);
  const person = [...known.people.values()].find(({ role }) => role === '执法人员')?.id ?? '';
  const hash = await hashPassword(password);
  await house.accounts.create(agency, { person, name: account, hash, oneTimeUntil: null, at: house.now() });
  const { token } = await house.sessions.begin(agency, person, { source: 'bench', client: 'bench' });
  return { case: bodies.case, token };
}
