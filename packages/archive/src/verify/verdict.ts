import type { Problem } from './problem.ts';

export type Summary = {
  readonly subject: string | null;
  readonly title: string | null;
  readonly number: string | null;
  readonly agencyName: string | null;
  readonly packedAt: string | null;
  readonly records: number;
  /** Records of other subjects that the case rests on. */
  readonly related: number;
  readonly files: number;
  readonly bytes: number;
  /** Size and root (hexadecimal) of the signed tree: to be compared with what a witness holds. */
  readonly treeSize: string | null;
  readonly root: string | null;
  /** Fields that are not shown, and those that were lawfully erased. */
  readonly withheld: number;
  readonly erased: number;
  /** Whether the signatures were checked against a key got from elsewhere. */
  readonly trusted: boolean;
  /** Keys whose signature stands under the checkpoint. */
  readonly keys: readonly string[];
};

/** `sound`: not one problem. `broken`: this was a package, and each problem is named. `notPackage`: it never was one. */
export type Verdict = {
  readonly verdict: 'sound' | 'broken' | 'notPackage';
  readonly problems: readonly Problem[];
  readonly summary: Summary;
};

export const nothingFound: Summary = {
  subject: null,
  title: null,
  number: null,
  agencyName: null,
  packedAt: null,
  records: 0,
  related: 0,
  files: 0,
  bytes: 0,
  treeSize: null,
  root: null,
  withheld: 0,
  erased: 0,
  trusted: false,
  keys: [],
};
