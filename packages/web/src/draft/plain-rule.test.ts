import { expect, test } from 'vitest';
import { plainRule } from './plain-rule.ts';

const labels = new Map([
  ['startedAt', '启动时间'],
  ['headOpinion', '负责人意见'],
]);

test('a field is called by its label, whatever part of it is meant', () => {
  expect(plainRule('紧急→startedAt 必填', labels)).toBe('紧急的，“启动时间” 必填');
  expect(plainRule('headOpinion.date 不早于 startedAt', labels)).toBe('“负责人意见” 不早于 “启动时间”');
});

test('what is no field stays as it is written', () => {
  expect(plainRule('校验位依 GB 32100', labels)).toBe('校验位依 GB 32100');
});
