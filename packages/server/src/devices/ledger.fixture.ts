import { type AgencyFacts, type Entry, foldAgency } from '@liuhen/records';
import { recordOf } from '../records-made-here.ts';

export const agency = '018f0000-0000-7000-8000-000000000001';
export const [first, second] = [
  '018f0000-0000-7a00-8000-0000000000a1',
  '018f0000-0000-7a00-8000-0000000000a2',
] as const;

/** A time of the one day that is told of, in the time of the country. */
export const local = (clock: string): string =>
  Temporal.Instant.from(`2026-11-20T${clock}+08:00`).toString({ fractionalSecondDigits: 3 });

export type Told = readonly [at: string, kind: string, data: Record<string, unknown>];
export const out = (at: string, person: string): Told => [at, 'deviceSignedOut', { person }];
export const back = (at: string, person: string): Told => [at, 'deviceSignedIn', { person }];

/** The ledger as told: 甲 and 乙, and what happened to the one device, at what time of the day. */
export function ledgerOf(...told: readonly Told[]): AgencyFacts {
  const lines: Told[] = [
    ['2026-01-01T00:00:00.000Z', 'person', { person: first, name: '甲' }],
    ['2026-01-01T00:00:00.000Z', 'person', { person: second, name: '乙' }],
    ['2026-01-01T00:00:00.000Z', 'device', { device: 'd7', deviceNo: 'DSJ-07' }],
    ...told.map(([at, kind, data]): Told => [local(at), kind, { device: 'd7', ...data }]),
  ];
  return foldAgency(
    lines.map(
      ([at, kind, data], index): Entry => ({
        body: recordOf({ agency, kind, at, data }),
        subjectSeq: index + 1,
        receivedAt: at,
        actor: first,
        origin: 'live',
        lawEdition: null,
        gate: null,
        withheld: [],
        erased: [],
      }),
    ),
  );
}
