import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

/** The reference Node server of the protocol with its file store, followed by an fsync of the finished file. It hashes nothing. */
const [folder = ''] = process.argv.slice(2);
const datastore = new FileStore({ directory: folder });
const tus = new Server({
  path: '/api/uploads',
  datastore,
  respectForwardedHeaders: false,
  onUploadFinish: async (_, upload) => {
    const handle = await open(`${folder}/${upload.id}`, 'r+');
    await handle.sync();
    await handle.close();
    return {};
  },
});
const server = createServer((request, response) => void tus.handle(request, response));
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/uploads`),
);
