import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newFolder } from '../../test/world.ts';
import { openEngine } from './engine.ts';
import { dumpSchema } from './schema-dump.ts';

test('schema.sql is what the migrations make', async () => {
  const { folder, remove } = await newFolder();
  const engine = await openEngine({ dataFolder: folder });
  const dump = await dumpSchema(engine.pool('owner', 1));
  await engine.close();
  await remove();
  const file = fileURLToPath(new URL('../../schema.sql', import.meta.url));
  if (process.env.LIUHEN_UPDATE === '1') await writeFile(file, dump);
  expect(await readFile(file, 'utf8')).toBe(dump);
});
