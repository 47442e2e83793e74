import { createHash } from 'node:crypto';
import { type AgencyFacts, type Fact, linked, parseDeviceFileName, type RecordBody, uuidV8 } from '@liuhen/records';
import { reportsOf } from '../docking/reports-of.ts';
import { recordOf } from '../records-made-here.ts';
import { deviceNumbered, deviceNumbers } from './ledger.ts';

/** A number that recordings came in under and that no ledger knows, with every time that it was met, the oldest first. */
export type UnregisteredDevice = {
  readonly deviceNo: string;
  readonly met: readonly Fact[];
  /** What was said of where it comes from, the oldest first. */
  readonly explanations: readonly Fact[];
  /** Nobody has said where it comes from since it was last met. */
  readonly isOpen: boolean;
};

/** Of cards that were docked and of files that were uploaded alike. A number that was registered since is none any more. */
export function unregisteredDevices(facts: AgencyFacts): UnregisteredDevice[] {
  const found = new Map<string, { deviceNo: string; met: Fact[] }>();
  const meet = (deviceNo: string, fact: Fact): void => {
    if (isRegistered(facts, deviceNo)) return;
    const key = keyOf(deviceNo);
    found.set(key, { deviceNo, met: [...(found.get(key)?.met ?? []), fact] });
  };
  for (const report of reportsOf(facts)) {
    if (report.data.registered === false)
      meet(typeof report.data.card === 'string' ? report.data.card : '存储卡', report);
  }
  for (const fact of facts.facts) {
    if (fact.kind === 'unregisteredDeviceUsed' && fact.annulledBy === null) meet(String(fact.data.deviceNo), fact);
  }
  return [...found.values()].map(({ deviceNo, met }) => {
    const explanations = originsTold(facts, met);
    const last = met.reduce((a, b) => (a.seq > b.seq ? a : b));
    return { deviceNo, met, explanations, isOpen: !explanations.some(({ seq }) => seq > last.seq) };
  });
}

function originsTold(facts: AgencyFacts, met: readonly Fact[]): Fact[] {
  const ids = new Set(met.map(({ id }) => id as string));
  return facts.facts.filter(
    (fact) =>
      fact.kind === 'custodyEvent' &&
      fact.annulledBy === null &&
      fact.data.action === 'deviceOriginExplained' &&
      linked(fact, 'answers').some((id) => ids.has(id)),
  );
}

/**
 * The device that a recording was made with, by what its maker says or else by what its files are called; and those numbers among
 * them that no ledger knows. A person's word goes before a name; where both speak and differ, the difference is told beside.
 */
export function deviceUsed(facts: AgencyFacts, said: string | null, names: readonly string[]) {
  const numbers = deviceNumbers(facts);
  const told = said === null ? names.flatMap((name) => numberInName(name, numbers)) : [said];
  const unregistered = [...new Map(told.map((one) => [keyOf(one), one])).values()].filter(
    (one) => !isRegistered(facts, one),
  );
  const known = told.find((one) => isRegistered(facts, one));
  const device = known === undefined ? undefined : (facts.devices.get(known) ?? deviceNumbered(facts, known));
  return { device, deviceNo: said ?? device?.deviceNo ?? unregistered[0] ?? null, unregistered };
}

/** Exports of surveillance are named after their channels: those are places of one recorder, and stand in no ledger. */
const channel = /^(?:ch|chn|channel|cam|camera|ipc|通道|摄像头)[-_]?\d{1,4}$/i;

/**
 * The device number that a recorder wrote. What people call their files may look like one (`现场检查1_20250311100200`): words without a
 * letter count only in a name as recorders make it, with the officer's certificate or with both times.
 */
function numberInName(name: string, registered: readonly string[]): string[] {
  const { device, certificate, end } = parseDeviceFileName(name, registered);
  if (device === null || channel.test(device)) return [];
  if (registered.some((number) => keyOf(number) === keyOf(device))) return [device];
  return /[A-Za-z]/.test(device) || certificate !== null || end !== null ? [device] : [];
}

/** Said to those who keep the ledger, whatever case the recording lies in; null where it is asked already, and not answered yet. */
export function unregisteredDeviceNote(
  facts: AgencyFacts,
  used: {
    readonly agency: string;
    readonly deviceNo: string;
    /** Null: a card that nobody stands beside. */
    readonly by: { readonly id: string; readonly name: string } | null;
  },
  recording: string,
  now: string,
): RecordBody | null {
  const { agency, deviceNo, by } = used;
  const isAsked = unregisteredDevices(facts).some((one) => one.isOpen && keyOf(one.deviceNo) === keyOf(deviceNo));
  if (isAsked) return null;
  return recordOf({
    id: uuidV8(
      createHash('sha256')
        .update(['unregistered', agency, recording, keyOf(deviceNo)].join('\0'))
        .digest(),
    ),
    agency,
    kind: 'unregisteredDeviceUsed',
    at: now,
    people: by === null ? [] : [{ role: '入库人', person: by.id, name: by.name }],
    links: [{ rel: 'recording', record: recording }],
    data: { deviceNo },
  });
}

function isRegistered(facts: AgencyFacts, device: string): boolean {
  return facts.devices.has(device) || deviceNumbered(facts, device) !== undefined;
}

const keyOf = (deviceNo: string): string => deviceNo.trim().toUpperCase();
