import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName, maskPersonal } from './masking.ts';

test.each([
  ['王明', '王某'],
  ['王小明', '王某某'],
  ['欧阳锋', '欧阳某'],
  ['欧阳', '欧某'],
  ['阿不都热合曼', '阿某某'],
  ['𠮷田', '𠮷某'],
  ['李', '某'],
])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test('names, numbers and homes are taken out, each kind is told, and the rest stays', () => {
  const text =
    '当事人王小明，公民身份号码220621198801012345，住吉林省抚松县北岗镇某屯三组七号，电话13900001357、0439-6210000，吉FA1234，罚款2000元，文号吉环抚罚〔2025〕3号';
  const { text: shown, masked } = maskPersonal(text, {
    names: ['王小明'],
    homes: ['吉林省抚松县北岗镇某屯三组七号'],
  });
  expect(shown).toBe(
    '当事人王某某，公民身份号码＊＊＊，住吉林省抚松县（以下略），电话＊＊＊、＊＊＊，＊＊＊，罚款2000元，文号吉环抚罚〔2025〕3号',
  );
  expect(masked).toEqual(['住址', '公民身份号码', '手机号码', '电话号码', '车牌号码', '姓名']);
});

test('a home without a county leaves nothing of itself; of a city with districts the district stays', () => {
  const at = (home: string) => maskPersonal(home, { names: [], homes: [home] }).text;
  expect(at('某屯三组七号')).toBe('（住址略）');
  expect(at('长春市朝阳区某路1号')).toBe('长春市朝阳区（以下略）');
  expect(at('白山市某路1号')).toBe('白山市（以下略）');
});

test('whatever stands around it, no number, full name or home stays', () => {
  const home = '抚松县仙人桥镇温泉街12号';
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      fc.pre(!/\d$|[Xx]$/.test(before) && !/^\d|^[Xx]/.test(after));
      const secrets = ['赵铁柱', '220621198801012345', '13900001357', home];
      const { text } = maskPersonal(`${before}${secrets.join('，')}${after}`, { names: ['赵铁柱'], homes: [home] });
      for (const secret of secrets) expect(text).not.toContain(secret);
    }),
  );
});
