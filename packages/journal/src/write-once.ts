import { randomUUID } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';

/**
 * A secret file, whole or not at all, readable by its owner only. Throws EEXIST where there is one: of two who make it at once
 * the second must read what the first made. A full disk leaves nothing half-written behind.
 */
export async function writeOnce(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
