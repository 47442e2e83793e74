import { createHash } from 'node:crypto';
import { fromUtf8, utf8 } from '@liuhen/ledger';
import { describe, expect, it } from 'vitest';
import { keyOf, makeSource, writtenCase } from './house.fixture.ts';
import { enclosures, itemsOf, joined, judge, pack } from './packed.fixture.ts';
import { preparePackage } from './write-package.ts';

describe('a package as it was written', () => {
  it('is sound, says how large it will be, and is the same each time', async () => {
    const source = await makeSource();
    const bytes = await pack(source);
    const verdict = await judge(bytes);
    expect(verdict.problems).toEqual([]);
    expect(verdict.verdict).toBe('sound');
    expect(verdict.summary).toMatchObject({
      records: 5,
      files: 3,
      withheld: 0,
      erased: 0,
      trusted: false,
      treeSize: '11',
    });
    expect((await preparePackage(source, enclosures)).size).toBe(bytes.length);
    expect(await pack(source)).toEqual(bytes);
  });

  it('holds the bytes of two files of one content once, and lists both under their own names', async () => {
    const [opened, inspected, ...rest] = writtenCase();
    const bytes = utf8('one film, handed in twice');
    const empty = new Uint8Array();
    const file = (name: string, of: Uint8Array) => ({ name, mediaType: 'video/mp4', bytes: of });
    const files = [file('一.mp4', bytes), file('一 的副本.mp4', bytes), file('空.mp4', empty), file('也空.mp4', empty)];
    if (opened === undefined || inspected === undefined) throw new Error('no case');
    const packed = await pack(await makeSource([opened, { ...inspected, files }, ...rest]));
    const verdict = await judge(packed);
    expect([verdict.verdict, verdict.problems, verdict.summary.files]).toEqual(['sound', [], 4]);
    const { items, contents } = await itemsOf(packed);
    expect(items.filter(({ size }) => size === bytes.length).length).toBe(1);
    const page = fromUtf8([...contents].find(([name]) => name.endsWith('index.html'))?.[1] ?? new Uint8Array());
    for (const { name } of files) expect(page).toContain(`>${name}</a>`);
  });

  it('is sound under the key that the agency published, and not under another', async () => {
    const bytes = await pack(await makeSource());
    const trusted = await judge(bytes, { trustedKeys: [keyOf('log').verifierKey] });
    expect(trusted.verdict).toBe('sound');
    expect(trusted.summary.trusted).toBe(true);
    const other = await judge(bytes, { trustedKeys: [keyOf('thief').verifierKey] });
    expect(other.verdict).toBe('broken');
    expect(other.problems.map((problem) => problem.code)).toContain('keyUntrusted');
  });

  it('reads evidence twice as it comes, and holds none of it', async () => {
    const film = new Uint8Array(3_000_000).fill(7);
    const sha256 = createHash('sha256').update(film).digest('hex');
    const source = await makeSource(writtenCase(film));
    let opened = 0;
    const prepared = await preparePackage(
      {
        ...source,
        openFile: async (wanted) => {
          if (wanted !== sha256) return source.openFile(wanted);
          opened += 1;
          return (async function* () {
            for (let at = 0; at < film.length; at += 100_000) yield film.subarray(at, at + 100_000);
          })();
        },
      },
      enclosures,
    );
    let size = 0;
    for await (const piece of prepared.bytes()) size += piece.length;
    expect(size).toBe(prepared.size);
    expect(opened).toBe(2);
  });

  it('opens with a page that says what it does not prove, and lets no name of a person become markup', async () => {
    const source = await makeSource([
      { kind: 'caseOpened', data: { title: '<script>alert(1)</script>' } },
      { kind: 'siteInspection', data: {}, people: [{ role: '执法人员', person: null, name: '<b>𠅤㛃</b>' }] },
    ]);
    const { contents } = await itemsOf(await pack(source));
    const page = fromUtf8(contents.get('case/index.html') ?? new Uint8Array());
    expect(page).toContain('自入库之后可证，不证明镜头之外');
    expect(page).toContain('&lt;b&gt;𠅤㛃&lt;/b&gt;');
    expect(page).not.toContain('<script>');
    expect(page).toContain('第十二条');
    expect(page).toContain('违反');
    expect(page).toContain('依据记录：第 2 号');
    expect(page).toContain('自记录完成之时起 24 小时');
    expect(page).toContain('本案所依据的其他记录（1 条）');
    expect(page).toContain('2025-03-11 10:00');
  });

  it('names media so that they open on another machine', async () => {
    const { items } = await itemsOf(await pack(await makeSource()));
    const places = items.map((item) => item.name).filter((name) => /evidence|documents/.test(name));
    expect(places.map((name) => name.replace(/[0-9a-f]{64}/, 'HASH'))).toEqual([
      'case/data/evidence/HASH.mp4',
      'case/data/documents/HASH.pdf',
      'case/data/evidence/HASH.jpg',
    ]);
  });
});

