// Writes the files that are made from code: every `*.generator.ts` of a room exports `file` (its place from the root of
// the project) and `text()` (what must stand in it).
//   npm run generate               writes them
//   npm run generate -- --check    writes nothing, exits 1 and names those that differ
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');

for (const generator of globSync('packages/*/src/**/*.generator.ts', { cwd: root }).sort()) {
  const { file, text } = await import(pathToFileURL(join(root, generator)).href);
  const made = await text();
  const place = join(root, file);
  const stands = existsSync(place) ? readFileSync(place, 'utf8') : null;
  if (stands === made) continue;
  if (check) {
    console.error(`${file} 与 ${generator} 不一致：请运行 npm run generate 后提交`);
    process.exitCode = 1;
  } else {
    writeFileSync(place, made);
    console.log(`已生成 ${file}`);
  }
}
