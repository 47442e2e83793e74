import { currentKind, type LinkRelation } from '@liuhen/records';
import type { Api, Me } from '@liuhen/server/api';
import { call } from '../api/call.ts';
import { newId } from './new-id.ts';

type Body = Parameters<typeof call<Api['records']['append']>>[2]['body'];
export type NewRecord = {
  readonly kind: string;
  readonly case: string;
  readonly from: string;
  readonly to?: string | null;
  readonly people?: Body['people'];
  readonly links?: readonly { rel: LinkRelation; record: string }[];
  readonly data: Body['data'];
};

/** Submits one observation through the one door, as the person at the desk; the id is ours, so a repeated send is the same record. */
export async function submit(me: Me, record: NewRecord, id: string = newId()): Promise<string> {
  await call<Api['records']['append']>('POST', '/api/records', {
    body: {
      id,
      agency: me.agency,
      subject: { type: 'case', id: record.case },
      kind: record.kind,
      schema: currentKind(record.kind)?.schema ?? 1,
      claimed: {
        from: stored(record.from),
        to: record.to === undefined || record.to === null ? null : stored(record.to),
        precision: 'minute',
        offset: '+08:00',
        source: 'person',
      },
      notBefore: null,
      people: record.people ?? [],
      links: [...(record.links ?? [])],
      files: [],
      data: record.data,
    },
  });
  return id;
}

function stored(instant: string): string {
  return new Date(instant).toISOString();
}
