import { describe, expect, it } from 'vitest';
import { parseManifest, writeManifest } from './manifest.ts';
import { parseBagInfo, parseDeclaration, parseOxum, writeBagInfo } from './tag-files.ts';

describe('manifests', () => {
  it('lead back to their paths, line breaks and percent signs in names included', () => {
    const files = [
      { hash: 'aa', path: 'data/100%.txt' },
      { hash: 'bb', path: 'data/two\nlines\r.txt' },
      { hash: 'cc', path: 'data/𠅤㛃 空.txt' },
    ];
    expect(parseManifest(writeManifest(files)).map((line) => ({ hash: line?.hash, path: line?.path }))).toEqual(files);
  });

  it('are read with any line end, and say which line is none', () => {
    expect(parseManifest('AA  data/a\r\nnonsense\rbb data/b').map((line) => line?.path)).toEqual([
      'data/a',
      undefined,
      'data/b',
    ]);
  });
});

describe('tag files', () => {
  it('a declaration is two lines, from 1.0 on without loose white space', () => {
    expect(parseDeclaration('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')).toEqual({
      version: [1, 0],
      encoding: 'UTF-8',
    });
    expect(parseDeclaration('BagIt-Version : 0.97\r\nTag-File-Character-Encoding: UTF-8')).toEqual({
      version: [0, 97],
      encoding: 'UTF-8',
    });
    for (const text of [
      'BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nmore\n',
      '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'BagIt-Version: 1.0\n',
      '',
    ]) {
      expect(parseDeclaration(text)).toBeNull();
    }
  });

  it('a title from a form can not add a label of its own', () => {
    const text = writeBagInfo([['External-Description', '案\nPayload-Oxum: 0.0']]);
    expect(parseBagInfo(text)).toEqual([['External-Description', '案 Payload-Oxum: 0.0']]);
  });

  it('values go on in indented lines, and what is neither label nor continuation is refused', () => {
    expect(parseBagInfo('A: one\n  two\n\nB : 3\n')).toEqual([
      ['A', 'one two'],
      ['B', '3'],
    ]);
    expect(parseBagInfo('no colon\n')).toBeNull();
    expect(parseBagInfo('  indented first\n')).toBeNull();
  });

  it('an oxum is two numbers', () => {
    expect(parseOxum('58.2')).toEqual({ bytes: 58, files: 2 });
    expect(parseOxum('58')).toBeNull();
  });
});
