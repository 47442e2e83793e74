import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../test/bureau.ts';
import { type Browser, openedCase, openWorld, type World } from '../../test/world.ts';
import type { PublicationOffer } from '../api/index.ts';
import { newId, recordOf } from '../records-made-here.ts';

/** A fined person, a child that saw it, a neighbour, and whoever reported: none of them may be told by the published decision. */
let world: World;
let legal: Browser;
let handler: Browser;
let stranger: Browser;
let id: string;
let decision: string;
let unissued: string;

const secrets = [
  '牟小满',
  '220621198801012345',
  '北沟屯七号',
  '13900001357',
  '6222020200112233',
  '钱小豆',
  '李举报',
  '马会元',
  '三级逆流漂洗',
];
const fields = {
  caseTitle: '牟小满涉嫌露天焚烧秸秆案',
  partyType: '公民',
  partyName: '牟小满',
  idNumber: '220621198801012345',
  partyAddress: '吉林省抚松县北沟屯七号',
  partyPhone: '13900001357',
  facts:
    '牟小满于2026年3月1日在吉林省抚松县北沟屯七号院内焚烧秸秆，李举报、马会元、钱小豆目睹，门卫齐平在场，其电镀作坊采用三级逆流漂洗工艺。',
  evidence: [{ name: '对马会元的询问笔录', madeAt: '2026-03-02', by: '执法人员', proves: '牟小满焚烧秸秆' }],
  violated: ['《中华人民共和国生态环境法典》（条款虚构示例）'],
  basis: ['《中华人民共和国行政处罚法》第二十八条第一款'],
  defenceHandling: '牟小满未陈述申辩',
  discretion: '初次违法，从轻处罚',
  penalties: [{ kind: '罚款', amount: 500, amountChinese: '伍佰元整' }],
  performance: { bank: '示例银行抚松支行', account: '6222020200112233', days: 15, surcharge: '每日3%' },
  remedy: { reconsideration: '抚松县人民政府', litigation: '有管辖权的人民法院' },
};
const at = '2026-03-05T02:00:00.000Z';

beforeAll(async () => {
  world = await openWorld();
  const zhao = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('高敏', ['legalReviewer'], { account: 'gao' });
  await world.addPerson('李卓然', ['officer'], { account: 'lizr' });
  const opened = openedCase(world.agency, [zhao], { title: fields.caseTitle });
  id = opened.id;
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency: world.agency, case: id, at, kind, data, ...more });
  const party = { name: '牟小满', partyType: 'citizen', idNumber: fields.idNumber, address: fields.partyAddress };
  const issued = of('penaltyDecision', {
    fields,
    number: '吉环抚罚〔2026〕1号',
    issuedAt: '2026-03-05T10:00:00+08:00',
  });
  const draft = of('nonPenaltyDecision', { fields: { partyName: '牟小满', facts: '另案' } });
  decision = issued.id;
  unissued = draft.id;
  await world.put(
    opened.body,
    of('partyIdentified', party),
    of('informantIdentified', { name: '李举报', phone: '13900002468', named: true }),
    of('siteInspection', {}, { people: [{ role: '见证人', person: null, name: '马会元' }] }),
    of('interviewRecord', { fields: { interviewee: { name: '钱小豆', age: '11' } } }),
    issued,
    draft,
  );
  await world.house.journal.settle(world.agency);
  legal = await world.signIn('gao');
  handler = await world.signIn('zhao');
  stranger = await world.signIn('lizr');
});
afterAll(() => world.end());

const make = (who: Browser, body: object) => who.call('POST', `/api/cases/${id}/publications`, body);
const fresh = () => newId(world.house.now());
const entryOf = async (record: string) =>
  (await world.house.journal.dossiers.read(world.agency, id)).entries.find(({ body }) => body.id === record)?.body;

test('what would be masked is told kind by kind with its ground, and never what it is', async () => {
  const answer = await legal.call('GET', `/api/cases/${id}/publications/offer`);
  const { documents }: PublicationOffer = answer.json();
  const one = documents.find(({ record }) => record === decision);
  expect(one).toMatchObject({ title: '行政处罚决定书', number: '吉环抚罚〔2026〕1号', withheld: null });
  expect(one?.masks).toContainEqual({
    field: '公民身份号码',
    what: '公民身份号码',
    times: 1,
    ground: '个人信息',
    article: '行政处罚法第五十条、生态环境行政处罚办法第六十四条、制度第三十条',
  });
  expect(one?.masks.find(({ field, what }) => what === '姓名' && field.includes('事实'))?.times).toBe(4);
  // what is on no page is no mask of it
  expect(one?.masks.some(({ field }) => field === '电话')).toBe(false);
  for (const secret of secrets) expect(answer.body, secret).not.toContain(secret);
  expect(documents.find(({ record }) => record === unissued)?.withheld).toContain('签发后才能公示');
});

