import { glossarySections } from './glossary.ts';
import type { Term } from './term.ts';

export const file = 'GLOSSARY.md';

const row = ({ word, identifier, provision, refused }: Term) =>
  `| ${word} | \`${identifier}\` | ${provision} | ${refused.map((one) => `\`${one}\``).join(' ')} |`;

export function text(): string {
  const sections = glossarySections.map(({ title, terms }) =>
    [`## ${title}`, '', '| 中文 | 标识符 | 出处 | 不用的叫法 |', '|---|---|---|---|', ...terms.map(row)].join('\n'),
  );
  const head = [
    '# 术语表',
    '',
    '由 `packages/records/src/glossary` 生成（`npm run generate`），请勿手改。一词一名：左列是法律的写法，第二列是代码里唯一的写法；',
    '最后一列不得出现在任何标识符中，`test/glossary.test.ts` 会查。「制度」指《行政执法全过程记录制度》（31 条）。',
  ].join('\n');
  return `${[head, ...sections].join('\n\n')}\n`;
}
