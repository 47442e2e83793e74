import type { CaseView } from '@liuhen/server/api';
import { createContext } from 'react';

/** The people of an imported case by the keys its file calls them, so that a person is shown by name and never by key. */
export const NamesContext = createContext<ReadonlyMap<string, string>>(new Map());

export function namesIn(
  view: Pick<CaseView, 'header' | 'facts'>,
  staff: readonly { readonly id: string; readonly name: string }[] = [],
): ReadonlyMap<string, string> {
  const byId = new Map<string, string>(staff.map(({ id, name }) => [id, name]));
  for (const { id, name } of view.header.people) if (id !== null) byId.set(id, name);
  for (const { people } of view.facts)
    for (const { person, name } of people) if (person !== null && name !== '') byId.set(person, name);
  const names = new Map<string, string>(byId);
  for (const fact of view.facts) {
    const keys = fact.kind === 'caseImported' ? fact.data.people : null;
    if (typeof keys !== 'object' || keys === null || Array.isArray(keys)) continue;
    for (const [key, id] of Object.entries(keys)) {
      const name = typeof id === 'string' ? byId.get(id) : undefined;
      if (name !== undefined) names.set(key, name);
    }
  }
  return names;
}
