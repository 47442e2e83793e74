import type { AgencyFacts, Device } from '@liuhen/records';
import { contradictionsOf, type Holding, holdingsOf } from './holdings.ts';

export const nameOf = (facts: AgencyFacts, person: string): string => facts.people.get(person)?.name ?? '他人';

/** `由赵启明自 2026-03-02 09:00 领用，2026-03-02 17:00 归还`. */
export function inWords(facts: AgencyFacts, { person, from, to }: Holding): string {
  return `由${nameOf(facts, person)}自 ${clock(from)} 领用，${to === null ? '尚未归还' : `至 ${clock(to)} 归还`}`;
}

/** To the minute, as forms ask for it. */
export function clock(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/**
 * Where the sign-outs of a device contradict each other, and what to do: two were entered at one time, or a record was annulled.
 * Who recorded what lies in between cannot be told by them.
 */
export function contradictionsInWords(facts: AgencyFacts, device: Device): string[] {
  const holdings = holdingsOf(facts, device.id);
  return contradictionsOf(facts, device.id).map((one) => {
    if (one.kind === 'handedOn') {
      const [first, next] = [one.first, one.next];
      return `${nameOf(facts, first.person)}自 ${clock(first.from)} 领用后没有登记归还，${nameOf(facts, next.person)}又于 ${clock(next.at)} 领用：其间的录像由谁录制分不清。请补登归还（不晚于 ${clock(next.at)}），或以更正记录改正有误的一条。`;
    }
    const before = holdings.findLast(({ to }) => to !== null && Temporal.Instant.compare(to, one.back.at) <= 0);
    const words = before === undefined ? '' : `（上一次${inWords(facts, before)}）`;
    return `${clock(one.back.at)} 登记的归还之前没有领用登记${words}：其间由谁使用分不清。请以更正记录改正，或补登领用。`;
  });
}
