import { currentKind } from '@liuhen/records';
import type { Api, Me } from '@liuhen/server/api';
import { call } from '../api/call.ts';
import { newId } from './new-id.ts';

type Body = Parameters<typeof call<Api['records']['append']>>[2]['body'];

/** A fact of the agency itself (a person, an office, a device), through the same one door as everything else. */
export async function submitAgency(
  me: Me,
  kind: string,
  data: Body['data'],
  id: string = newId(),
  people: Body['people'] = [],
  /** When it happened; now, where nothing is said. */
  at: string = new Date().toISOString(),
): Promise<string> {
  await call<Api['records']['append']>('POST', '/api/records', {
    body: {
      id,
      agency: me.agency,
      subject: { type: 'agency', id: me.agency },
      kind,
      schema: currentKind(kind)?.schema ?? 1,
      claimed: {
        from: at,
        to: null,
        precision: 'minute',
        offset: '+08:00',
        source: 'person',
      },
      notBefore: null,
      people,
      links: [],
      files: [],
      data,
    },
  });
  return id;
}
