/** What is to become different in the search of an address; what becomes undefined leaves it. */
export type SearchChange<Search> = { [Key in keyof Search]?: Search[Key] | undefined };

/** The search of an address after a filter was set or taken away. */
export function changeSearch<Search extends object>(before: Search, change: SearchChange<Search>): Search {
  const after = Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(after) as Search;
}
