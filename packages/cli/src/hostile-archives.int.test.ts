import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * Nothing of ours unpacks an archive: a case package is read where it lies, a card is a folder, a case file is text, a backup a
 * folder of named files. Each of these ways in is tried with names that would slip out of their folder.
 */
const outer = mkdtempSync(join(tmpdir(), 'liuhen-slip-'));
const folder = join(outer, 'deep', 'inside');
const house = join(import.meta.dirname, '../../..');
const place = (name: string) => join(folder, name);
const slips = ['../slip-1.txt', '../../slip-2.txt', `${outer}/slip-3.txt`, '..\\slip-4.txt', 'slip-5-link'];

function liuhen(args: string[], data = 'data') {
  const env = { ...process.env, LIUHEN_DATA: place(data), DATABASE_URL: '', LIUHEN_KEYS: '' };
  return spawnSync(process.execPath, [join(house, 'packages/cli/bin/liuhen.mjs'), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env,
  });
}

/** A ZIP as an attacker would make it: names that climb, an absolute one, and an entry that is a symbolic link. */
function hostileZip(): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const name of slips) {
    const isLink = name.endsWith('link');
    const content = Buffer.from(isLink ? '/etc/passwd' : 'slipped out');
    const label = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    sizes.copy(local, 14);
    local.writeUInt16LE(label.length, 26);
    locals.push(local, label, content);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    central.writeUInt16LE(20, 6);
    sizes.copy(central, 16);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(((isLink ? 0o120777 : 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    centrals.push(central, label);
    offset += 30 + label.length + content.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(slips.length, 8);
  end.writeUInt16LE(slips.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function everything(at = outer): string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const path = join(at, entry.name);
    return entry.isDirectory() ? everything(path) : [relative(outer, path)];
  });
}
const slipped = () => everything().filter((path) => /slip-\d/.test(path));

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(place('hostile.zip'), hostileZip());
  const specimen = join(house, 'test/specimens/SP-2-summary-onspot-fine.yaml');
  const converted = spawnSync(process.execPath, [join(house, 'test/specimens/convert.ts'), specimen], {
    encoding: 'utf8',
  });
  writeFileSync(place('case.yaml'), converted.stdout);
  const imported = liuhen(['import', 'case.yaml']);
  expect([imported.status, imported.stderr]).toEqual([0, '']);
}, 300_000);
afterAll(() => rmSync(outer, { recursive: true, force: true }));

test('a ZIP whose names climb is looked at where it lies and is no package; nothing is written', () => {
  const { status, stdout } = liuhen(['verify', 'hostile.zip', '--json']);
  expect([status, JSON.parse(stdout).verdict]).toEqual([2, 'notPackage']);
  expect(slipped()).toEqual([]);
});

test('as a case file it is no text and is refused; a case file that names such files takes nothing from them', () => {
  expect(liuhen(['import', 'hostile.zip']).status).not.toBe(0);
  const text = readFileSync(place('case.yaml'), 'utf8');
  const name = /^\s*(?:- )?name: (\S+\.(?:mp4|jpg|pdf|wav))/m.exec(text)?.[1];
  writeFileSync(place('climbing.yaml'), name === undefined ? text : text.replaceAll(name, '../../slip-6.mp4'));
  liuhen(['import', 'climbing.yaml'], 'other');
  expect(slipped()).toEqual([]);
}, 120_000);

test('on a card it is evidence like any file, kept whole under its hash; a link on the card is not followed', () => {
  mkdirSync(place('card'));
  cpSync(place('hostile.zip'), place('card/hostile.zip'));
  writeFileSync(join(outer, 'outside.txt'), 'not of this card');
  symlinkSync(join(outer, 'outside.txt'), place('card/link.txt'));
  symlinkSync(outer, place('card/above'));
  const [line] = JSON.parse(liuhen(['cases', '--json']).stdout).cases;
  const report = JSON.parse(liuhen(['dock', 'card', line.number, '--json']).stdout);
  expect(report.totals.takenIn).toBe(1);
  const kept = everything(place('data/evidence')).map((path) => readFileSync(join(outer, path)));
  expect(kept.some((bytes) => bytes.equals(hostileZip()))).toBe(true);
  expect(kept.some((bytes) => bytes.includes('not of this card'))).toBe(false);
  expect(slipped()).toEqual([]);
}, 120_000);

test('a backup whose list names a file outside it is refused before a row goes in', () => {
  expect(liuhen(['backup', 'backup']).status).toBe(0);
  const path = place('backup/journal/manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.tables[0].name = '../../../outside';
  writeFileSync(path, JSON.stringify(manifest));
  const { status, stderr } = liuhen(['restore', 'backup'], 'restored');
  expect([status, stderr]).toEqual([1, expect.stringContaining('已损坏')]);
  expect(existsSync(place('restored/evidence/store.json'))).toBe(false);
}, 120_000);
