import { fsck as checkAll, type FsckResult } from '@liuhen/journal';
import type { House } from '@liuhen/server';
import { withBureau } from '../bureau/with-bureau.ts';
import type { Call, Command } from '../command.ts';

export const fsck: Command = {
  summary: '逐条复核记录、日志与证据；有不符则逐项指明，退出码 1',
  usage: 'fsck [--without-evidence] [--json]',
  options: { 'without-evidence': { type: 'boolean' }, json: { type: 'boolean' } },
  takes: [0, 0],
  run: (call: Call) =>
    withBureau(call, { create: false }, async ({ house, agencies }) => {
      for (const agency of agencies) await house.journal.settle(agency);
      const evidence = call.has('without-evidence') ? {} : { evidence: evidenceCheck(house) };
      const result = await checkAll(house.journal, agencies, evidence);
      call.terminal.out(call.has('json') ? JSON.stringify(result, null, 2) : told(result));
      return result.discrepancies.length === 0 ? 0 : 1;
    }),
};

/** Re-reads and re-hashes the bytes of every file that a record speaks of. */
function evidenceCheck({ store }: House) {
  return async (_agency: string, { sha256, sm3, size }: { sha256: string; sm3: string; size: number }) => {
    const found = await store.verify(sha256);
    if (found.state === 'absent') return '证据库里没有这个文件';
    if (found.state === 'damaged') return found.reason;
    // set apart or erased as a state secret: its absence is as it should be, and on record
    if (found.state === 'isolated') return null;
    return found.sm3 === sm3 && found.size === size ? null : 'SM3 或字节数与记录不符';
  };
}

function told({ entries, files, discrepancies }: FsckResult): string {
  const scope = `复核 ${entries} 条记录、${files} 个证据文件`;
  if (discrepancies.length === 0) return `${scope}：全部相符。`;
  const lines = discrepancies.map(({ code, message, record, subject }) => {
    const where = [subject === null ? null : `案卷 ${subject}`, record === null ? null : `记录 ${record}`];
    return `  ✗ ${message}（${[code, ...where.filter((part) => part !== null)].join('，')}）`;
  });
  return [
    `${scope}：${discrepancies.length} 处不符。`,
    ...lines,
    '请勿改动数据库；把本报告和最近的备份交给维护方。',
  ].join('\n');
}
