import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSource } from '../write/house.fixture.ts';
import { itemsOf, pack } from '../write/packed.fixture.ts';
import { validateBag } from './validate-bag.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');

async function bagOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bag-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const sound = {
  'bagit.txt': declaration,
  'data/a.txt': 'alpha',
  'manifest-sha512.txt': `${sha512('alpha')}  data/a.txt\n`,
};

describe('a package of ours', () => {
  it('is a valid bag to whoever unpacks it', async () => {
    const { contents } = await itemsOf(await pack(await makeSource()));
    const folder = await bagOf(Object.fromEntries(contents));
    expect(await validateBag(join(folder, 'case'))).toEqual({ problems: [], warnings: [] });
  });
});

describe('a bag', () => {
  it('of the least there must be is valid', async () => {
    expect(await validateBag(await bagOf(sound))).toEqual({ problems: [], warnings: [] });
  });

  const broken: [string, Record<string, string | Uint8Array>, string][] = [
    ['no declaration', { 'bagit.txt': '' }, 'bagit.txt'],
    ['a version of the future', { 'bagit.txt': declaration.replace('1.0', '2.0') }, '版本'],
    ['a changed file', { 'data/a.txt': 'alphA' }, '摘要不符'],
    ['a file that no manifest lists', { 'data/b.txt': 'beta' }, '没有列入'],
    ['a line that is none', { 'manifest-sha512.txt': 'nonsense\n' }, '格式不对'],
    [
      'a path that leads out',
      { 'manifest-sha512.txt': `${sound['manifest-sha512.txt']}aa  data/../../x\n` },
      '范围之外',
    ],
    ['a home directory', { 'manifest-sha512.txt': `${sound['manifest-sha512.txt']}aa  ~/x\n` }, '范围之外'],
    [
      'a tag file in the payload manifest',
      { 'manifest-sha512.txt': `${sound['manifest-sha512.txt']}aa  bagit.txt\n` },
      '范围之外',
    ],
    ['one name with two hashes', { 'manifest-sha512.txt': sound['manifest-sha512.txt'].repeat(2) }, '列了两次'],
    ['a second manifest that lists less', { 'manifest-sha256.txt': '' }, '没有列入全部'],
    ['only an unknown algorithm', { 'manifest-sha512.txt': '', 'manifest-foo.txt': 'aa  data/a.txt' }, '没有列入'],
    ['an oxum that does not fit', { 'bag-info.txt': 'Payload-Oxum: 6.1\n' }, 'Payload-Oxum'],
    ['tags without form', { 'bag-info.txt': 'nonsense\n' }, 'bag-info.txt'],
    ['a file still to be fetched', { 'fetch.txt': 'http://x/ - data/b.txt\n' }, '尚未取回'],
    ['a fetch line without form', { 'fetch.txt': 'data/b.txt\n' }, 'fetch.txt'],
    ['a tag manifest that does not fit', { 'tagmanifest-sha512.txt': `${sha512('x')}  bagit.txt\n` }, '摘要不符'],
    ['a tag file that is missing', { 'tagmanifest-sha512.txt': `${sha512('x')}  x.txt\n` }, '不存在'],
    ['a tag file in another encoding', { 'bag-info.txt': Uint8Array.of(0x41, 0x3a, 0xff) }, '编码'],
  ];
  it.each(broken)('with %s is not', async (_name, change, said) => {
    const { problems } = await validateBag(await bagOf({ ...sound, ...change }));
    expect(problems.join('\n')).toContain(said);
  });

  it('that holds a link, no payload folder, or nothing is not', async () => {
    const linked = await bagOf(sound);
    await symlink('/etc/hostname', join(linked, 'data', 'link'));
    expect((await validateBag(linked)).problems.join()).toContain('链接');
    const { 'data/a.txt': _file, ...rest } = sound;
    expect((await validateBag(await bagOf({ ...rest, 'manifest-sha512.txt': '' }))).problems.join()).toContain(
      '缺少 data',
    );
    expect((await validateBag(join(linked, 'nowhere'))).problems.join()).toContain('读不出来');
    expect((await validateBag(await bagOf({ 'bagit.txt': declaration }))).problems.join()).toContain(
      '没有任何载荷清单',
    );
  });

  it('that is merely odd is valid, and the oddity is said', async () => {
    const odd = await bagOf({
      'bagit.txt': declaration.replace('1.0', '0.97'),
      'data/A\u030a.txt': 'alpha',
      'manifest-sha1.txt': `${createHash('sha1').update('alpha').digest('hex')} ./data/\u00c5.txt\n`.repeat(2),
      'manifest-foo.txt': 'aa data/x\n',
      'bag-info.txt': 'Payload-Oxum: 5.1\nPayload-Oxum: 5.1\n',
    });
    const { problems, warnings } = await validateBag(odd);
    expect(problems).toEqual([]);
    for (const said of ['sha1', './', 'Unicode', '列了两次', 'foo', '多次'])
      expect(warnings.join('\n')).toContain(said);
  });
});

const suite = fileURLToPath(new URL('../../../../../shared/reference/conformance/', import.meta.url));
const absent = !existsSync(suite);
describe.skipIf(absent)(
  `BagIt conformance suite${absent ? '（跳过：检出目录旁没有 shared/reference/conformance）' : ''}`,
  () => {
    it('is judged as it wants', () => {
      const validator = fileURLToPath(new URL('../../test/conformance/validate-bag.mjs', import.meta.url));
      const run = spawnSync(
        process.execPath,
        [`${suite}harness/run-bags.mjs`, '--set', 'dev', '--', process.execPath, validator],
        { encoding: 'utf8', timeout: 100_000 },
      );
      expect(run.stdout).toMatch(/^\d\d+ passed, 0 failed \(0 warning bags/m);
    });
  },
);
