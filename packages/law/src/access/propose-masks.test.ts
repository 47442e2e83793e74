import { expect, test } from 'vitest';
import { maskPersonal } from './masking.ts';
import { proposeMasks } from './propose-masks.ts';

const words = (text: string, publicly: readonly string[] = []) =>
  proposeMasks([text], publicly).map(({ what, word }) => `${what} ${word}`);

test.each([
  ['现场负责人马会元称设备突发故障', ['姓名 马会元']],
  ['该公司法定代表人：于振东，', ['姓名 于振东']],
  ['经营者为王明的石材店', ['姓名 王明']],
  ['对欠款负责人（副经理）孙立在场', ['姓名 孙立']],
  ['门卫齐平以无人授权为由拒绝', ['姓名 齐平']],
  ['据赵铁柱（环保主任）陈述', ['姓名 赵铁柱']],
  ['申请人的法定代表人谷长河到场', ['姓名 谷长河']],
  ['对诸葛明远（车间主任）询问', ['姓名 诸葛明远']],
  ['见证人洗大成签字', ['姓名 洗大成']],
  ['证人欧阳文博称看见排水', ['姓名 欧阳文博']],
  ['负责人安排整改、负责人管理不力、当事人解除查封、经营者从事石材加工', []],
  ['法定代表人任何时候、负责人应当', []],
  ['当事人申请听证，当事人陈述申辩，证人证言', []],
  ['法定代表人王某某', []],
])('a name after a role: %s', (text, expected) => expect(words(text)).toEqual(expected));

test('numbers in forms that the rule does not know, plates with a dot, homes to the door', () => {
  expect(
    words(
      '身份证号220621880101234，220621 19880101 2345，电话139 0000 1357，账号：0000123456，卡号6222 0202 0011 2233，车牌吉F·A1234，家住北岗镇三道村二组七号',
    ),
  ).toEqual([
    '公民身份号码 220621 19880101 2345',
    '公民身份号码 220621880101234',
    '电话号码 139 0000 1357',
    '银行账号 6222 0202 0011 2233',
    '银行账号 0000123456',
    '车牌号码 吉F·A1234',
    '住址 北岗镇三道村二组七号',
  ]);
});

test('what is public is not proposed: the credit code, numbers of papers, amounts, officials, the party that is an organisation', () => {
  expect(
    words('统一社会信用代码91229900MA0TP00189，吉白山环(抚松)听告〔2025〕2号，罚款280000元，负责人高明远批准', [
      '高明远',
    ]),
  ).toEqual([]);
});

test('what the rule has masked is not asked again, and each proposal shows where it stands, once', () => {
  const { text } = maskPersonal('证人马会元，电话13900001357，证人马会元', { names: ['马会元'], homes: [] });
  expect(proposeMasks([text], [])).toEqual([]);
  expect(proposeMasks(['检查时，现场负责人钱大勇打开阀门', '现场负责人钱大勇签字'], [])).toEqual([
    { word: '钱大勇', what: '姓名', among: '检查时，现场负责人钱大勇打开阀门' },
  ]);
});
