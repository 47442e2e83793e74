import type { AgencyFacts } from '@liuhen/records';
import { hashesApart } from '../spills/spills-of.ts';
import { cardOf, filesIn, reportsOf } from './reports-of.ts';

/** Whether a file of a card must not be named. */
export type IsApart = (path: string, sha256?: string | null) => boolean;

/**
 * Files of a card that were set apart as a state secret, or what lies beside them under the same name (a thumbnail, a list), whichever
 * report of the card tells of them: a name can be the secret. Reports stay as they were recorded; who reads them is not told these names.
 */
export function namesApart(facts: AgencyFacts, card: string): IsApart {
  const hashes = hashesApart(facts);
  if (hashes.size === 0) return () => false;
  const stems = new Set(
    reportsOf(facts)
      .filter((report) => cardOf(report) === card)
      .flatMap(({ data }) => filesIn(data.files))
      .flatMap(({ path, sha256 }) => (sha256 !== null && hashes.has(sha256) ? [stemOf(path)] : [])),
  );
  return (path, sha256 = null) => (sha256 !== null && hashes.has(sha256)) || stems.has(stemOf(path));
}

/** What stands in the place of a name. */
export const unnamed = (ordinal: number): string => `名称不显示的文件 ${ordinal}`;

/** The name in its folder, without what says what kind of file it is. */
const stemOf = (path: string): string => path.replace(/(?<=[^/])\.[^./]*$/, '').toLowerCase();
