import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EvidenceFault, openDiskStore } from '@liuhen/evidence';
import { Fault, type Manifest, openEngine, restore as restoreJournal } from '@liuhen/journal';
import { copyEvidence } from '../bureau/copy-evidence.ts';
import { cipherOf, dataFolderOf, keysFolderOf, withBureau, wrappedKeyFile } from '../bureau/with-bureau.ts';
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
    const manifest = await restoreRecords(join(folder, 'journal'), call);
    const wrapped = join(folder, 'evidence', 'key.json');
    if (manifest.sealed && existsSync(wrapped)) {
      const place = wrappedKeyFile(dataFolderOf(call.environment));
      await mkdir(dirname(place), { recursive: true });
      await copyFile(wrapped, place);
    }
    // Opening the house derives the lists anew and goes on with the log.
    return withBureau(call, { create: false }, async ({ house, agencies }) => {
      if (manifest.sealed && house.encryption === null) {
        throw new CliFault('这份备份是加密的，恢复时请设置 LIUHEN_ENCRYPT（与备份时相同）。');
      }
      const sealing = manifest.sealed && house.encryption !== null ? { encryption: house.encryption } : {};
      const from = await openDiskStore(join(folder, 'evidence'), { hashes: house.hashes, ...sealing });
      const { files, bytes } = await copyEvidence(from, house.store, ({ files: done }) => {
        if (done % 100 === 0) call.terminal.err(`已恢复 ${done} 个证据文件 …`);
      }).catch((error: unknown) => {
        throw error instanceof EvidenceFault ? new CliFault(`证据没有恢复完：${error.message}`) : error;
      });
      for (const agency of agencies) await house.journal.settle(agency);
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      call.terminal.out(
        `已恢复 ${manifest.madeAt} 的备份：${rows} 行记录，${files} 个证据文件（${bytes} 字节）。\n请运行 liuhen fsck 证明恢复出来的就是原来的机关。`,
      );
      return 0;
    });
  },
};

async function restoreRecords(folder: string, call: Call): Promise<Manifest> {
  try {
    const dataFolder = dataFolderOf(call.environment);
    const engine = await openEngine({ dataFolder, databaseUrl: call.environment.DATABASE_URL });
    try {
      return await restoreJournal(engine.pool('owner'), folder, {
        folder: await keysFolderOf(call.environment),
        cipher: cipherOf(call.environment),
      });
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (error instanceof Fault) throw new CliFault(`${error.message}。`, { details: [`${error.remedy}。`] });
    throw error;
  }
}
