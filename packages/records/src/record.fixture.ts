import type { Entry, RecordBody } from './record.ts';

export const agency = '018f0000-0000-7000-8000-000000000001';
export const caseId = '018f0000-0000-7000-8000-0000000000c1';

/** The n-th id of a test. */
export function id(n: number): string {
  return `018f0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function entry(
  seq: number,
  kind: string,
  data: RecordBody['data'],
  more: Partial<RecordBody> & Partial<Omit<Entry, 'body'>> = {},
): Entry {
  const { subjectSeq, receivedAt, actor, origin, lawEdition, gate, withheld, erased, ...body } = more;
  return {
    body: {
      id: id(seq),
      agency,
      subject: { type: 'case', id: caseId },
      kind,
      schema: 1,
      claimed: { from: '2025-03-11T02:00:00.000Z', to: null, precision: 'minute', offset: '+08:00', source: 'person' },
      notBefore: null,
      people: [],
      links: [],
      files: [],
      data,
      ...body,
    } as RecordBody,
    subjectSeq: subjectSeq ?? seq,
    receivedAt: receivedAt ?? '2025-03-11T02:30:00.000Z',
    actor: actor ?? 'system',
    origin: origin ?? 'live',
    lawEdition: lawEdition ?? null,
    gate: gate ?? null,
    withheld: withheld ?? [],
    erased: erased ?? [],
  };
}
