import { type Entry, fold, foldAgency, type Office, RecordBody } from '@liuhen/records';
import type { Viewer } from './viewer.ts';

export const agencyId = '10000000-0000-4000-8000-000000000000';
export const caseId = '20000000-0000-4000-8000-000000000000';
export const person = (index: number): string => `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
export const record = (index: number): string => `40000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

export function viewer(offices: readonly Office[], more: Partial<Viewer> = {}): Viewer {
  return { person: person(1), agency: agencyId, offices, acting: [], unit: null, grants: [], ...more };
}

type Told = {
  readonly kind: string;
  readonly data?: object;
  readonly actor?: string;
  readonly people?: readonly { role: string; person: string | null; name: string }[];
  readonly links?: readonly { rel: string; record: string }[];
  readonly at?: string;
};

export function bodyOf(index: number, told: Told, subject: 'case' | 'agency' = 'case'): RecordBody {
  return RecordBody.parse({
    id: record(index),
    agency: agencyId,
    subject: { type: subject, id: subject === 'case' ? caseId : agencyId },
    kind: told.kind,
    schema: 1,
    claimed: {
      from: told.at ?? '2026-03-02T01:00:00.000Z',
      to: null,
      precision: 'minute',
      offset: '+08:00',
      source: 'person',
    },
    notBefore: null,
    people: told.people ?? [],
    links: told.links ?? [],
    files: [],
    data: told.data ?? {},
  });
}

export function entriesOf(told: readonly Told[], subject: 'case' | 'agency' = 'case', first = 1): Entry[] {
  return told.map((one, index) => ({
    body: bodyOf(index + first, one, subject),
    subjectSeq: index + 1,
    receivedAt: '2026-03-02T01:00:00.000Z',
    actor: one.actor ?? person(1),
    origin: 'live',
    lawEdition: null,
    gate: null,
    withheld: [],
    erased: [],
  }));
}

export const agencyOf = (told: readonly Told[]) => foldAgency(entriesOf(told, 'agency', 500));
export const caseOf = (told: readonly Told[], ofAgency: readonly Told[] = []) =>
  fold(entriesOf(told), agencyOf(ofAgency));
