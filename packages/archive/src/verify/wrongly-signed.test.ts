import {
  encodeCheckpoint,
  encodeSubjectHead,
  parseCheckpoint,
  parseNote,
  parseSubjectHead,
  signNote,
  utf8,
} from '@liuhen/ledger';
import { describe, expect, it } from 'vitest';
import { keyOf, makeSource, writtenCase } from '../write/house.fixture.ts';
import type { PackageSource } from '../write/package-source.ts';
import { itemsOf, judge, pack, zipOf } from '../write/packed.fixture.ts';

const { signer } = keyOf('log');
const source = await makeSource();
const checkpoint = parseCheckpoint(parseNote(source.checkpoint).text);
const head = parseSubjectHead(parseNote(source.subjectHead).text);

/** What the log itself would answer for: everything is signed with its key and sealed anew. */
async function problemsOf(change: Partial<PackageSource>): Promise<string[]> {
  const verdict = await judge(await pack({ ...source, ...change }), { trustedKeys: [keyOf('log').verifierKey] });
  return verdict.problems.map(({ code, where }) => `${code} ${where}`);
}
const sign = (text: string) => signNote(text, [signer]);

describe('what the log signed and should not have', () => {
  it('a head that stops before the last record, or goes on after it', async () => {
    const short = await sign(encodeSubjectHead({ ...head, subjectSeq: 4 }));
    expect(await problemsOf({ subjectHead: short })).toEqual(['logShort data/log.jsonl 第 5 行']);
    const long = await sign(encodeSubjectHead({ ...head, subjectSeq: 6 }));
    expect(await problemsOf({ subjectHead: long })).toEqual(['logShort 第 6 号记录']);
  });

  it('a head with another last record, of another case, of another tree, or of no form', async () => {
    const other = await sign(encodeSubjectHead({ ...head, head: { ...head.head, sm3: '0'.repeat(64) } }));
    expect(await problemsOf({ subjectHead: other })).toEqual(['chainBroken data/log.jsonl 第 5 行']);
    const foreign = await sign(encodeSubjectHead({ ...head, subject: { ...head.subject, type: 'agency' } }));
    expect(await problemsOf({ subjectHead: foreign })).toEqual(['headInvalid data/subject-head.note']);
    const grown = await sign(encodeSubjectHead({ ...head, size: head.size + 1n }));
    expect(await problemsOf({ subjectHead: grown })).toEqual(['headInvalid data/subject-head.note']);
    expect(await problemsOf({ subjectHead: await sign('hello\n') })).toEqual(['headInvalid data/subject-head.note']);
  });

  it('a checkpoint with lines of its own, in which something could be hidden, or of no form', async () => {
    const extended = await sign(encodeCheckpoint({ ...checkpoint, extensions: ['more'] }));
    expect(await problemsOf({ checkpoint: extended })).toContain('checkpointInvalid data/checkpoint.note');
    const { contents } = await itemsOf(await pack(source));
    contents.set('case/data/checkpoint.note', await sign('hello\n'));
    const verdict = await judge(await zipOf(contents));
    expect(verdict.problems).toContainEqual(expect.objectContaining({ code: 'checkpointInvalid' }));
    expect(verdict.summary).toMatchObject({ treeSize: null, root: null, trusted: false });
  });

  it('a seal over something else', async () => {
    expect(await problemsOf({ sign: (text) => sign(`${text}more\n`) })).toEqual(['sealInvalid seal.note']);
  });

  it('a case that says it is another', async () => {
    const { contents } = await itemsOf(await pack(source));
    const text = Buffer.from(contents.get('case/data/case.json') ?? '').toString('utf8');
    contents.set('case/data/case.json', utf8(text.replace(head.subject.id, head.subject.id.replace('c1', 'c2'))));
    const codes = (await judge(await zipOf(contents))).problems.map(({ code, where }) => `${code} ${where}`);
    expect(codes).toContain('leafForeign data/log.jsonl 第 1 行');
    expect(codes).toContain('headInvalid data/subject-head.note');
  });
});

describe('items in the wrong place', () => {
  it('something beside the case folder, in the bag twice, or in a manifest without form is named', async () => {
    const { contents } = await itemsOf(await pack(source));
    contents.set('evil.exe', utf8('MZ'));
    const manifest = Buffer.from(contents.get('case/manifest-sha256.txt') ?? '').toString('utf8');
    contents.set('case/manifest-sha256.txt', utf8(`${manifest}${manifest.split('\n')[0]}\nnonsense\n`));
    contents.set('case/bag-info.txt', Uint8Array.of(0xff));
    const codes = (await judge(await zipOf(contents))).problems.map(({ code, where }) => `${code} ${where}`);
    expect(codes).toContain('unknownItem evil.exe');
    expect(codes.filter((each) => each === 'bagMalformed manifest-sha256.txt')).toHaveLength(2);
    expect(codes).toContain('bagDiffers bag-info.txt');
  });

  it.each([
    { format: 2 },
    { subject: [] },
    { subject: { id: 'x', type: 'case' } },
    { records: -1 },
    { packedAt: 'yesterday' },
    { number: 7 },
    { purpose: null, more: 1 },
  ])('a description with %j is named and not believed', async (change) => {
    const { contents } = await itemsOf(await pack(source));
    const about = JSON.parse(Buffer.from(contents.get('case/data/case.json') ?? '').toString('utf8'));
    const sorted = Object.fromEntries(Object.entries({ ...about, ...change }).sort(([a], [b]) => (a < b ? -1 : 1)));
    contents.set('case/data/case.json', utf8(JSON.stringify(sorted)));
    const verdict = await judge(await zipOf(contents));
    expect(verdict.problems).toContainEqual(
      expect.objectContaining({ code: 'itemMalformed', where: 'data/case.json' }),
    );
    expect(verdict.summary.title).toBeNull();
  });

  it.each([
    ['"withheld":[]', '"withheld":{}'],
    ['"withheld":[]', '"withheld":["people"]'],
    ['"erased":{}', '"erased":{"people":{"approvedBy":"x","at":"y"}}'],
    ['"state":"present"', '"state":"lost"'],
    ['"path":"data/evidence', '"path":"data/documents'],
    ['"files":[{', '"files":[{"path":null,"sha256":"x","state":"erased"},{'],
  ])('a record in which %s became %s is named', async (from, to) => {
    const { contents } = await itemsOf(await pack(source));
    const path = 'data/records/000002.json';
    const text = Buffer.from(contents.get(`case/${path}`) ?? '').toString('utf8');
    expect(text).toContain(from);
    contents.set(`case/${path}`, utf8(text.replace(from, to)));
    const places = (await judge(await zipOf(contents))).problems.filter(({ code }) => code !== 'bagDiffers');
    expect(places.some(({ where, message }) => where.includes(path) || message.includes('第 2 号记录'))).toBe(true);
  });

  it('a record that tells of a file which the log does not know is named', async () => {
    const more = await makeSource([...writtenCase(), { kind: 'otherStep', data: {} }]);
    const { contents } = await itemsOf(await pack(more));
    const path = 'data/records/000006.json';
    const text = Buffer.from(contents.get(`case/${path}`) ?? '').toString('utf8');
    const file = `{"path":null,"sha256":"${'a'.repeat(64)}","state":"withheld"}`;
    contents.set(`case/${path}`, utf8(text.replace('"files":[]', `"files":[${file}]`)));
    expect((await judge(await zipOf(contents))).problems).toContainEqual(
      expect.objectContaining({ code: 'fileDiffers', where: path }),
    );
  });
});
