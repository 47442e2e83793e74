import { createHash } from 'node:crypto';
import { type AgencyFacts, type Device, type RecordBody, uuidV8 } from '@liuhen/records';
import { DeviceEvent } from '../api/devices.ts';
import { ServerFault } from '../http/server-fault.ts';
import { type Contradiction, contradictionsWith, type Holding, holdingsOf, type Move, movesOf } from './holdings.ts';
import { clock, inWords, nameOf } from './holdings-in-words.ts';
import { holderAt } from './ledger.ts';

/** What is to be entered in the ledger of a device. */
export type Entered = {
  /** The record that it will be: sent again, it does not contradict itself. */
  readonly id: string;
  readonly kind: string;
  /** UTC, to the millisecond; `until`: of a sign-out that is entered together with its return. */
  readonly at: string;
  readonly until: string | null;
  /** Who takes the device. */
  readonly person: string | null;
};

/** One device is in one hand: else a recording could not be told to be anybody's (制度第五条). */
export function refuseImpossible(facts: AgencyFacts, device: Device, entered: Entered, now: string): void {
  const { id, kind, at, until } = entered;
  // sent again after a lost answer: the door says whether it is the same
  if (facts.facts.some((fact) => fact.id === id)) return;
  if (device.retired && kind !== 'deviceMaintained')
    throw impossible(
      'device.retired',
      `设备 ${device.deviceNo} 已报废。`,
      '如系误登，请以更正记录撤销报废；在用设备请另行登记。',
    );
  const [from, last] = [Temporal.Instant.from(at), Temporal.Instant.from(until ?? at)];
  if (isBefore(Temporal.Instant.from(now), last))
    throw impossible('device.future', `所写的时刻 ${clock(last)} 还没有到。`, '请写已经发生的时刻；不填即此刻。');
  if (until !== null && !isBefore(from, last))
    throw impossible(
      'device.order',
      `归还时刻 ${clock(last)} 不晚于领用时刻 ${clock(from)}。`,
      '请核对两个时刻：先领用，后归还；补登以前的领用，两个时刻都要写。',
    );
  if (kind === 'deviceSignedOut') refuseSignOut(facts, device, entered);
  if (kind === 'deviceSignedIn') refuseSignIn(facts, device, entered);
  if (kind === 'deviceRetired') refuseRetirement(facts, device, from);
}

/** The same of a record that a client composed; of a device that no ledger knows nothing can be said. */
export function refuseImpossibleRecord(facts: AgencyFacts, { id, kind, claimed, data }: RecordBody, now: string): void {
  const device = events.has(kind) ? facts.devices.get(String(data.device)) : undefined;
  if (device === undefined) return;
  const person = typeof data.person === 'string' ? data.person : null;
  refuseImpossible(facts, device, { id, kind, at: claimed.from, until: null, person }, now);
}

const events: ReadonlySet<string> = new Set(DeviceEvent.options.map(({ shape }) => shape.event.value));

/** The record of the return that is entered together with a sign-out. */
export const returnOf = (signOut: string): string =>
  uuidV8(createHash('sha256').update(`returned\0${signOut}`).digest());

function refuseSignOut(facts: AgencyFacts, device: Device, { id, at, until, person }: Entered): void {
  if (person === null || !facts.people.has(person))
    throw impossible('device.personUnknown', '领用人不在本机关人员中。', '请先登记人员。');
  const moves = [move(id, 'out', at, person), ...(until === null ? [] : [move(returnOf(id), 'back', until, person)])];
  const [met] = contradictionsWith(facts, device.id, moves);
  if (met === undefined) return;
  const other = holdingMet(facts, device, met);
  const words = other === undefined ? '另行领用' : inWords(facts, other);
  const isLater = other !== undefined && isBefore(Temporal.Instant.from(at), other.from);
  if (other?.to === null && !isLater)
    throw impossible('device.held', `设备 ${device.deviceNo} ${words}。`, '请先登记归还，再领用。');
  throw impossible(
    'device.overlaps',
    `所写的领用与已登记的重叠：设备 ${device.deviceNo} ${words}。`,
    isLater
      ? `补登以前的领用，请一并写明归还时刻，不晚于 ${clock(other.from)}；后一次领用登记有误的，先以更正记录改正。`
      : '请核对领用和归还的时刻；已有的登记有误的，先以更正记录改正，再补登这一次。',
  );
}

/** The holding of the ledger that a sign-out would run into. */
function holdingMet(facts: AgencyFacts, device: Device, met: Contradiction): Holding | undefined {
  const holdings = holdingsOf(facts, device.id);
  if (met.kind === 'stray') return holdings.find(({ to }) => to?.equals(met.back.at));
  const { at } = met.next;
  return holdings.findLast(({ from, to }) => !isBefore(at, from) && (to === null || isBefore(at, to)));
}

function refuseSignIn(facts: AgencyFacts, device: Device, { id, at }: Entered): void {
  const [met] = contradictionsWith(facts, device.id, [move(id, 'back', at, '')]);
  if (met === undefined) return;
  const then = Temporal.Instant.from(at);
  const holdings = holdingsOf(facts, device.id);
  // given back in the middle of what was given back later
  const returned = met.kind === 'stray' && met.back.record !== id ? holdingMet(facts, device, met) : undefined;
  if (returned !== undefined)
    throw impossible(
      'device.returned',
      `设备 ${device.deviceNo} ${inWords(facts, returned)}，已经登记归还。`,
      '归还时刻写错的，先以更正记录撤销那次归还，再登记正确的时刻。',
    );
  const next = holdings.find(({ from }) => isBefore(then, from));
  throw impossible(
    'device.notHeld',
    `设备 ${device.deviceNo} 在 ${clock(then)} 没有人领用，无从归还${next === undefined ? '' : `；其后才${inWords(facts, next)}`}。`,
    '请核对时刻，归还不能早于领用；漏登领用的，补登领用并一并写明归还时刻。',
  );
}

function refuseRetirement(facts: AgencyFacts, device: Device, at: Temporal.Instant): void {
  const holder = holderAt(facts, device.id, at);
  if (holder !== null)
    throw impossible(
      'device.held',
      `设备 ${device.deviceNo} 仍由${nameOf(facts, holder)}领用，不能报废。`,
      '请先登记归还，再办报废。',
    );
  const last = movesOf(facts, device.id).at(-1);
  if (last !== undefined && isBefore(at, last.at))
    throw impossible(
      'device.usedAfter',
      `设备 ${device.deviceNo} 在所写的报废时刻 ${clock(at)} 之后还有领用、归还的登记，最近一次 ${clock(last.at)}。`,
      '报废不能早于最后一次归还；那些登记有误的，先以更正记录改正。',
    );
}

/** Entered last, whatever stands for the same instant. */
function move(record: string, kind: Move['kind'], at: string, person: string): Move {
  return { record, kind, at: Temporal.Instant.from(at), person, seq: Number.MAX_SAFE_INTEGER };
}

function impossible(code: string, message: string, cure: string): ServerFault {
  const refusal = { code, provision: '制度第五条第三款', message, facts: [], cure };
  return new ServerFault('refused', message, cure, { refusals: [refusal] });
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;
