import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { decodeText } from '../uploads/upload-metadata.ts';
import { readProblem } from './read-problem.ts';

/** `path` and `name` as people read them; `raw` as the disk has them, where those are not the same bytes. */
export type CardFile = { path: string; name: string; size: number; mtimeMs: number; raw: Buffer | null };
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

/**
 * Every entry of a card or folder, in order of path: as a file, or as ignored with the reason. Links are never followed. Old disks hold
 * names in GB 18030: they are read as that, and found again by their own bytes.
 */
export async function listCard(folder: string): Promise<CardListing> {
  const listing: CardListing = { files: [], ignored: [] };
  await descend({ folder: Buffer.from(folder), path: '', isPlain: true }, 0, listing);
  return listing;
}

type Place = { readonly folder: Buffer; readonly path: string; readonly isPlain: boolean };

async function descend({ folder, path: below, isPlain }: Place, depth: number, listing: CardListing): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch(
    (error: unknown): Dirent<Buffer>[] => {
      if (below === '') throw error;
      listing.ignored.push({ path: below, reason: `文件夹无法读取：${readProblem(error)}` });
      return [];
    },
  );
  const named = entries.map((entry) => ({ entry, name: decodeText(entry.name) }));
  for (const { entry, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? name : `${below}/${name}`;
    const place: Place = {
      folder: Buffer.concat([folder, Buffer.from('/'), entry.name]),
      path,
      isPlain: isPlain && Buffer.from(name).equals(entry.name),
    };
    if (SYSTEM.has(name) || name.startsWith('._')) listing.ignored.push({ path, reason: '操作系统自己的文件' });
    else if (entry.isDirectory() && depth >= MAX_DEPTH) listing.ignored.push({ path, reason: '文件夹层级过深' });
    else if (entry.isDirectory()) await descend(place, depth + 1, listing);
    else if (!entry.isFile()) listing.ignored.push({ path, reason: '不是普通文件（链接、管道或设备）' });
    else {
      const facts = await lstat(place.folder).catch(() => null);
      if (facts === null) listing.ignored.push({ path, reason: '读取时已不存在' });
      else
        listing.files.push({
          path,
          name,
          size: facts.size,
          mtimeMs: facts.mtimeMs,
          raw: place.isPlain ? null : place.folder,
        });
    }
  }
}
