import { readFileSync, writeFileSync } from 'node:fs';
import { allKinds } from '@liuhen/records';
import { type Frozen, freeze, sampleBody } from './freeze.ts';

/** Adds what is new to kinds.json. What stands there is frozen and never written again: a changed kind is a new schema number. */
const file = new URL('kinds.json', import.meta.url);
const frozen: Record<string, Frozen> = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const kind of allKinds) {
  const name = `${kind.kind}@${kind.schema}`;
  if (frozen[name] !== undefined) continue;
  const body = sampleBody(kind);
  frozen[name] = { body, ...freeze(body, kind) };
  added += 1;
}
const ordered = Object.fromEntries(Object.entries(frozen).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(ordered, null, 1)}\n`);
process.stderr.write(`新增冻结 ${added} 种，共 ${Object.keys(ordered).length} 种。\n`);
