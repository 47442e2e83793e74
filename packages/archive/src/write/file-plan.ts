import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { findKind } from '@liuhen/records';
import { ArchiveFault } from '../archive-fault.ts';
import { type FileFolder, filePath } from '../layout/paths.ts';
import type { ZipContent } from '../zip/write-zip.ts';
import type { PackageSource } from './package-source.ts';
import { isShown, type ReadRecord } from './record-of.ts';

export type PlannedFile = ZipContent & { readonly sha256: string };

/** Extensions by media type: what opens a file on a stranger's machine. Others keep their own when it is plain. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'image/heic': 'heic',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/plain': 'txt',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
};

/**
 * Every shown file once, measured: each is read through, and what does not have its hash is refused before the first byte of the
 * package goes out.
 */
export async function planFiles(
  source: PackageSource,
  records: readonly ReadRecord[],
): Promise<Map<string, PlannedFile>> {
  const planned = new Map<string, PlannedFile>();
  for (const { source: record, leaf } of records) {
    const family = findKind(record.body.kind, record.body.schema)?.family;
    for (const [index, { sha256, size }] of leaf.files.entries()) {
      if (planned.has(sha256) || !isShown(record, sha256)) continue;
      const named = record.body.files[index];
      const mediaType = named?.mediaType ?? '';
      const folder: FileFolder = family === 'document' && mediaType === 'application/pdf' ? 'documents' : 'evidence';
      const place = filePath(folder, sha256, extensionOf(mediaType, named?.name ?? ''));
      planned.set(sha256, await measure(source, { sha256, size, place, seq: leaf.subjectSeq }));
    }
  }
  return planned;
}

type Wanted = { readonly sha256: string; readonly size: number; readonly place: string; readonly seq: number };

async function measure(source: PackageSource, { sha256, size, place, seq }: Wanted): Promise<PlannedFile> {
  const open = async () => {
    const bytes = await source.openFile(sha256);
    if (bytes !== null) return bytes;
    const message = `第 ${seq} 号记录的文件 ${sha256} 不在证据存储中。请先从备份恢复，或确认其已依法销毁。`;
    throw new ArchiveFault('evidenceMissing', message);
  };
  const hash = createHash('sha256');
  let crc = 0;
  let length = 0;
  for await (const piece of await open()) {
    hash.update(piece);
    crc = crc32(piece, crc);
    length += piece.length;
  }
  if (length !== size || hash.digest('hex') !== sha256) {
    const message = `第 ${seq} 号记录的文件 ${sha256} 已损坏，与入库时的摘要不符。请对证据存储运行 fsck 并从备份恢复。`;
    throw new ArchiveFault('evidenceDamaged', message);
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* await open();
  }
  return { name: place, size, crc, sha256, bytes };
}

function extensionOf(mediaType: string, name: string): string {
  return extensions[mediaType] ?? /\.([a-z0-9]{1,5})$/.exec(name.toLowerCase())?.[1] ?? '';
}
