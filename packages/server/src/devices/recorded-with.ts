import { listRecords } from '@liuhen/journal/lists';
import { scopeOf } from '@liuhen/law/access';
import { type AgencyFacts, type Device, linked, storeInstant } from '@liuhen/records';
import type { DeviceView } from '../api/index.ts';
import { looseRecordings } from '../docking/loose-recordings.ts';
import { namesIn, reportsOf } from '../docking/reports-of.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';

const pageSize = 200;
/** Which device made a recording stands inside it: so many of the newest are looked through. */
const mostLooked = 2_000;
const shown = 200;

/** What a device recorded, as far as this person may read it: loose recordings first, then those of cases, newest first. */
export async function recordedWith(house: House, asker: Asker, device: Device): Promise<DeviceView['recorded']> {
  const isOurs = (value: unknown) => value === device.id || value === device.deviceNo;
  const titleOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : '音像记录');
  const found = looseRecordings(asker.facts, asker.viewer)
    .filter(({ data }) => isOurs(data.device))
    .map(({ id, at, until, data }) => ({
      record: id as string,
      case: null as string | null,
      caseNo: null as string | null,
      title: titleOf(data.title),
      startedAt: storeInstant(at),
      endedAt: until === null ? null : storeInstant(until),
    }));
  const scope = scopeOf(asker.viewer, 'read', 'record');
  let after: string | undefined;
  for (let looked = 0; looked < mostLooked && found.length < shown; looked += pageSize) {
    const query = { kinds: ['recording'], after, limit: pageSize };
    const { rows, next } = await listRecords(house.journal, asker.agency, scope, query);
    for (const { entry, caseNo } of rows) {
      const { id, claimed, data, subject } = entry.body;
      if (!isOurs(data.device)) continue;
      const times = { startedAt: claimed.from, endedAt: claimed.to };
      found.push({ record: id, case: subject.id, caseNo, title: titleOf(data.title), ...times });
    }
    if (next === null) break;
    after = next;
  }
  return found.slice(0, shown);
}

/** What was missing from its series, card by card. */
export function missingOf(facts: AgencyFacts, device: Device): DeviceView['missing'] {
  return reportsOf(facts)
    .filter(({ data }) => data.device === device.id)
    .flatMap((report) => {
      const names = namesIn(report.data.newlyMissing ?? report.data.missing);
      if (names.length === 0) return [];
      const explanations = facts.facts
        .filter((one) => one.kind === 'custodyEvent' && linked(one, 'answers').includes(report.id))
        .map(({ data }) => (typeof data.note === 'string' ? data.note : ''));
      return [{ report: report.id, at: storeInstant(report.at), names, explanations }];
    })
    .reverse();
}
