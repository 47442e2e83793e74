import { LedgerFault } from '../fault.ts';

/**
 * A tile: `width` hashes of one level of subtrees, level · height above the leaves. C2SP tlog-tiles fixes the height to 8 and
 * leaves it out of the path; Go's sumdb writes it. `data` are the tiles of the entries themselves.
 */
export type Tile = {
  readonly height: number;
  readonly level: number | 'data';
  readonly index: bigint;
  readonly width: number;
};

const c2spHeight = 8;

/** `tile/L/NNN[.p/W]`, the path of C2SP tlog-tiles. */
export function tilePath(tile: Tile): string {
  if (tile.height !== c2spHeight) throw new LedgerFault('badTile', `C2SP 瓦片高度固定为 ${c2spHeight}。`);
  return `tile/${pathTail(tile)}`;
}

/** `tile/H/L/NNN[.p/W]`, the path of Go's sumdb. */
export function sumdbTilePath(tile: Tile): string {
  return `tile/${tile.height}/${pathTail(tile)}`;
}

/** Reads either form; what the writers would not have written is refused. */
export function parseTilePath(path: string, form: 'c2sp' | 'sumdb'): Tile {
  const match =
    /^tile\/(?:(?<height>\d+)\/)??(?<level>\d+|data)\/(?<index>(?:x\d{3}\/)*\d{3})(?:\.p\/(?<width>[1-9]\d*))?$/.exec(
      path,
    );
  const { height: heightText, level = '', index = '', width } = match?.groups ?? {};
  const height = form === 'c2sp' ? c2spHeight : Number(heightText);
  const tile: Tile = {
    height,
    level: level === 'data' ? 'data' : Number(level),
    index: BigInt(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? 2 ** height : Number(width),
  };
  if (match === null || (form === 'c2sp' ? tilePath(tile) : sumdbTilePath(tile)) !== path) {
    throw new LedgerFault('badTile', `“${path}”不是瓦片路径。`);
  }
  return tile;
}

function pathTail({ height, level, index, width }: Tile): string {
  const full = 2 ** height;
  if (!(height >= 1 && height <= 30 && width >= 1 && width <= full) || (level !== 'data' && level > 63)) {
    throw new LedgerFault('badTile', '瓦片的高度、层或宽度超出范围。');
  }
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  // x123/x456/078: every group but the last is marked.
  const marked = groups.replaceAll(/\d{3}(?=\d)/g, 'x$&/');
  return `${level}/${marked}${width === full ? '' : `.p/${width}`}`;
}
