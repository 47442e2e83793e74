export { readYaml } from './case-file/yaml.ts';
export type { Terminal } from './command.ts';
export { runCommandLine } from './run-command-line.ts';
