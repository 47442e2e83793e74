import { expect, test } from 'vitest';
import { MISUSE } from './cli-fault.ts';
import { commands } from './commands.ts';
import { runCommandLine } from './run-command-line.ts';

async function run(...argv: string[]) {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      said.out += `${text}\n`;
    },
    err: (text: string) => {
      said.err += `${text}\n`;
    },
  };
  const code = await runCommandLine(argv, terminal, {});
  return { code, ...said };
}

test('without a command, every command is told with its usage', async () => {
  const { code, out } = await run();
  expect(code).toBe(MISUSE);
  for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`liuhen ${name}\\b`));
});

test('help is help, not a mistake', async () => {
  expect((await run('--help')).code).toBe(0);
  expect((await run('verify', '--help')).out).toContain('用法：liuhen verify PACKAGE');
});

test.each([
  [['frobnicate'], '没有“frobnicate”这个命令'],
  [['verify'], '缺少参数'],
  [['verify', 'a.zip', 'b.zip'], '多出参数“b.zip”'],
  [['verify', 'a.zip', '--loud'], '选项“--loud”不对'],
  [['verify', 'a.zip', '--key'], '选项“--key'],
])('a wrong call %j is answered with what is wrong and exit code 64', async (argv, cry) => {
  const { code, out, err } = await run(...argv);
  expect(code).toBe(MISUSE);
  expect(err).toContain(cry);
  expect(out).toBe('');
});
