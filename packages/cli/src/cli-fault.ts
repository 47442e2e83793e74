/** What a person did that cannot be served, in their words: what is wrong, and what to do. */
export class CliFault extends Error {
  readonly details: readonly string[];
  readonly exitCode: number;

  constructor(message: string, options: { details?: readonly string[]; exitCode?: number } = {}) {
    super(message);
    this.name = 'CliFault';
    this.details = options.details ?? [];
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The command was called wrongly: shown with its usage, exit code 64 as the BSDs have it. */
export const MISUSE = 64;
