// Everything that is fast: types, lint and format, unused code, the lock, the generated files, the unit tests (among
// them the borders between the rooms, the length of files, the names). Under a minute; `npm test` is everything.
import { allPass } from './steps.mjs';
import { typechecks } from './typecheck.mjs';

const steps = [
  {
    title: '单元测试（含房间边界、文件长度、命名、文档）',
    program: 'vitest/vitest.mjs',
    args: ['run', '--project', 'unit'],
  },
  ...typechecks,
  {
    title: 'biome ci（零警告）',
    program: '@biomejs/biome/bin/biome',
    args: ['ci', '--colors=off', '--error-on-warnings', '.'],
  },
  { title: 'knip（零未用）', program: 'knip/bin/knip.js', args: [] },
  { title: 'package-lock.json', script: 'scripts/fix-lock.mjs', args: ['--check'] },
  { title: '生成的文件与源一致', script: 'scripts/generate.mjs', args: ['--check'] },
];

const began = Date.now();
const sound = await allPass(steps);
console.log(`${sound ? '全部通过' : '有检查未通过'}，共 ${((Date.now() - began) / 1000).toFixed(0)} 秒`);
process.exitCode = sound ? 0 : 1;
