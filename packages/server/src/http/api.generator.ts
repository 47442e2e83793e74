import type { Access } from '../api/index.ts';
import { contracts } from './openapi.ts';

export const file = 'docs/api.md';

export function text(): string {
  const rows = contracts.map(
    ({ method, path, summary, access }) => `| ${method} | \`${path}\` | ${summary} | ${asked(access)} |`,
  );
  return `${[
    '# HTTP 接口',
    '',
    '由 `packages/server/src/api` 生成（`npm run generate`），请勿手改。请求与答复的完整形状见运行中的 `/api/openapi.json`。',
    '“权限”一栏是向访问策略（`packages/law/src/access`）所问的：对何种事物、何种行为；“再验证”指十分钟内须再次验证身份。',
    '',
    '| 方法 | 地址 | 做什么 | 权限 |',
    '|---|---|---|---|',
    ...rows,
    '| POST、HEAD、PATCH、DELETE | `/api/uploads` | 断点续传（tus 1.0），`/seal` 封存 | 上传者本人 |',
  ].join('\n')}\n`;
}

function asked(access: Access): string {
  switch (access.for) {
    case 'everyone':
      return `任何人：${access.why}`;
    case 'signedIn':
      return `登录者：${access.why}`;
    case 'policy':
      return `${access.act} ${access.thing}${access.stepUp === true ? '，再验证' : ''}`;
  }
}