test('the version for the public is set anew without what is masked, says so, and names its original by hash', async () => {
  const before = await entryOf(decision);
  const made = await make(legal, {
    id: fresh(),
    record: decision,
    words: [
      { word: '三级逆流漂洗', ground: '商业秘密', article: '制度第三十条' },
      { word: '齐平', ground: '个人隐私', article: '制度第三十条' },
    ],
  });
  expect([made.statusCode, made.body]).toEqual([201, expect.stringContaining('商业秘密')]);
  const { record, sha256, masks } = made.json();
  for (const who of [legal, handler]) {
    const pdf = (await who.call('GET', `/api/cases/${id}/records/${record}/files/${sha256}?download=true`)).rawPayload;
    const text = textOf(pdf);
    for (const secret of secrets) {
      expect(text, secret).not.toContain(secret);
      expect(pdf.includes(Buffer.from(secret)), secret).toBe(false);
    }
    expect(text).not.toContain('齐平');
    for (const shown of ['（公示版本）', '牟某某', '某某', '吉林省抚松县（以下略）', '伍佰元整', '商业秘密', '███'])
      expect(text, shown).toContain(shown);
    expect(text).toContain('行政处罚法第五十条');
  }
  const copy = await entryOf(record);
  expect(copy?.links).toEqual([{ rel: 'derivedFrom', record: decision }]);
  expect(copy?.data).toMatchObject({ original: { record: decision, of: 'record' }, masks });
  expect(JSON.stringify(copy?.data.original)).toMatch(/"sha256":"[0-9a-f]{64}"/);
  for (const secret of secrets) expect(JSON.stringify(copy), secret).not.toContain(secret);
  expect(await entryOf(decision)).toEqual(before);
});

test('a name that stands in no record is proposed, and nothing goes out until it is masked or let stand', async () => {
  const { documents }: PublicationOffer = (await legal.call('GET', `/api/cases/${id}/publications/offer`)).json();
  expect(documents.find(({ record }) => record === decision)?.proposals).toEqual([
    { word: '齐平', what: '姓名', among: expect.stringContaining('门卫齐平在场') },
  ]);
  const open = await make(legal, { id: fresh(), record: decision });
  expect([open.statusCode, open.json().at]).toEqual([422, ['齐平']]);
  expect(open.json().detail).toMatch(/还没有核对：“齐平”/);
  for (const kept of [['别人'], ['门卫齐平在场']]) {
    const other = await make(legal, { id: fresh(), record: decision, kept });
    expect(other.statusCode, 'a word that was not asked about answers nothing').toBe(422);
  }
  const stands = await make(legal, { id: fresh(), record: decision, kept: ['齐平'] });
  expect([stands.statusCode, stands.json().at]).toEqual([201, undefined]);
  expect((await entryOf(stands.json().record))?.data.kept).toBe(1);
  const words = [{ word: '门卫齐平', ground: '个人隐私' }];
  const masked = await make(legal, { id: fresh(), record: decision, words, kept: [] });
  expect((await entryOf(masked.json().record))?.data.kept, 'what was masked was not let stand').toBe(0);
});

test('asked twice it is made once, and its pages are the same bytes', async () => {
  const body = { id: fresh(), record: decision, kept: ['齐平'] };
  const [first, again] = [await make(legal, body), await make(legal, body)];
  expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
  expect(again.json()).toEqual(first.json());
});

test('what is not issued, a word that stands nowhere, another paper and another office are refused with the reason', async () => {
  const early = await make(legal, { id: fresh(), record: unissued });
  expect([early.statusCode, early.body]).toEqual([403, expect.stringContaining('签发后才能公示')]);
  const typo = await make(legal, { id: fresh(), record: decision, words: [{ word: '不在其中', ground: '商业秘密' }] });
  expect([typo.statusCode, typo.body]).toEqual([422, expect.stringContaining('没有“不在其中”')]);
  // who may not know who reported cannot find it out by asking for it to be masked
  const probe = await make(legal, { id: fresh(), record: decision, words: [{ word: '李举报', ground: '个人信息' }] });
  expect([probe.statusCode, probe.body]).toEqual([422, expect.stringContaining('没有“李举报”')]);
  const bare = await make(legal, { id: fresh(), record: decision, words: [{ word: '漂洗' }] });
  expect(bare.statusCode).toBe(400);
  const other = await make(stranger, { id: fresh(), record: decision });
  expect([403, 404]).toContain(other.statusCode);
});

test('a state secret found in the case keeps every version for the public back, and the refusal names article 30', async () => {
  const secret = recordOf({
    agency: world.agency,
    case: id,
    at,
    kind: 'recording',
    data: { medium: '照相', sensitivity: '机密★' },
  });
  await world.put(secret);
  const answer = await make(legal, { id: fresh(), record: decision, kept: ['齐平'] });
  expect([answer.statusCode, answer.body]).toEqual([409, expect.stringContaining('国家秘密')]);
});
