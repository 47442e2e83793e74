import { describe, expect, it } from 'vitest';
import { parseTilePath, sumdbTilePath, type Tile, tilePath } from './tile.ts';

describe('tile paths', () => {
  const sumdb: [string, Tile][] = [
    ['tile/4/0/001', { height: 4, level: 0, index: 1n, width: 16 }],
    ['tile/4/0/001.p/5', { height: 4, level: 0, index: 1n, width: 5 }],
    ['tile/3/5/x123/x456/078', { height: 3, level: 5, index: 123456078n, width: 8 }],
    ['tile/1/data/x003/x057/500', { height: 1, level: 'data', index: 3057500n, width: 2 }],
  ];
  it.each(sumdb)('%s is written and read as Go does', (path, tile) => {
    expect(sumdbTilePath(tile)).toBe(path);
    expect(parseTilePath(path, 'sumdb')).toEqual(tile);
  });

  const c2sp: [string, Tile][] = [
    ['tile/0/000', { height: 8, level: 0, index: 0n, width: 256 }],
    ['tile/2/x001/234.p/17', { height: 8, level: 2, index: 1234n, width: 17 }],
    ['tile/63/x018/x446/x744/x073/x709/x551/615', { height: 8, level: 63, index: 18446744073709551615n, width: 256 }],
  ];
  it.each(c2sp)('%s is written and read as C2SP does', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path, 'c2sp')).toEqual(tile);
  });

  it.each([
    'tile/3/5/123/456/078',
    'tile/3/-1/123/456/078',
    'tile/3/0/000.p/9',
    'tile/3/0/000.p/8',
    'tile/3/0/x000/000',
    'tile/0/000',
    'tile/31/0/000',
    'tile/8/64/000',
    'tile/8/00/000',
    'elsewhere',
  ])('“%s” is refused', (path) => {
    expect(() => parseTilePath(path, 'sumdb')).toThrow();
  });

  it('C2SP knows one height only', () => {
    expect(() => tilePath({ height: 4, level: 0, index: 0n, width: 1 })).toThrow('高度固定');
    expect(() => parseTilePath('tile/4/0/001', 'c2sp')).toThrow();
  });
});
