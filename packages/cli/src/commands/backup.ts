import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EvidenceFault, openDiskStore } from '@liuhen/evidence';
import { backup as backUpJournal } from '@liuhen/journal';
import { copyEvidence } from '../bureau/copy-evidence.ts';
import { withBureau, wrappedKeyFile } from '../bureau/with-bureau.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

export const backup: Command = {
  summary: '备份全部记录与证据到一个空文件夹；系统运行时也可以做',
  usage: 'backup DIR',
  options: {},
  takes: [1, 1],
  run: (call: Call) =>
    withBureau(call, { create: false }, async ({ house }) => {
      const folder = resolve(call.arguments[0] ?? '');
      // Records first: whatever evidence they name is already in the store, and so in what is copied next.
      const sealed = house.encryption !== null;
      const store = { pool: house.engine.pool('owner'), vault: house.journal.vault };
      const manifest = await backUpJournal(store, join(folder, 'journal'), house.now(), { sealed });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      try {
        const sealing = house.encryption === null ? {} : { encryption: house.encryption };
        const to = await openDiskStore(join(folder, 'evidence'), { hashes: house.hashes, ...sealing });
        if (sealed) await copyFile(wrappedKeyFile(house.engine.dataFolder), join(folder, 'evidence', 'key.json'));
        const { files, bytes } = await copyEvidence(house.store, to, ({ files: done }) => {
          if (done % 100 === 0) call.terminal.err(`已复制 ${done} 个证据文件 …`);
        });
        call.terminal.out(`${folder}：${rows} 行记录，${files} 个证据文件（${bytes} 字节）`);
      } catch (error) {
        if (error instanceof EvidenceFault) throw new CliFault(`证据没有备份完：${error.message}`);
        throw error;
      }
      call.terminal.out(`备份不含密钥（${house.keysFolder}）：密钥恢复单请另行保管。`);
      call.terminal.out(
        sealed
          ? '备份是加密的：没有主密钥，谁也读不出记录和证据；恢复前请先放回主密钥。'
          : '备份未加密，须按原件的密级保管；设置 LIUHEN_ENCRYPT 后，证据和备份都加密。',
      );
      return 0;
    }),
};
