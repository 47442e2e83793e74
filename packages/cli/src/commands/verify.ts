import { ArchiveFault, type Summary, type Verdict, verifyPackage } from '@liuhen/archive';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

const exitCodes: Record<Verdict['verdict'], number> = { sound: 0, broken: 1, notPackage: 2 };

export const verify: Command = {
  summary: '离线核对案卷包：0 完好，1 有损（指明何处），2 不是案卷包',
  usage: 'verify PACKAGE [--key KEY] [--json]',
  options: { key: { type: 'string' }, json: { type: 'boolean' } },
  takes: [1, 1],
  async run(call: Call): Promise<number> {
    const verdict = await read(call.arguments[0] ?? '', call.value('key'));
    call.terminal.out(call.has('json') ? JSON.stringify(verdict, null, 2) : told(verdict));
    return exitCodes[verdict.verdict];
  },
};

async function read(path: string, key: string | null): Promise<Verdict> {
  try {
    return await verifyPackage(path, key === null ? {} : { trustedKeys: [key] });
  } catch (error) {
    if (!(error instanceof ArchiveFault)) throw error;
    throw new CliFault(error.message, { exitCode: exitCodes.notPackage });
  }
}

function told({ verdict, problems, summary }: Verdict): string {
  if (verdict === 'notPackage') {
    return ['不是案卷包，或已残缺到无法辨认。', ...problems.map(({ message }) => `  ${message}`)].join('\n');
  }
  const found = problems.map(({ where, message }) => `  ✗ ${where === '' ? '' : `${where}：`}${message}`);
  const opening =
    verdict === 'sound'
      ? '完好：每个字节、每条记录、每份证据都与签名的日志一致。'
      : `有损：共 ${problems.length} 处不符。`;
  return [opening, ...found, ...facts(summary).map((line) => `  ${line}`), limit(summary)].join('\n');
}

function facts(summary: Summary): string[] {
  const { number, title, agencyName, packedAt, records, files, treeSize, root, withheld, erased } = summary;
  return [
    `案件：${[number, title].filter((part) => part !== null).join('　') || '未载明'}`,
    `机关：${agencyName ?? '未载明'}　打包时间：${packedAt ?? '未载明'}`,
    `记录 ${records} 条，证据文件 ${files} 个；遮蔽 ${withheld} 项，依法销毁 ${erased} 项`,
    `日志大小 ${treeSize ?? '未载明'}，根 ${root ?? '未载明'}（可与见证方所存的检查点比对）`,
  ];
}

/** What a verdict does not say must stand beside it. */
function limit({ trusted, keys }: Summary): string {
  const since = '核对证明的是自入库以来未被改动、无所遗漏，不证明镜头之外发生了什么。';
  if (trusted) return `签名已与所给的公钥核对。${since}`;
  return `签名公钥取自包内（${keys.join('、') || '无'}）：请向机关或见证方另行取得公钥，用 --key 再核一次。${since}`;
}
