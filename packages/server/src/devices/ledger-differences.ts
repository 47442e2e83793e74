import type { ClaimDifference } from '@liuhen/evidence';
import type { AgencyFacts, Device } from '@liuhen/records';
import { movesOf } from './holdings.ts';
import { holderAt } from './ledger.ts';

type Recorded = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** Who is said to have recorded it. */
  readonly recordedBy: string | null;
};

/**
 * What the ledger says against a recording, in true time: the device was retired before, was in another hand than is said, or went from
 * one hand into another while it ran. The recording is taken in all the same, and whoever knows explains it (制度第二十七条).
 */
export function ledgerDifferences(
  facts: AgencyFacts,
  device: Device,
  { from, to, recordedBy }: Recorded,
): ClaimDifference[] {
  const found: ClaimDifference[] = [];
  const retired = facts.facts.find(
    ({ kind, data, annulledBy }) => kind === 'deviceRetired' && data.device === device.id && annulledBy === null,
  );
  if (retired !== undefined && Temporal.Instant.compare(retired.at, from) <= 0) {
    const [said, file] = [`${clock(retired.at)} 报废`, clock(from)];
    const detail = `设备 ${device.deviceNo} 已于 ${clock(retired.at)} 报废，录像写着在此之后录制。请核对设备编号和设备时钟，并说明来源。`;
    found.push({ about: 'device', said, file, detail });
  }
  const nameOf = (person: string | null) => (person === null ? '在库' : (facts.people.get(person)?.name ?? '他人'));
  const holder = holderAt(facts, device.id, from);
  if (holder !== null && recordedBy !== null && holder !== recordedBy) {
    const [said, file] = [nameOf(recordedBy), nameOf(holder)];
    const detail = `按领用登记，${clock(from)} 设备 ${device.deviceNo} 由${file}领用，填报的录制人是${said}。请核对设备编号、录制人和领用、归还的登记。`;
    found.push({ about: 'officer', said, file, detail });
  }
  const isWithin = (at: Temporal.Instant) =>
    Temporal.Instant.compare(from, at) < 0 && Temporal.Instant.compare(at, to) < 0;
  const moves = movesOf(facts, device.id).filter(({ at }) => isWithin(at));
  const [first] = moves;
  if (first !== undefined) {
    const [before, after] = [nameOf(holder), nameOf(holderAt(facts, device.id, to))];
    const detail = `录制期间（${clock(first.at)}）设备 ${device.deviceNo} 的领用人由${before}变为${after}，录像由谁录制须核对领用、归还的登记。`;
    found.push({ about: 'officer', said: before, file: after, detail });
  }
  return found;
}

function clock(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}
