import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EvidenceFault, openDiskStore, openHashService } from '@liuhen/evidence';
import { Fault, openEngine, restore as restoreJournal } from '@liuhen/journal';
import { copyEvidence } from '../bureau/copy-evidence.ts';
import { dataFolderOf, withBureau } from '../bureau/with-bureau.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

export const restore: Command = {
  summary: '把备份恢复到空的数据文件夹（LIUHEN_DATA）',
  usage: 'restore DIR',
  options: {},
  takes: [1, 1],
  async run(call: Call): Promise<number> {
    const folder = resolve(call.arguments[0] ?? '');
    if (!existsSync(join(folder, 'journal', 'manifest.json'))) throw new CliFault(`${folder} 不是留痕的备份。`);
    await restoreInto(dataFolderOf(call.environment), folder, call);
    // Opening the house derives the lists anew and goes on with the log.
    return withBureau(call, { create: false }, async ({ house, agencies }) => {
      for (const agency of agencies) await house.journal.settle(agency);
      call.terminal.out('已恢复。请运行 liuhen fsck 证明恢复出来的就是原来的机关。');
      return 0;
    });
  },
};

async function restoreInto(dataFolder: string, folder: string, call: Call): Promise<void> {
  const hashes = openHashService();
  try {
    const engine = await openEngine({ dataFolder, databaseUrl: call.environment.DATABASE_URL });
    try {
      const manifest = await restoreJournal(engine.pool('owner'), join(folder, 'journal'));
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const from = await openDiskStore(join(folder, 'evidence'), { hashes });
      const to = await openDiskStore(join(engine.dataFolder, 'evidence'), { hashes });
      const { files, bytes } = await copyEvidence(from, to, ({ files: done }) => {
        if (done % 100 === 0) call.terminal.err(`已恢复 ${done} 个证据文件 …`);
      });
      call.terminal.out(
        `${dataFolder}：${rows} 行记录（备份于 ${manifest.madeAt}），${files} 个证据文件（${bytes} 字节）`,
      );
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (error instanceof Fault) throw new CliFault(`${error.message}。`, { details: [`${error.remedy}。`] });
    if (error instanceof EvidenceFault) throw new CliFault(`证据没有恢复完：${error.message}`);
    throw error;
  } finally {
    await hashes.close();
  }
}
