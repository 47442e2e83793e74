import { parseArgs } from 'node:util';
import { CliFault, MISUSE } from './cli-fault.ts';
import type { Call, Command, Terminal } from './command.ts';
import { commands, isCommandName } from './commands.ts';
import { overview } from './overview.ts';

/** Runs `liuhen ARGUMENTS…` and returns the exit code. What a person did wrong is said; what we did wrong is thrown. */
export async function runCommandLine(
  argv: readonly string[],
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    terminal.out(await overview());
    return name === undefined ? MISUSE : 0;
  }
  if (!isCommandName(name)) {
    terminal.err(`没有“${name}”这个命令。\n\n${await overview()}`);
    return MISUSE;
  }
  const command = await commands[name]();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(`${command.summary}\n用法：liuhen ${command.usage}`);
    return 0;
  }
  try {
    return await command.run(callOf(command, rest, terminal, environment));
  } catch (error) {
    if (!(error instanceof CliFault)) throw error;
    terminal.err(error.message);
    for (const detail of error.details) terminal.err(`  ${detail}`);
    if (error.exitCode === MISUSE) terminal.err(`用法：liuhen ${command.usage}`);
    return error.exitCode;
  }
}

function callOf(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): Call {
  const { values, positionals } = parsed(command, args);
  const [least, most] = command.takes;
  if (positionals.length < least) throw new CliFault('缺少参数。', { exitCode: MISUSE });
  if (positionals.length > most) {
    throw new CliFault(`多出参数“${positionals.slice(most).join(' ')}”。`, { exitCode: MISUSE });
  }
  return {
    terminal,
    environment,
    arguments: positionals,
    has: (name) => values[name] === true,
    value: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : null;
    },
  };
}

function parsed(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = error instanceof Error ? /'(-{1,2}[^' ]+)/.exec(error.message)?.[1] : undefined;
    throw new CliFault(`选项“${option ?? args.join(' ')}”不对。`, { exitCode: MISUSE });
  }
}
