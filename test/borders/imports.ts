const STATEMENT = /(?:^|[\s;}])(?:import|export)\s*(?:type\s)?[\w*{][^'"`;]*?\sfrom\s*(['"])([^'"]+)\1/g;
const BARE = /(?:^|[\s;}])import\s*(['"])([^'"]+)\1/g;
const CALL = /\b(?:import|require|import\.meta\.resolve)\s*\(\s*(['"`])([^'"`]+)\1/g;
const TYPE_REFERENCE = /^\/\/\/\s*<reference\s+(?:types|path)=(['"])([^'"]+)\1/gm;

/** Comments become spaces; what stands in a string stays. */
function withoutComments(source: string): string {
  return source.replace(/(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) =>
    found.startsWith('/') ? ' ' : found,
  );
}

/** Every module that the source names: static, for side effects, re-exported, dynamic, as type reference. */
export function importsOf(source: string): string[] {
  const references = [...source.matchAll(TYPE_REFERENCE)];
  const code = withoutComments(source);
  const found = [...references, ...[STATEMENT, BARE, CALL].flatMap((pattern) => [...code.matchAll(pattern)])];
  return [...new Set(found.map((match) => match[2] ?? ''))].sort();
}
