import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Office } from '@liuhen/records';
import { newId, recordOf } from '../src/records-made-here.ts';
import { filledIn } from './filled-in.ts';
import { type Browser, openedCase, openWorld, password, type World } from './world.ts';

const staff: readonly (readonly [account: string, name: string, office: Office])[] = [
  ['zhao', '赵启明', 'officer'],
  ['sun', '孙晓岚', 'officer'],
  ['lizr', '李卓然', 'officer'],
  ['han', '韩立新', 'brigadeChief'],
  ['lin', '林致远', 'legalReviewer'],
  ['gao', '高明远', 'bureauHead'],
  ['qin', '秦晓', 'systemAdministrator'],
];

/** A bureau with a case in it, in which papers are drawn up, signed, approved and issued. */
export type Bureau = {
  readonly world: World;
  readonly id: string;
  as(account: string): Browser;
  /** Put a document's form together, fill what is missing, and fix it. */
  fixed(docType: string, given?: Record<string, unknown>): Promise<{ record: string; sha256: string; pages: number }>;
  bytesOf(record: string, sha256: string): Promise<Buffer>;
  /** A sealed upload of somebody. */
  upload(account: string, bytes: Uint8Array, mediaType: string): Promise<{ sha256: string }>;
  nextId(): string;
  stepUp(account: string): Promise<void>;
};

export async function openBureau(): Promise<Bureau> {
  const world = await openWorld();
  const people = new Map<string, Browser>();
  const persons = new Map<string, string>();
  for (const [account, name, office] of staff) persons.set(account, await world.addPerson(name, [office], { account }));
  for (const [account] of staff) people.set(account, await world.signIn(account));
  const { id, body } = openedCase(world.agency, [persons.get('zhao') ?? '', persons.get('sun') ?? '']);
  const party = { name: '某公司', partyType: 'legalPerson' };
  await world.put(
    body,
    recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'partyIdentified', data: party }),
  );
  const as = (account: string): Browser => {
    const found = people.get(account);
    if (found === undefined) throw new Error(account);
    return found;
  };
  const nextId = () => newId(world.house.now());
  return {
    world,
    id,
    as,
    nextId,
    async fixed(docType, given = {}) {
      const values = await filledIn(as('zhao'), id, docType, given);
      const draft = await as('zhao').call('POST', `/api/cases/${id}/drafts`, { id: randomUUID(), docType, values });
      const record = nextId();
      const answer = await as('zhao').call('POST', `/api/drafts/${draft.json().id}/fix`, { record, revision: 1 });
      if (answer.statusCode !== 201) throw new Error(answer.body);
      return { record, ...answer.json().rendition };
    },
    async bytesOf(record, sha256) {
      return (await as('zhao').call('GET', `/api/cases/${id}/records/${record}/files/${sha256}`)).rawPayload;
    },
    async upload(account, bytes, mediaType) {
      const { sha256, sm3, size } = await world.house.store.put(Readable.from([bytes]));
      const receipt = { sha256, sm3, size, mediaType, uploader: as(account).person, sealed: true };
      await world.house.receipts.add(world.agency, receipt);
      return { sha256 };
    },
    async stepUp(account) {
      await as(account).call('POST', '/api/session/step-up', { password });
    },
  };
}

/** The pages of a PDF as a scanner gives them. */
export function scanned(pdf: Uint8Array, dpi = 150): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-scanner-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-gray', '-jpeg', '-r', String(dpi), join(folder, 'a.pdf'), join(folder, 'p')]);
    const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    return names.sort().map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function textOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-text-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    const text = execFileSync('pdftotext', ['-raw', join(folder, 'a.pdf'), '-'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.toString().replace(/[\s\u200b\u00ad]/g, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function imagesIn(pdf: Uint8Array): number {
  const list = execFileSync('pdfimages', ['-list', '-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
  return list.split('\n').filter((line) => / (?:image|smask) /.test(line)).length;
}
