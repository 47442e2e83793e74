import { createHash } from 'node:crypto';
import { canonicalize, fromUtf8, parseCanonical, parseNote, signNote, toBase64, utf8 } from '@liuhen/ledger';
import { describe, expect, it } from 'vitest';
import { writeManifest } from '../bagit/manifest.ts';
import { keyOf, makeSource, writtenCase } from '../write/house.fixture.ts';
import { itemsOf, judge, pack, zipOf } from '../write/packed.fixture.ts';
import type { ProblemCode } from './problem.ts';

type Contents = Map<string, Uint8Array>;
const textIn = (contents: Contents, path: string) => fromUtf8(contents.get(`case/${path}`) ?? new Uint8Array());
const put = (contents: Contents, path: string, text: string) => contents.set(`case/${path}`, utf8(text));

const sourceOnce = makeSource();
async function open(): Promise<Contents> {
  return (await itemsOf(await pack(await sourceOnce))).contents;
}

/** What a forger can do who knows the format and has no key: CRCs, manifests and totals all agree again. */
function remakeBag(contents: Contents): Contents {
  const hash = (path: string) =>
    createHash('sha256')
      .update(contents.get(path) ?? '')
      .digest('hex');
  const list = (paths: string[]) => writeManifest(paths.map((path) => ({ path: path.slice(5), hash: hash(path) })));
  const payload = [...contents.keys()].filter((path) => path.startsWith('case/data/'));
  const bytes = payload.reduce((sum, path) => sum + (contents.get(path)?.length ?? 0), 0);
  const info = textIn(contents, 'bag-info.txt').replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${payload.length}`);
  put(contents, 'bag-info.txt', info);
  put(contents, 'manifest-sha256.txt', list(payload));
  const apart = ['case/tagmanifest-sha256.txt', 'case/seal.note'];
  const tags = [...contents.keys()].filter((path) => !path.startsWith('case/data/') && !apart.includes(path));
  put(contents, 'tagmanifest-sha256.txt', list(tags));
  return contents;
}

type Named = { code: ProblemCode; where: string };
async function named(contents: Contents, trustedKeys: string[] = []): Promise<Named[]> {
  const verdict = await judge(await zipOf(contents), { trustedKeys });
  expect(verdict.verdict).toBe('broken');
  return verdict.problems.map(({ code, where }) => ({ code, where }));
}

function changeJson(contents: Contents, path: string, change: (value: Record<string, object>) => unknown): void {
  put(contents, path, canonicalize(change(JSON.parse(textIn(contents, path)))));
}

const isManifest = (path: string) => /manifest-sha256/.test(path);

const skills = [
  ['by hand', (contents: Contents) => contents],
  ['with all manifests remade', remakeBag],
] as const;

describe.each(skills)('a package changed %s', (_skill, finish) => {
  it('one byte of any item: the item is named', async () => {
    for (const [path, bytes] of await open()) {
      if (finish === remakeBag && isManifest(path)) continue;
      const contents = await open();
      contents.set(
        path,
        bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)),
      );
      const problems = await named(finish(contents));
      const short = path.replace('case/', '');
      const sealed = problems.some(({ code }) => code === 'sealInvalid');
      expect(
        sealed || problems.some(({ where }) => where.includes(short)),
        `${path}: ${JSON.stringify(problems)}`,
      ).toBe(true);
    }
  });

  it('any one item removed: it is named, or the seal over the list is', async () => {
    for (const path of (await open()).keys()) {
      if (finish === remakeBag && isManifest(path)) continue;
      const contents = await open();
      contents.delete(path);
      const problems = await named(finish(contents));
      const short = path.replace('case/', '');
      const sealed = problems.some(({ code }) => code === 'sealInvalid');
      expect(sealed || problems.some(({ where }) => where.includes(short)), path).toBe(true);
    }
  });

  it('two log lines swapped: both are named', async () => {
    const contents = await open();
    const lines = textIn(contents, 'data/log.jsonl').split('\n');
    [lines[1], lines[2]] = [lines[2] ?? '', lines[1] ?? ''];
    put(contents, 'data/log.jsonl', lines.join('\n'));
    const problems = await named(finish(contents));
    expect(problems).toContainEqual({ code: 'logOrder', where: 'data/log.jsonl 第 2 行' });
    expect(problems).toContainEqual({ code: 'logOrder', where: 'data/log.jsonl 第 3 行' });
    expect(problems).toContainEqual({ code: 'chainBroken', where: 'data/log.jsonl 第 2 行' });
  });

  it('a record dropped from the end, in every place that speaks of it: it is named', async () => {
    const contents = await open();
    put(contents, 'data/log.jsonl', textIn(contents, 'data/log.jsonl').split('\n').slice(0, 4).join('\n').concat('\n'));
    contents.delete('case/data/records/000005.json');
    changeJson(contents, 'data/case.json', (about) => ({ ...about, records: 4 }));
    expect(await named(finish(contents))).toContainEqual({ code: 'logShort', where: '第 5 号记录' });
  });

  it('a record dropped from the middle: the break in the chain is named', async () => {
    const contents = await open();
    const lines = textIn(contents, 'data/log.jsonl').split('\n');
    put(contents, 'data/log.jsonl', lines.toSpliced(1, 1).join('\n'));
    for (const seq of [2, 3, 4]) {
      contents.set(
        `case/data/records/00000${seq}.json`,
        contents.get(`case/data/records/00000${seq + 1}.json`) ?? utf8(''),
      );
    }
    contents.delete('case/data/records/000005.json');
    changeJson(contents, 'data/case.json', (about) => ({ ...about, records: 4 }));
    const problems = await named(finish(contents));
    expect(problems).toContainEqual({ code: 'chainBroken', where: 'data/log.jsonl 第 2 行' });
    expect(problems).toContainEqual({ code: 'logShort', where: '第 5 号记录' });
  });

  it('the checkpoint exchanged for an earlier one of the same log: it is named', async () => {
    const contents = await open();
    const earlier = JSON.parse(textIn(contents, 'data/earlier.jsonl'));
    contents.set('case/data/checkpoint.note', new Uint8Array(Buffer.from(earlier.note, 'base64')));
    const problems = await named(finish(contents));
    expect(problems).toContainEqual({ code: 'checkpointInvalid', where: 'data/case.json' });
    expect(problems).toContainEqual({ code: 'headInvalid', where: 'data/subject-head.note' });
    expect(problems.some(({ code }) => code === 'inclusionFails')).toBe(true);
  });

  it('a field rewritten, with or without its old salt: the field is named', async () => {
    const contents = await open();
    const path = 'data/records/000003.json';
    put(contents, path, textIn(contents, path).replace('设备正在运行', '设备已经停运'));
    expect(await named(finish(contents))).toContainEqual({
      code: 'fieldDiffers',
      where: `${path} 字段 data.fields.situation`,
    });
  });

  it('a field taken away, or hidden without saying so: the field is named', async () => {
    const contents = await open();
    const path = 'data/records/000003.json';
    changeJson(contents, path, ({ units = {}, ...rest }) => ({
      ...rest,
      units: Object.fromEntries(Object.entries(units).filter(([name]) => name !== 'data.fields.phone')),
    }));
    expect(await named(finish(contents))).toContainEqual({
      code: 'fieldMissing',
      where: `${path} 字段 data.fields.phone`,
    });
  });

  it('a field, a record, a file or an item that nobody logged: each is named', async () => {
    const contents = await open();
    const path = 'data/records/000003.json';
    changeJson(contents, path, (record) => ({ ...record, withheld: ['data.invented'] }));
    contents.set('case/data/records/000006.json', contents.get('case/data/records/000005.json') ?? utf8(''));
    contents.set(`case/data/evidence/${'a'.repeat(64)}.mp4`, utf8('film'));
    contents.set('case/data/readme.txt', utf8('hello'));
    const problems = await named(finish(contents));
    expect(problems).toContainEqual({ code: 'fieldForeign', where: `${path} 字段 data.invented` });
    expect(problems).toContainEqual({ code: 'leafForeign', where: 'data/records/000006.json' });
    expect(problems).toContainEqual({ code: 'fileForeign', where: `data/evidence/${'a'.repeat(64)}.mp4` });
    expect(problems).toContainEqual({ code: 'unknownItem', where: 'data/readme.txt' });
  });

  it('a related record rewritten, or one of another log put in: it is named', async () => {
    const contents = await open();
    const path = 'data/related/000001.json';
    put(contents, path, textIn(contents, path).replace('他案', '本案'));
    expect(await named(finish(contents))).toContainEqual({ code: 'fieldDiffers', where: `${path} 字段 data.note` });
    const other = (await itemsOf(await pack(await makeSource()))).contents;
    const swapped = await open();
    put(swapped, 'data/related.jsonl', textIn(other, 'data/related.jsonl'));
    expect(await named(finish(swapped))).toContainEqual({
      code: 'inclusionFails',
      where: 'data/related.jsonl 第 1 行',
    });
    const twice = await open();
    put(twice, 'data/related.jsonl', textIn(twice, 'data/related.jsonl').repeat(2));
    const problems = await named(finish(twice));
    expect(problems).toContainEqual({ code: 'inclusionFails', where: 'data/related.jsonl 第 2 行' });
    expect(problems).toContainEqual({ code: 'recordMissing', where: 'data/related/000002.json' });
  });

  it('the film exchanged under its own name: the film is named', async () => {
    const contents = await open();
    const path = [...contents.keys()].find((name) => name.endsWith('.mp4')) ?? '';
    contents.set(path, utf8('FILM'));
    expect(await named(finish(contents))).toContainEqual({ code: 'fileDiffers', where: path.replace('case/', '') });
  });
});

describe('a forger with a key of their own', () => {
  it('can make a package that agrees with itself, and is found out by the published key', async () => {
    const forged = await pack(await makeSource(writtenCase().slice(0, 4), 'thief'));
    expect((await judge(forged)).verdict).toBe('sound');
    const verdict = await judge(forged, { trustedKeys: [keyOf('log').verifierKey] });
    expect(verdict.verdict).toBe('broken');
    for (const where of ['data/checkpoint.note', 'seal.note']) {
      expect(verdict.problems).toContainEqual(expect.objectContaining({ code: 'keyUntrusted', where }));
    }
  });

  it('is named when only the head, the seal or an earlier checkpoint is theirs', async () => {
    const theirs = (await itemsOf(await pack(await makeSource(writtenCase(), 'thief')))).contents;
    for (const [path, code] of [
      ['data/subject-head.note', 'headInvalid'],
      ['seal.note', 'sealInvalid'],
    ] as const) {
      const contents = await open();
      contents.set(`case/${path}`, theirs.get(`case/${path}`) ?? utf8(''));
      expect(await named(remakeBag(contents))).toContainEqual({ code, where: path });
    }
    const contents = await open();
    contents.set('case/data/earlier.jsonl', theirs.get('case/data/earlier.jsonl') ?? utf8(''));
    expect(await named(remakeBag(contents))).toContainEqual({
      code: 'consistencyFails',
      where: 'data/earlier.jsonl 第 1 行',
    });
  });
});

describe('a log whose key was changed', () => {
  it('proves checkpoints of its past key by the keys in the package, under the trust in its present one', async () => {
    const contents = await open();
    const { note, proof } = JSON.parse(textIn(contents, 'data/earlier.jsonl'));
    const { text } = parseNote(new Uint8Array(Buffer.from(note, 'base64')));
    const old = await signNote(text, [keyOf('thief').signer]);
    put(contents, 'data/earlier.jsonl', `${canonicalize({ note: toBase64(old), proof })}\n`);
    put(contents, 'data/keys.txt', `${textIn(contents, 'data/keys.txt')}${keyOf('thief').verifierKey}\n`);
    const problems = await named(remakeBag(contents), [keyOf('log').verifierKey]);
    // The seal covers what was put in; the checkpoint itself holds.
    expect(problems).toEqual([{ code: 'sealInvalid', where: 'seal.note' }]);
  });
});

describe('the log that rewrote its own past', () => {
  it('is convicted by an earlier checkpoint that its present tree does not contain', async () => {
    const contents = await open();
    const other = (await itemsOf(await pack(await makeSource([{ kind: 'otherStep', data: {} }, ...writtenCase()]))))
      .contents;
    contents.set('case/data/earlier.jsonl', other.get('case/data/earlier.jsonl') ?? utf8(''));
    expect(await named(remakeBag(contents))).toContainEqual({
      code: 'consistencyFails',
      where: 'data/earlier.jsonl 第 1 行',
    });
  });
});

describe('items that can not be read', () => {
  it.each([
    ['data/case.json', '{}'],
    ['data/case.json', '{"format":2}'],
    ['data/records/000002.json', 'not json'],
    ['data/records/000002.json', '{"erased":[],"files":[],"units":{},"withheld":[]}'],
  ])('%s that says %s is named', async (path, text) => {
    const contents = await open();
    put(contents, path, text);
    expect(await named(remakeBag(contents))).toContainEqual({ code: 'itemMalformed', where: path });
  });

  it('a key, a checkpoint or a log line of another form is named', async () => {
    const contents = await open();
    put(contents, 'data/keys.txt', `${textIn(contents, 'data/keys.txt')}nonsense\n`);
    put(contents, 'data/log.jsonl', textIn(contents, 'data/log.jsonl').replace('"version":1', '"version":2'));
    const problems = await named(remakeBag(contents));
    expect(problems).toContainEqual({ code: 'keyInvalid', where: 'data/keys.txt' });
    expect(problems).toContainEqual({ code: 'itemMalformed', where: 'data/log.jsonl 第 1 行' });
  });

  it('a canonical form that was loosened is refused: two spellings could be two readings', async () => {
    const contents = await open();
    const path = 'data/records/000001.json';
    put(contents, path, ` ${canonicalize(parseCanonical(contents.get(`case/${path}`) ?? utf8('')))}`);
    expect(await named(remakeBag(contents))).toContainEqual({ code: 'itemMalformed', where: path });
  });
});
