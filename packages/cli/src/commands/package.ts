import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { ArchiveFault, writePackage } from '@liuhen/archive';
import { packageSource } from '@liuhen/server';
import { findCase } from '../bureau/find-case.ts';
import { withBureau } from '../bureau/with-bureau.ts';
import { CliFault } from '../cli-fault.ts';
import type { Call, Command } from '../command.ts';

export const packageCase: Command = {
  summary: '写出案卷包：记录、证据、证明与离线核对页',
  usage: 'package CASE OUT.zip',
  options: {},
  takes: [2, 2],
  run: (call: Call) =>
    withBureau(call, { create: false }, async (bureau) => {
      const [wanted = '', out = ''] = call.arguments;
      if (existsSync(out)) throw new CliFault(`${out} 已经存在：请换一个文件名，以免覆盖。`);
      const { agency, row } = await findCase(bureau, wanted);
      const { journal, store, law, now } = bureau.house;
      await journal.settle(agency);
      const { dossier, entries } = await journal.dossiers.read(agency, row.subject_id);
      const purpose = null;
      const source = await packageSource({
        journal,
        store,
        law,
        agency,
        dossier,
        entries,
        at: now(),
        purpose,
        visible: null,
      });
      const unfinished = `${out}.part`;
      try {
        const { size, records, files } = await writePackage(source, createWriteStream(unfinished, { flags: 'wx' }));
        await rename(unfinished, out);
        call.terminal.out(`${out}：${records} 条记录，${files} 个证据文件，${size} 字节`);
        return 0;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw asCliFault(error, out);
      }
    }),
};

function asCliFault(error: unknown, out: string): unknown {
  if (error instanceof ArchiveFault) return new CliFault(`案卷包没有写成：${error.message}`);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new CliFault(`写不到 ${out}：没有这个文件夹。`);
  if (code === 'ENOSPC') return new CliFault('磁盘已满，案卷包没有写成。腾出空间后再试。');
  if (code === 'EACCES') return new CliFault(`写不到 ${out}：没有写入权限。`);
  return error;
}
