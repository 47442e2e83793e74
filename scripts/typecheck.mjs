// Compiles the three worlds, each with what it may see: the pure rooms (no Node, no DOM), Node, the browser.
import { allPass } from './steps.mjs';

export const typechecks = ['tsconfig.pure.json', 'tsconfig.json', 'packages/web/tsconfig.json'].map((project) => ({
  title: `tsc -p ${project}`,
  program: 'typescript/bin/tsc',
  args: ['-p', project],
}));

if (process.argv[1]?.endsWith('typecheck.mjs')) process.exitCode = (await allPass(typechecks)) ? 0 : 1;
