import { faultTable } from './problems.ts';

export const file = 'docs/errors.md';

export function text(): string {
  const rows = faultTable
    .toSorted((one, other) => one.code.localeCompare(other.code, 'en'))
    .map(({ code, answer }) => `| \`${code}\` | ${answer.status} | ${answer.title} | ${answer.remedy} |`);
  return `${[
    '# 答复代码',
    '',
    '由 `packages/server/src/http/problems.ts` 生成（`npm run generate`），请勿手改。出错一律以 `application/problem+json`（RFC 9457）答复：',
    '`title` 说什么不对，`detail` 说为什么，`remedy` 说怎么办。代码退役后不再另作他用。依法不能办理的（`refused`）另附条文卡片。',
    '',
    '| 代码 | 状态 | 什么不对 | 怎么办 |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}
