import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecoverySheet } from '../api/index.ts';
import { toBase32 } from './totp.ts';

const purposes: readonly (readonly [RegExp, string, string])[] = [
  [/^master-\d+\.key$/, '主密钥', '解开数据库中的记录内容和加密保存的音像；丢失后永远不能读出'],
  [/^server-secret(-\d+)?\.key$/, '服务密钥', '解开动态口令密钥；丢失后所有人须重新登记动态口令'],
  [/^log-.*\.ed25519$/, '日志签名密钥', '签署记录日志的检查点；丢失后须另换新密钥并公告'],
  [/^evidence\.key$/, '证据加密密钥', '解开加密保存的音像；丢失后原件永远不能读出'],
];

/** The keys of an installation, to be written down by hand: shown once at the first start, and again by `liuhen keys sheet`. */
export async function recoverySheet(keysFolder: string, bureau: string, madeAt: string): Promise<RecoverySheet> {
  const keys = [];
  for (const file of (await readdir(keysFolder)).sort()) {
    const known = purposes.find(([pattern]) => pattern.test(file));
    if (known === undefined) continue;
    const [, name, purpose] = known;
    const groups = toBase32(await readFile(join(keysFolder, file))).match(/.{1,4}/g) ?? [];
    keys.push({ name: `${name}（${file}）`, purpose, words: groups.join(' ') });
  }
  return {
    bureau,
    madeAt,
    keys,
    advice: [
      '打印本单两份，分别封存于保险柜和档案室，不拍照、不存电脑。',
      `密钥文件在服务器的 ${keysFolder} 目录；备份中不含密钥，须另行妥善保管。`,
      '恢复时先用 liuhen keys enter 按本单写回密钥，再恢复备份。本页关闭后不再显示。',
    ],
  };
}
