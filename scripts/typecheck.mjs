// Compiles the four worlds, each with what it may see: the pure rooms (no Node, no DOM), Node, the browser, and the browser's
// tests, which stand in both.
import { allPass } from './steps.mjs';

const worlds = ['tsconfig.pure.json', 'tsconfig.json', 'packages/web/tsconfig.json', 'packages/web/tsconfig.test.json'];

export const typechecks = worlds.map((project) => ({
  title: `tsc -p ${project}`,
  program: 'typescript/bin/tsc',
  args: ['-p', project],
}));

if (process.argv[1]?.endsWith('typecheck.mjs')) process.exitCode = (await allPass(typechecks)) ? 0 : 1;
