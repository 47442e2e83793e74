import { type Act, caseThing, mayAccess, viewerOf } from '@liuhen/law/access';
import type { Exposure } from '../api/index.ts';
import type { House } from '../house.ts';
import { absent } from '../http/server-fault.ts';
import { dayOf } from '../press/press.ts';
import type { Asker } from '../sign-in/asker.ts';
import { later } from '../sign-in/sessions.ts';
import { accessLine } from './access-line.ts';
import { openAbout, thingOf } from './open-case.ts';

const looking: readonly Act[] = ['find', 'read', 'download'];
const longest = 500;

/** Who could see a thing on a day, who did, and who was refused: asked of the same policy that decides. */
export async function exposureOf(
  house: House,
  asker: Asker,
  id: string,
  record: string | null,
  day: string | null,
): Promise<Exposure> {
  const { ground, entries } = await openAbout(house, asker, id, { act: 'read', action: 'exposure' }, 'accessEntry');
  const entry = record === null ? null : entries.find(({ body }) => body.id === record);
  if (entry === undefined) throw absent('这条记录');
  const thing = entry === null ? caseThing(ground) : thingOf(ground, entry);
  const on = day ?? dayOf(house.now());
  const noon = Temporal.Instant.from(`${on}T12:00:00+08:00`);
  const could = [...asker.facts.people.values()].flatMap((person) => {
    const viewer = viewerOf(asker.facts, asker.agency, person.id, noon);
    const acts = looking
      .map((act) => ({ act, ...mayAccess(viewer, act, thing) }))
      .filter(({ allowed }) => allowed)
      .map(({ act, rule, reason }) => ({ act, rule, reason }));
    return acts.length === 0 ? [] : [{ id: person.id, name: person.name, acts }];
  });
  const from = new Date(Date.parse(`${on}T00:00:00+08:00`)).toISOString();
  const rows = await house.log.list(asker.agency, {
    subject: id,
    ...(record === null ? {} : { record }),
    from,
    until: later(from, 24 * 60),
    limit: longest,
  });
  const lines = rows.map((row) => accessLine(row, asker.facts));
  return {
    case: id,
    record,
    on,
    could,
    did: lines.filter(({ outcome }) => outcome === 'done'),
    refused: lines.filter(({ outcome }) => outcome !== 'done'),
  };
}
