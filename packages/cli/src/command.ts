import type { ParseArgsOptionsConfig } from 'node:util';

/** Where a command speaks: what it answers goes to `out`, what it does and what is wrong goes to `err`. */
export type Terminal = { out(text: string): void; err(text: string): void };

export type Call = {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What stands after the command without dashes. */
  readonly arguments: readonly string[];
  /** Whether a switch such as `--json` was given. */
  has(name: string): boolean;
  /** The value of an option such as `--at INSTANT`, or null. */
  value(name: string): string | null;
};

export type Command = {
  readonly summary: string;
  /** How it is called, after `liuhen`: `check FILE.yaml [--at INSTANT] [--json]`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many arguments it takes, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  /** Does it, and returns the exit code. */
  run(call: Call): Promise<number>;
};
