import { fold } from '@liuhen/records';
import { expect, test } from 'vitest';
import { maskPersonal } from './masking.ts';
import { personsIn } from './persons-in.ts';
import { agencyOf, entriesOf, person } from './population.fixture.ts';

type Told = Parameters<typeof entriesOf>[0];
const on = '2026-03-10';
const agency = agencyOf([{ kind: 'person', data: { person: person(1), name: '赵启明', role: '' } }]);
const official = [...agency.people.values()][0]?.name ?? '';
const of = (told: Told) => personsIn(fold(entriesOf(told), agency), on);

test('of an organisation those who speak for it and all who took part are persons, officials and bodies are not', () => {
  const { names, homes, hidden } = of([
    {
      kind: 'partyIdentified',
      data: {
        partyType: 'legalPerson',
        name: '示例公司',
        address: '工业路9号',
        legalRepresentative: '于振东（执行董事）',
      },
    },
    {
      kind: 'siteInspection',
      data: {},
      people: [
        { role: '执法人员', person: person(1), name: official },
        { role: '见证人', person: null, name: '马会元' },
        { role: '检测单位', person: null, name: '某某检测中心' },
        { role: '当事人', person: null, name: '示例公司' },
      ],
    },
  ]);
  expect(names).toEqual(['于振东', '马会元']);
  expect([homes, hidden]).toEqual([[], []]);
});

test('a natural person is one by the party, by a paper’s own words, or by what stands beside a name; homes go along', () => {
  const { names, homes } = of([
    { kind: 'partyIdentified', data: { partyType: '公民', name: '王小明', address: '甲屯1号' } },
    {
      kind: 'interviewRecord',
      data: {
        fields: { interviewee: { name: '赵铁柱', gender: '男', address: '乙屯2号' }, items: [{ name: '照片' }] },
      },
    },
    { kind: 'penaltyDecision', data: { fields: { partyType: '公民', partyName: '王小明', partyAddress: '甲屯一号' } } },
  ]);
  expect(names).toEqual(['王小明', '赵铁柱']);
  expect(homes).toEqual(['甲屯1号', '乙屯2号', '甲屯一号']);
});

test.each([
  ['by the number', { name: '钱小豆', idNumber: '220621200906010019' }, ['钱小豆']],
  ['by the age', { name: '钱小豆', age: '15岁' }, ['钱小豆']],
  ['by the day of birth', { name: '钱小豆', birthDate: '2008-03-11' }, ['钱小豆']],
  ['by a guardian', { name: '钱小豆', age: null, gender: '女', guardian: '钱大勇' }, ['钱小豆']],
  ['of age on the day', { name: '钱小豆', birthDate: '2008-03-10' }, []],
])('a child is told of by no name: %s', (_, witness, hidden) => {
  const found = of([{ kind: 'interviewRecord', data: { fields: { witness } } }]);
  expect(found.hidden).toEqual(hidden);
  expect(found.names.includes('钱小豆')).toBe(hidden.length === 0);
});

test('whoever reported is hidden with telephone and home, also where they took part under their name', () => {
  const { names, hidden } = of([
    {
      kind: 'informantIdentified',
      data: { name: '李举报', phone: '13900001111', named: true },
      people: [{ role: '举报人', person: null, name: '李举报' }],
    },
  ]);
  expect(names).toEqual([]);
  expect([...(hidden ?? [])].sort()).toEqual(['13900001111', '李举报']);
});

test('an individual business that goes by the name of who runs it is masked like a person, and any other is not', () => {
  const business = (name: string) =>
    of([
      {
        kind: 'partyIdentified',
        data: { partyType: 'individualBusiness', name, operator: '王小明', address: '工业路9号' },
      },
    ]);
  const named = business('抚松县王小明石材加工店');
  expect(named).toMatchObject({ names: ['王小明'], trades: ['抚松县王小明石材加工店'], homes: [] });
  expect(maskPersonal('抚松县王小明石材加工店（经营者王小明）', named)).toMatchObject({
    text: '抚松县王某某石材加工店（经营者王某某）',
    masked: ['个体工商户字号中的经营者姓名', '姓名'],
  });
  expect(maskPersonal('王小明', business('王小明')).text).toBe('王某某');
  const other = business('抚松县长青石材加工店');
  expect(other.trades).toBeUndefined();
  expect(maskPersonal('抚松县长青石材加工店', other).text).toBe('抚松县长青石材加工店');
});

test('a party with a guardian is a child, whose guardian goes by surname', () => {
  const { names, hidden } = of([
    { kind: 'partyIdentified', data: { partyType: 'citizen', name: '孙小果', guardian: { name: '孙大山' } } },
    { kind: 'noticeGiven', data: { fields: { partyType: '公民', partyName: '孙小果', guardian: '孙大山' } } },
  ]);
  expect([names, hidden]).toEqual([['孙大山'], ['孙小果']]);
});
