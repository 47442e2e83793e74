import { readFileSync } from 'node:fs';
import { allKinds, RecordBody, validateRecord } from '@liuhen/records';
import { describe, expect, it } from 'vitest';
import { type Frozen, freeze } from './freeze.ts';

const frozen: Record<string, Frozen> = JSON.parse(readFileSync(new URL('kinds.json', import.meta.url), 'utf8'));
const names = allKinds.map((kind) => `${kind.kind}@${kind.schema}`);

describe('the golden bytes of every kind@schema', () => {
  it('are there for each kind, and none is for a kind that is gone', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(frozen).sort()).toEqual([...names].sort());
  });

  it.each(allKinds.map((kind) => [`${kind.kind}@${kind.schema}`, kind] as const))(
    '%s still reads, and hashes to the same bytes',
    (name, kind) => {
      const golden = frozen[name];
      if (golden === undefined) throw new Error('run node test/golden/add-kinds.ts for a new kind');
      const body = RecordBody.parse(golden.body);
      expect(validateRecord(body)).toEqual({ ok: true, body });
      const now = freeze(body, kind);
      expect(now.canonical).toBe(golden.canonical);
      expect(now.leaf).toEqual(golden.leaf);
      expect(now.schema, `${name} is frozen: give the changed form a new schema number and an upcaster`).toBe(
        golden.schema,
      );
    },
  );
});
