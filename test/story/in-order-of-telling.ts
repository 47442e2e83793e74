import type { CaseFileRecord } from '@liuhen/records';

/** A film is handed in after the last step that it covers, not before the step is there to be covered. */
export function inOrderOfTelling(records: readonly CaseFileRecord[]): CaseFileRecord[] {
  const films = records.filter((record) => record.kind === 'recording');
  const told = records.filter((record) => record.kind !== 'recording');
  return told.flatMap((record, index) => {
    const later = new Set(told.slice(index + 1).flatMap((each) => each.recordings ?? []));
    return [record, ...films.filter(({ key }) => record.recordings?.includes(key) && !later.has(key))];
  });
}
