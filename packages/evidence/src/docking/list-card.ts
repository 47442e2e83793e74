import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type CardFile = { path: string; name: string; size: number; mtimeMs: number };
export type CardListing = { files: CardFile[]; ignored: { path: string; reason: string }[] };

const MAX_DEPTH = 24;
const SYSTEM = new Set([
  'System Volume Information',
  '$RECYCLE.BIN',
  '.Trashes',
  '.Trash-1000',
  '.fseventsd',
  '.Spotlight-V100',
  'lost+found',
  'Thumbs.db',
  '.DS_Store',
  'desktop.ini',
  'autorun.inf',
]);

/** Every entry of a card or folder, in order of path: as a file, or as ignored with the reason. Links are never followed. */
export async function listCard(folder: string): Promise<CardListing> {
  const listing: CardListing = { files: [], ignored: [] };
  await descend(folder, '', 0, listing);
  return listing;
}

async function descend(root: string, below: string, depth: number, listing: CardListing): Promise<void> {
  const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: unknown) => {
    if (below === '') throw error;
    listing.ignored.push({
      path: below,
      reason: `文件夹无法读取（${error instanceof Error ? error.message.split(':')[0] : '未知错误'}）`,
    });
    return [];
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (SYSTEM.has(entry.name) || entry.name.startsWith('._'))
      listing.ignored.push({ path, reason: '操作系统自己的文件' });
    else if (entry.isDirectory() && depth >= MAX_DEPTH) listing.ignored.push({ path, reason: '文件夹层级过深' });
    else if (entry.isDirectory()) await descend(root, path, depth + 1, listing);
    else if (!entry.isFile()) listing.ignored.push({ path, reason: '不是普通文件（链接、管道或设备）' });
    else {
      const facts = await lstat(join(root, path)).catch(() => null);
      if (facts === null) listing.ignored.push({ path, reason: '读取时已不存在' });
      else listing.files.push({ path, name: entry.name, size: facts.size, mtimeMs: facts.mtimeMs });
    }
  }
}
