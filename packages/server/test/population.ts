import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Office, offices } from '@liuhen/records';
import { recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, type World } from './world.ts';

/** Words that stand in one place only: found anywhere else, something leaked. */
export const secrets = {
  informant: '秘举报甲乙丙',
  informantPhone: '13900001357',
  side: '副卷议定内容丁戊己',
  trade: '配方庚辛壬癸',
  main: '正卷笔录子丑寅',
  draft: '草稿正文卯辰巳',
} as const;
export type Secret = keyof typeof secrets;

export type Placed = { readonly id: string; readonly secret: Secret | null; readonly kind: string };
export type PlacedCase = {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly records: readonly Placed[];
  readonly file: { readonly record: string; readonly sha256: string };
  readonly secretFile: { readonly record: string; readonly sha256: string };
  readonly draft: string;
};

export type Population = {
  readonly roles: ReadonlyMap<string, Browser>;
  readonly cases: readonly PlacedCase[];
  readonly device: string;
};

/**
 * One person for each office, two officers who handle a case each, one who handled and was replaced, one recused, one with a
 * grant and one without any office; an open and a closed case, each with a record of every level and a file that plays.
 */
export async function populate(world: World): Promise<Population> {
  const roles = new Map<string, Browser>();
  const people = new Map<string, string>();
  const add = async (role: string, held: readonly Office[]): Promise<string> => {
    const person = await world.addPerson(`人员${role}`, held, { account: role.toLowerCase() });
    people.set(role, person);
    return person;
  };
  for (const office of offices) await add(`r-${office}`, [office]);
  const [first, second, former, recused] = await Promise.all(
    ['r-handlerone', 'r-handlertwo', 'r-former', 'r-recused'].map((role) => add(role, ['officer'])),
  );
  const granted = await add('r-granted', ['officer']);
  await add('r-nobody', []);
  const owners = [first, second, former, recused, granted].map((person) => person ?? '');

  const cases = [
    await placeCase(world, 'open', [owners[0] ?? ''], owners, people),
    await placeCase(world, 'closed', [owners[1] ?? ''], owners, people),
  ];
  const device = randomUUID();
  await world.put(
    recordOf({ agency: world.agency, at: world.house.now(), kind: 'device', data: { device, deviceNo: 'DSJ-1' } }),
    recordOf({
      agency: world.agency,
      at: world.house.now(),
      kind: 'grant',
      data: { person: granted, thing: cases[0]?.id ?? '', right: 'read', reason: '协办', until: '2099-01-01' },
    }),
  );
  await world.house.journal.settle(world.agency);
  for (const role of people.keys()) roles.set(role, await world.signIn(role.toLowerCase()));
  return { roles, cases, device };
}

async function placeCase(
  world: World,
  state: 'open' | 'closed',
  handlers: readonly string[],
  owners: readonly string[],
  people: ReadonlyMap<string, string>,
): Promise<PlacedCase> {
  const { agency, house } = world;
  const [, , former = '', recused = ''] = owners;
  const title = `案件${state}${randomUUID().slice(0, 4)}`;
  const { id, body } = openedCase(agency, [former, ...handlers], { title });
  const at = '2026-03-03T02:00:00.000Z';
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency, case: id, at, kind, data, ...more });
  const file = await keep(world, `原件 ${title}`);
  const secretFile = await keep(world, `举报信 ${secrets.informant} ${title}`);
  const receptionist = people.get('r-receptionist') ?? null;

  const main = of('siteInspection', { note: secrets.main });
  const side = of('collectiveDiscussionRecord', { fields: { content: secrets.side } });
  const trade = of('otherDocument', {
    docType: '工艺说明',
    sensitivity: '商业秘密',
    fields: { content: secrets.trade },
  });
  const informant = of('informantIdentified', { name: secrets.informant, phone: secrets.informantPhone, named: true });
  const register = of(
    'complaintRegister',
    { fields: { complainant: { name: secrets.informant, phone: secrets.informantPhone }, content: '夜间偷排' } },
    { files: [secretFile], people: [{ role: '接报人', person: receptionist, name: '接报人' }] },
  );
  // free text of a readable record that repeats who reported
  const repeats = of('clueRegistered', { note: `据${secrets.informant}反映，电话${secrets.informantPhone}` });
  const recording = of(
    'recording',
    { medium: 'video', startedAt: at, endedAt: '2026-03-03T03:00:00.000Z', title: `录像${title}` },
    { files: [file], until: '2026-03-03T03:00:00.000Z' },
  );
  const recusal = of('recusalDecided', {}, { people: [{ role: '回避人', person: recused, name: '回避人' }] });
  const assigned = of('handlerAssigned', { handlers });
  const bodies = [body, assigned, main, side, trade, informant, register, repeats, recording, recusal];
  if (state === 'closed') bodies.push(of('caseClosed', { closureKind: '执行完毕' }));
  await world.put(...bodies);
  const draft = randomUUID();
  await house.drafts.create(agency, {
    draft_id: draft,
    subject_id: id,
    doc_type: 'investigationReport',
    owner: handlers[0] ?? '',
    content: { values: { facts: secrets.draft }, during: null, replaces: null },
  });
  return {
    id,
    title,
    state,
    file: { record: recording.id, sha256: file.sha256 },
    secretFile: { record: register.id, sha256: secretFile.sha256 },
    draft,
    records: [
      { id: main.id, secret: 'main', kind: 'siteInspection' },
      { id: side.id, secret: 'side', kind: 'collectiveDiscussionRecord' },
      { id: trade.id, secret: 'trade', kind: 'otherDocument' },
      { id: informant.id, secret: 'informant', kind: 'informantIdentified' },
      { id: register.id, secret: 'informant', kind: 'complaintRegister' },
      { id: recording.id, secret: null, kind: 'recording' },
    ],
  };
}

async function keep(world: World, text: string) {
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([Buffer.from(text)]));
  return { name: '材料.txt', mediaType: 'text/plain', sha256, sm3, size };
}
