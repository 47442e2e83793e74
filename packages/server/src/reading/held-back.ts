import { commitmentUnits, type Entry } from '@liuhen/records';
import type { Visible } from './visible.ts';

/** What stands on the pages or in the copies of another record. */
const shows = new Set(['issues', 'attaches', 'derivedFrom', 'signs']);
const marks = new Set(['signs', 'approves']);

/**
 * Files this person may not be given, by hash: those of records of which a word had to be withheld or struck for them, and those
 * that show such a record in print: its issued pages, scans of them, copies. Bytes cannot be struck, so they stay here, under
 * whatever record they are named again.
 */
export function heldBackFiles({ entries: seen }: Visible, entries: readonly Entry[]): ReadonlySet<string> {
  const shown = new Map(seen.map((entry) => [entry.body.id as string, entry]));
  const struck = new Set(
    entries.filter((entry) => isStruck(entry, shown.get(entry.body.id))).map(({ body }) => body.id as string),
  );
  if (struck.size === 0) return new Set();
  const printed = new Set(struck);
  // who signed and what was approved stands on the issued pages too
  for (const { body } of entries) {
    if (!struck.has(body.id)) continue;
    for (const { rel, record } of body.links) if (marks.has(rel)) printed.add(record);
  }
  const held = new Set<string>();
  for (const { body } of entries) {
    // masked for everybody when it was made, and for whoever reported first of all
    if (body.kind === 'publicationCopy' && !struck.has(body.id)) continue;
    const tells = struck.has(body.id) || body.links.some(({ rel, record }) => shows.has(rel) && printed.has(record));
    if (!tells) continue;
    printed.add(body.id);
    for (const { sha256 } of body.files) held.add(sha256);
  }
  return held;
}

function isStruck(entry: Entry, seen: Entry | undefined): boolean {
  if (seen === undefined) return true;
  if (seen === entry) return false;
  if (seen.withheld.length > entry.withheld.length) return true;
  return JSON.stringify(commitmentUnits(seen.body)) !== JSON.stringify(commitmentUnits(entry.body));
}
