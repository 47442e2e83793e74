/** A rule of the catalogue as a person reads it: a field is called by its label, never by its key. */
export function plainRule(rule: string, labels: ReadonlyMap<string, string>): string {
  return rule
    .replace(/[a-z][A-Za-z0-9]*(?:\.[a-zA-Z]+)*/g, (key) => {
      const label = labels.get(key) ?? labels.get(key.split('.')[0] ?? '');
      return label === undefined ? key : `“${label}”`;
    })
    .replaceAll('→', '的，');
}
