import { refusalRecord1 } from './refusal-record-1.ts';
import type { Data, Upcaster } from './upcaster.ts';

export const upcasters: readonly Upcaster[] = [refusalRecord1];

/** Reads data through one upcaster after another, from the schema it was written under to the newest. */
export function upcastBy(steps: readonly Upcaster[]): (kind: string, schema: number, data: Data) => Data {
  const inOrder = steps.toSorted((one, other) => one.from - other.from);
  const byKind = Map.groupBy(inOrder, ({ kind }) => kind);
  return (kind, schema, data) => {
    const known = byKind.get(kind);
    // of nearly every record of every fold
    if (known === undefined) return data;
    return known.filter(({ from }) => from >= schema).reduce((read, step) => step.read(read), data);
  };
}

/** Data of a record in the newest schema of its kind; most kinds have only one, and theirs is given back as it is. */
export const upcast = upcastBy(upcasters);
