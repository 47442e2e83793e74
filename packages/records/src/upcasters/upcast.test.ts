import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noAgencyFacts } from '../agency/agency-facts.ts';
import { namesFor } from '../case-file/names.ts';
import { agencyBodiesOf, caseBodiesOf } from '../case-file/read.ts';
import { writeCaseFile } from '../case-file/write.ts';
import { documentKinds, fieldsSince } from '../documents/index.ts';
import { factsOf } from '../dossier/facts.ts';
import { allKinds, currentKind, findKind } from '../kinds/registry.ts';
import { entry, id } from '../record.fixture.ts';
import { upcast, upcastBy, upcasters } from './upcast.ts';
import type { Data } from './upcaster.ts';

type Sample = { readonly before: Data; readonly after: Data };
const hyphened = (kind: string) => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const sampleOf = (kind: string, from: number): Sample =>
  JSON.parse(readFileSync(new URL(`${hyphened(kind)}-${from}.sample.json`, import.meta.url), 'utf8'));

describe('the upcasters', () => {
  it('are one for each schema that was followed by another, and none for what is not', () => {
    const old = allKinds.filter(({ kind, schema }) => schema !== currentKind(kind)?.schema);
    expect(upcasters.map(({ kind, from }) => `${kind}@${from}`).sort()).toEqual(
      old.map(({ kind, schema }) => `${kind}@${schema}`).sort(),
    );
    expect(old.map(({ kind, schema }) => `${kind}@${schema}`)).toContain('refusalRecord@1');
  });

  it.each(upcasters.map((one) => [`${one.kind}@${one.from}`, one] as const))(
    '%s reads its sample as the next schema would have it, and once is as good as twice',
    (_, { kind, from, read }) => {
      const { before, after } = sampleOf(kind, from);
      expect(findKind(kind, from)?.data.safeParse(before).success).toBe(true);
      expect(read(before)).toEqual(after);
      expect(read(read(before))).toEqual(after);
      expect(findKind(kind, from + 1)?.data.safeParse(after).success).toBe(true);
    },
  );

  it('lead over several schemas, each from the one it knows, and leave what is new as it is', () => {
    const read = upcastBy([
      { kind: 'note', from: 2, read: (data) => ({ ...data, third: `${String(data.second)}!` }) },
      {
        kind: 'note',
        from: 1,
        read: ({ first, ...rest }) => (first === undefined ? rest : { ...rest, second: first }),
      },
    ]);
    expect(read('note', 1, { first: 'a' })).toEqual({ second: 'a', third: 'a!' });
    expect(read('note', 2, { second: 'b' })).toEqual({ second: 'b', third: 'b!' });
    expect(read('note', 3, { third: 'c' })).toEqual({ third: 'c' });
    const other = { first: 'd' };
    expect(read('letter', 1, other)).toBe(other);
  });
});

describe('a refusal that was recorded before its form asked when and where', () => {
  const { before } = sampleOf('refusalRecord', 1);
  const old = entry(1, 'refusalRecord', before as never);

  it('is read with both absent: nothing is invented, and what was hashed is what was written', () => {
    const [fact] = factsOf([old], new Map());
    expect(fact?.schema).toBe(1);
    expect(fact?.written).toBe(old.body.data);
    expect(fact?.data).toEqual(before);
    expect(fieldsSince(documentKinds.refusalRecord, 1).map(({ key }) => key)).toEqual([
      'happenedAt',
      'place',
      'consequence',
    ]);
    expect(fieldsSince(documentKinds.refusalRecord, 2)).toEqual([]);
  });

  it('takes what is supplemented later, under the names of today', () => {
    const supplement = entry(2, 'supplement', { reason: '补记时间', changes: { fields: { place: '门卫室' } } }, {
      links: [{ rel: 'supplements', record: id(1) }],
    } as never);
    const [fact] = factsOf([old, supplement], new Map());
    expect(fact?.data).toMatchObject({ fields: { place: '门卫室', who: { name: '齐平（虚构）' } } });
  });

  it('goes out into a case file and comes back under the schema it was written in; so does one of today', () => {
    const today = entry(2, 'refusalRecord', { fields: { place: '门卫室' } }, { schema: 2 });
    const file = writeCaseFile([entry(0, 'caseOpened', {} as never), old, today], noAgencyFacts);
    expect(file.records.map(({ schema }) => schema ?? null)).toEqual([null, 2]);
    const names = namesFor(file, old.body.agency, (text) => createHash('sha256').update(text).digest());
    const back = caseBodiesOf(file, names).filter(({ kind }) => kind === 'refusalRecord');
    expect(back.map(({ schema, data }) => ({ schema, data }))).toEqual([
      { schema: 1, data: before },
      { schema: 2, data: today.body.data },
    ]);
    expect(agencyBodiesOf(file, names)[0]?.schema).toBe(1);
  });
});

it('gives back the very data where a kind has only one schema', () => {
  const data = { fields: {} };
  expect(upcast('siteInspectionRecord', 1, data)).toBe(data);
});
