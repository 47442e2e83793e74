// Makes a clone ready: runs before `npm start`, `npm run demo` and, with --test, before `npm test`.
// Plain JavaScript without dependencies, because it runs before anything is installed and on any Node from 20.19 on.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installForTests } from './prepare/debian.mjs';
import { install } from './prepare/install.mjs';
import { requireNodeToBegin, requireNodeToRun } from './prepare/node.mjs';
import { explain } from './prepare/say.mjs';
import { buildWeb } from './prepare/web.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  requireNodeToBegin();
  await install(root);
  const node = await requireNodeToRun(root);
  if (process.argv.includes('--test')) await installForTests();
  await buildWeb(root, node);
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
