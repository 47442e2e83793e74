// Makes package-lock.json acceptable to `npm ci` on every registry; run after each `npm install`.
//   node scripts/fix-lock.mjs            rewrites package-lock.json
//   node scripts/fix-lock.mjs --check    changes nothing, exits 1 when it would
//
// Some registries do not carry the optional packages of foreign platforms. npm then leaves them out of the lock,
// and `npm ci` refuses the lock because they are missing from it. A stub that fits no platform satisfies `npm ci`
// and is never downloaded. The addresses of the registry are taken out: a lock must not send a stranger to ours.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const EXACT = /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

/** Whether `name` resolves from the package at `from`, walking up the node_modules folders as Node does. */
function resolves(packages, from, name) {
  for (let at = from; ; ) {
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (at === '') return false;
    const above = at.lastIndexOf('/node_modules/');
    at = above < 0 ? '' : at.slice(0, above);
  }
}

export function withStubs(packages) {
  const out = { ...packages };
  for (const [at, entry] of Object.entries(packages)) {
    for (const [name, spec] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!EXACT.test(spec) || resolves(out, at, name)) continue;
      out[`node_modules/${name}`] = {
        version: spec,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        os: ['none'],
        cpu: ['none'],
      };
    }
  }
  return out;
}

export function withoutAddresses(packages) {
  return Object.fromEntries(
    Object.entries(packages).map(([at, { resolved, ...entry }]) => [at, entry.link ? { resolved, ...entry } : entry]),
  );
}

export function fixLock(lock) {
  const packages = withoutAddresses(withStubs(lock.packages));
  const order = Object.keys(packages).sort((a, b) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(order.map((at) => [at, packages[at]])) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  const before = readFileSync(file, 'utf8');
  const after = `${JSON.stringify(fixLock(JSON.parse(before)), null, 2)}\n`;
  if (process.argv.includes('--check')) {
    if (before !== after) {
      console.error('package-lock.json 未经整理：请运行 node scripts/fix-lock.mjs 后提交');
      process.exit(1);
    }
  } else if (before !== after) {
    writeFileSync(file, after);
    console.log('package-lock.json 已整理');
  }
}