describe('a masked copy', () => {
  it('shows commitments only, leaves files out, and is sound', async () => {
    const [opened, inspection, record, ...rest] = writtenCase();
    const film = createHash('sha256').update('film').digest('hex');
    const source = await makeSource([
      opened ?? { kind: 'caseOpened', data: {} },
      { ...inspection, kind: 'siteInspection', data: {}, withholdFiles: [film], withhold: ['people', 'files'] },
      { ...record, kind: 'siteInspectionRecord', data: record?.data ?? {}, withhold: ['data.fields.phone'] },
      ...rest,
    ]);
    const bytes = await pack(source);
    const verdict = await judge(bytes);
    expect(verdict.problems).toEqual([]);
    expect(verdict.summary).toMatchObject({ withheld: 3, files: 2 });
    const text = Buffer.from(bytes).toString('utf8');
    expect(text).not.toContain('13800000000');
    expect(text).not.toContain('𠅤㛃');
    expect(text).not.toContain('现场.mp4');
    expect(text).toContain('设备正在运行');
    expect(text).not.toContain(`evidence/${film}`);
  });

  it('says which fields were erased, by which approval, and is sound', async () => {
    const erasure = { approvedBy: '018f0000-0000-7000-8000-00000000000a', at: '2025-05-01T00:00:00.000Z' };
    const source = await makeSource([
      { kind: 'caseOpened', data: { title: '案', note: '已不应保存' }, erased: new Map([['data.note', erasure]]) },
    ]);
    const stripped = {
      ...source,
      records: source.records.map((record) => ({ ...record, body: { ...record.body, data: { title: '案' } } })),
    };
    const bytes = await pack(stripped);
    expect(await judge(bytes)).toMatchObject({ verdict: 'sound', summary: { erased: 1 } });
    expect(Buffer.from(bytes).toString('utf8')).not.toContain('已不应保存');
  });
});

describe('what is refused before a byte is written', () => {
  it('a file that is not in the store', async () => {
    const source = await makeSource();
    await expect(preparePackage({ ...source, openFile: async () => null })).rejects.toMatchObject({
      code: 'evidenceMissing',
    });
  });

  it('a file that is no longer what came in', async () => {
    const source = await makeSource();
    const openFile = async () =>
      (async function* () {
        yield utf8('filn');
      })();
    await expect(preparePackage({ ...source, openFile })).rejects.toMatchObject({ code: 'evidenceDamaged' });
  });

  it('a file that changes between measuring and writing', async () => {
    const source = await makeSource();
    let calls = 0;
    const openFile: typeof source.openFile = async (sha256) => {
      calls += 1;
      return calls > 3
        ? (async function* () {
            yield utf8('other');
          })()
        : source.openFile(sha256);
    };
    const prepared = await preparePackage({ ...source, openFile }, enclosures);
    await expect(joined(prepared.bytes())).rejects.toMatchObject({ code: 'contentChanged' });
  });

  it('a journal that no longer opens its own commitments, or has lost a record', async () => {
    const source = await makeSource();
    const changed = source.records.map((record) => ({
      ...record,
      body: { ...record.body, data: { title: '另一个案件' } },
    }));
    await expect(preparePackage({ ...source, records: changed })).rejects.toMatchObject({ code: 'sourceInconsistent' });
    const [first, ...rest] = source.records;
    const claimed = {
      from: '2025-03-10T02:00:00.000Z',
      to: null,
      precision: 'day',
      offset: '+08:00',
      source: 'person',
    } as const;
    const earlier = first === undefined ? [] : [{ ...first, body: { ...first.body, claimed } }, ...rest];
    await expect(preparePackage({ ...source, records: earlier })).rejects.toThrow('claimed');
    await expect(preparePackage({ ...source, records: source.records.slice(1) })).rejects.toMatchObject({
      code: 'sourceInconsistent',
    });
    const torn = source.records.map((record) => ({ ...record, leaf: utf8('{}') }));
    await expect(preparePackage({ ...source, records: torn })).rejects.toMatchObject({ code: 'sourceInconsistent' });
  });
});
