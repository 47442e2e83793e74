import type { Command } from './command.ts';

/** Every command by its name; loaded only when called, so that `verify` on a stranger's machine starts no database. */
export const commands = {
  verify: async () => (await import('./commands/verify.ts')).verify,
} as const satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof commands;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
