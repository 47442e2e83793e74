import type { Obligation } from '../obligations/obligation.ts';
import type { Severity } from '../obligations/outcome.ts';
import { provisionText } from '../obligations/provision.ts';
import { type Article, numeral } from './rulebook.ts';
import { agencyObligations, allObligations, articles, nationalLaws } from './rulebooks.ts';

export const file = 'docs/rulebook.md';

const severities: Record<Severity, string> = {
  B: '阻断：缺失时不得进入下一步，补齐即放行',
  'B*': '阻断且不可再生：负责人签署缺失说明后放行，违规永久保留',
  V: '不可逆违规：流程继续，违规事件不可删除',
  W: '警告：须填理由',
  S: '考核',
  I: '提示',
};
const certainties = { text: '', secondhand: '⚠ 据转载文本', unverified: '⚠ 未核实', internal: '工程要求' } as const;
const gateNames: Record<Obligation['bars'][number], string> = {
  start: '启动',
  investigate: '调查',
  conclude: '调查终结',
  notify: '告知',
  decide: '决定',
  serve: '送达',
  enforce: '强制执行',
  court: '申请法院',
  close: '结案',
  archive: '归档',
  copy: '复制',
  publish: '公示',
  dispose: '销毁',
};
const judges = { machine: '机器', person: '人', both: '机器查形式、人判实质' } as const;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (o: Obligation): string =>
  [
    o.id,
    o.severity,
    o.duty,
    o.who === '行政执法大队及其执法人员' ? '' : o.who,
    o.proof,
    o.limit ?? '',
    o.exceptions ?? '',
    o.cure ?? '不能补救，须写明原因',
    o.bars.map((bar) => gateNames[bar]).join('、'),
    o.judge === 'machine' ? judges.machine : `${judges[o.judge]}（${o.judgedBy ?? '法制科'}）`,
    `${provisionText(o.provision)} ${certainties[o.provision.certainty]}`.trim(),
  ]
    .map(cell)
    .join(' | ');
const table = (obligations: readonly Obligation[]): string[] => [
  '| 义务 | 级 | 内容 | 谁（空＝大队及执法人员） | 证明 | 时限 | 例外 | 补救 | 挡住 | 判断 | 依据 |',
  '|---|---|---|---|---|---|---|---|---|---|---|',
  ...obligations.map((o) => `| ${row(o)} |`),
];
const articleText = (a: Article): string =>
  [
    `### 第${numeral(a.number)}条 ${a.title}`,
    '',
    ...a.words.map((words) => `> ${words}`),
    '',
    `**怎样读**：${a.reading}`,
    '',
    `**留给人判断**：${a.leftToAPerson}`,
    '',
    ...table(a.obligations),
  ].join('\n');

/** Every article and law, its duties, and what a machine does not judge: written from the code, so that it cannot differ from it. */
export function text(): string {
  const head = [
    '# 规则手册',
    '',
    '由 `packages/law/src/rulebooks` 生成（`npm run generate`），请勿手改。',
    '',
    `共 ${allObligations.length} 项义务：制度 ${articles.reduce((n, a) => n + a.obligations.length, 0)} 项，国家法与职责分离 ${nationalLaws.reduce((n, l) => n + l.obligations.length, 0) + 1} 项；其中 ${agencyObligations.length} 项对机关，以机关记录判断，不在个案中判断。`,
    '',
    '每项义务在其触发的每一处给出一条结论：不适用、待办、已办、逾期办、逾期未办、违反、受阻、有免责事由、待人认定；另分两轴：国家法上的效力（有效、无效、存疑）与制度上的合规（合规、违规），互不合并。',
    '',
    '| 级 | 含义 |',
    '|---|---|',
    ...Object.entries(severities).map(([severity, meaning]) => `| ${severity} | ${meaning} |`),
    '',
    '标“⚠”的依据尚未与原文核对，界面上照样标出。施行日之前发生的事，不按新规定判断；当时的规定没有收录的，交法制科认定。',
  ].join('\n');
  const laws = nationalLaws.map((law) =>
    [
      `### ${law.title}`,
      '',
      `**怎样读**：${law.reading}`,
      '',
      `**留给人判断**：${law.leftToAPerson}`,
      '',
      ...table(law.obligations),
    ].join('\n'),
  );
  const administrators = agencyObligations.filter((o) => !articles.some((a) => a.obligations.includes(o)));
  return `${[head, '## 制度三十一条', ...articles.map(articleText), '## 国家法与职责分离', ...laws, '### 对机关的职责分离', table(administrators).join('\n')].join('\n\n')}\n`;
}
