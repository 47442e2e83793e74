import { appendFile, open, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import { openDiskStore } from '../store/disk-store.ts';
import { syncFolder } from '../store/durable-files.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { FrameCipher } from '../store/frame-cipher.ts';
import type { SealedAnswer, SealedFile } from './seal-upload.ts';
import type { UploadLimits } from './upload-index.ts';
import { openUploads, type Uploads } from './uploads.ts';

export type UploadServer = {
  url: string;
  server: Server;
  store: EvidenceStore;
  uploads: Uploads<null>;
  hashes: Hasher;
  /** What the caller wrote down: one line a sealed upload. */
  recorded(): Promise<SealedFile[]>;
  close(): Promise<void>;
};

export type UploadServerOptions = {
  port?: number;
  limits?: Partial<UploadLimits>;
  encryption?: { cipher: FrameCipher; key: Uint8Array };
  onSealed?: (file: SealedFile) => Promise<SealedAnswer | null>;
};

/** A caller as small as can be: people are a header, records are lines of a synced file. */
export async function startUploadServer(folder: string, options: UploadServerOptions = {}): Promise<UploadServer> {
  const hashes = openHasher();
  const { encryption } = options;
  const store = await openDiskStore(join(folder, 'evidence'), encryption ? { hashes, encryption } : { hashes });
  const journal = join(folder, 'records.jsonl');
  const recorded = () => readRecords(journal);
  const uploads = await openUploads<null>({
    store,
    hashes,
    basePath: '/api/uploads',
    limits: { keepFree: 0, ...options.limits },
    authorize: async (request) => {
      const person = request.headers.authorization;
      const refusal = { status: 401, code: 'signInRequired', title: '请先登录', detail: '登录后再上传。' };
      return typeof person === 'string' ? { id: person } : { refusal };
    },
    onSealed: async (file) => {
      const early = (await options.onSealed?.(file)) ?? null;
      if (early !== null) return early;
      const before = (await recorded()).find(({ uploadId }) => uploadId === file.uploadId);
      if (before === undefined) {
        await appendFile(journal, `${JSON.stringify(file)}\n`);
        const handle = await open(journal, 'r');
        await handle.sync();
        await handle.close();
        await syncFolder(folder);
      }
      return { recorded: true, receipt: { record: file.uploadId } };
    },
  });
  const server = createServer((request, response) => void uploads.handle(request, response, null));
  server.requestTimeout = 0;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/uploads`,
    server,
    store,
    uploads,
    hashes,
    recorded,
    close: async () => {
      await uploads.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await hashes.close();
    },
  };
}

/** A line torn by a kill was never acknowledged and does not count. */
export async function readRecords(journal: string): Promise<SealedFile[]> {
  const text = await readFile(journal, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as SealedFile];
    } catch {
      return [];
    }
  });
}

if (import.meta.main) {
  const [folder = '', port = '0'] = process.argv.slice(2);
  const { url } = await startUploadServer(folder, { port: Number(port) });
  console.log(url);
}
