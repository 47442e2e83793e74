import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '../src/engine/engine.ts';
import { openJournal } from '../src/journal.ts';
import { byLaw } from './by-law.ts';
import { bodyOf, everyone, now } from './world.ts';

/** A server to be killed: `node appender.ts FOLDER AGENCY SUBJECT` appends with eight hands and prints each id once it is acknowledged. */
const [, , dataFolder = '', agency = '', subject = ''] = process.argv;
const engine = await openEngine({ dataFolder });
const journal = await openJournal(engine, {
  clock: now,
  law: byLaw,
  authority: everyone,
  keysFolder: join(dataFolder, 'keys'),
});
process.on('SIGTERM', async () => {
  await journal.close();
  await engine.close();
  process.exit(0);
});
writeSync(1, 'ready\n');
await Promise.all(
  Array.from({ length: agency === '' ? 0 : 8 }, async () => {
    for (;;) {
      const outcome = await journal.append({ id: 'system' }, bodyOf(agency, subject));
      if (outcome.outcome === 'acknowledged') writeSync(1, `${outcome.record}\n`);
    }
  }),
);
setInterval(() => undefined, 1_000);
