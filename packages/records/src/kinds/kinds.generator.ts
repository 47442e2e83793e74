import { type KindFamily, kindFamilies } from './kind.ts';
import { allKinds, currentKind } from './registry.ts';
import { stageTitles, stepKinds } from './steps.ts';

export const file = 'docs/kinds.md';

const familyTitles: Record<KindFamily, string> = {
  step: '步骤：做了什么',
  document: '文书：写了什么',
  signature: '签名与用印',
  recording: '音像',
  approval: '提交、审批与签发',
  case: '案件本身',
  correction: '更正：补充、更正、撤销',
  agency: '机关：人员、证件、设备、参数',
  custody: '保管与使用',
};

const stageOf = new Map(Object.values(stepKinds).map((step) => [step.kind, stageTitles[step.stage]]));

function section(family: KindFamily): string {
  const rows = allKinds
    .filter((kind) => kind.family === family)
    .map(({ kind, schema, title: name, act }) => {
      const newest = currentKind(kind)?.schema ?? schema;
      const title = schema === newest ? name : `${name}（旧式样，读作 @${newest}，不再写入）`;
      const stage = stageOf.get(kind);
      return `| \`${kind}@${schema}\` | ${title} | ${stage === undefined ? '' : `${stage} `}${act ? '行为（受法律约束）' : '事实'} |`;
    });
  return [`## ${familyTitles[family]}`, '', '| 种类 | 名称 | 性质 |', '|---|---|---|', ...rows].join('\n');
}

export function text(): string {
  const head = [
    '# 记录种类',
    '',
    `由 \`packages/records/src/kinds\` 生成（\`npm run generate\`），请勿手改。共 ${allKinds.length} 种。`,
    '「事实」无论是否合规都收下；「行为」由系统作出，法律不许的不予办理，并说明依据和补救。',
  ].join('\n');
  return `${[head, ...kindFamilies.map(section)].join('\n\n')}\n`;
}
