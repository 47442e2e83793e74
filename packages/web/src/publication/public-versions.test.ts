import { expect, test } from 'vitest';
import { masksInWords, publicVersionsOf } from './public-versions.ts';

const fact = (id: string, kind: string, of: string, annulledBy: string | null = null) => ({
  id,
  kind,
  annulledBy,
  links: [{ rel: 'derivedFrom', record: of }],
});

test('versions for the public are found by their decision, newest first, and what was annulled is none', () => {
  const facts = [
    fact('v1', 'publicationCopy', 'd1'),
    fact('c1', 'copyReleased', 'd1'),
    fact('v2', 'publicationCopy', 'd2'),
    fact('v3', 'publicationCopy', 'd1', 'a1'),
    fact('v4', 'publicationCopy', 'd1'),
  ];
  const view = { facts };
  expect(publicVersionsOf(view, 'd1').map(({ id }) => id)).toEqual(['v4', 'v1']);
  expect(publicVersionsOf(view).map(({ id }) => id)).toEqual(['v4', 'v2', 'v1']);
});

test('what was masked is told ground by ground, fields added up', () => {
  const mask = (field: string, what: string, times: number, ground = '个人信息', article: string | null = '某法') => ({
    field,
    what,
    times,
    ground,
    article,
  });
  expect(
    masksInWords([mask('当事人', '姓名', 1), mask('事实', '姓名', 2), mask('事实', '指定内容', 1, '商业秘密', null)]),
  ).toBe('姓名 3 处（个人信息，某法）；指定内容 1 处（商业秘密）');
  expect(masksInWords([])).toBe('没有需要遮蔽的内容');
});
