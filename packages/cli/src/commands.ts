import type { Command } from './command.ts';

/** Every command by its name; loaded only when called, so that `verify` on a stranger's machine starts no database. */
export const commands = {
  check: async () => (await import('./commands/check.ts')).check,
  cases: async () => (await import('./commands/cases.ts')).cases,
  package: async () => (await import('./commands/package.ts')).packageCase,
  verify: async () => (await import('./commands/verify.ts')).verify,
  import: async () => (await import('./commands/import.ts')).importFile,
  export: async () => (await import('./commands/export.ts')).exportFile,
  dock: async () => (await import('./commands/dock.ts')).dock,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  rebuild: async () => (await import('./commands/rebuild.ts')).rebuild,
  keys: async () => (await import('./commands/keys.ts')).keys,
  fsck: async () => (await import('./commands/fsck.ts')).fsck,
} as const satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof commands;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
