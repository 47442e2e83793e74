import { readFileSync } from 'node:fs';
import { characterRanges } from './character-map.ts';

const lastCodePoint = 0x10ffff;

/** Which characters a set of faces can print. One bit a code point. */
export class Coverage {
  readonly #bits = new Uint8Array((lastCodePoint >> 3) + 1);

  static ofFiles(files: readonly string[]): Coverage {
    const coverage = new Coverage();
    for (const file of files) coverage.add(readFileSync(file));
    return coverage;
  }

  add(font: Buffer): void {
    for (const [from, to] of characterRanges(font)) {
      for (let point = from; point <= Math.min(to, lastCodePoint); point += 1) {
        const place = point >> 3;
        this.#bits[place] = (this.#bits[place] ?? 0) | (1 << (point & 7));
      }
    }
  }

  has(point: number): boolean {
    return ((this.#bits[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
  }
}

/** Line ends and tabs are set, not printed; variation selectors choose among shapes and need no glyph of their own. */
const needsNoGlyph = (point: number): boolean =>
  point === 0x0a ||
  point === 0x0d ||
  point === 0x09 ||
  (point >= 0xfe00 && point <= 0xfe0f) ||
  (point >= 0xe0100 && point <= 0xe01ef);

/** Private use: a font may draw something there, but nobody else would read it as the same character. */
const isPrivate = (point: number): boolean => (point >= 0xe000 && point <= 0xf8ff) || point >= 0xf0000;

/** Controls and marks of writing direction would make paper say something else than what was typed. */
const isControl = (point: number): boolean =>
  point < 0x20 ||
  (point >= 0x7f && point <= 0x9f) ||
  (point >= 0x202a && point <= 0x202e) ||
  (point >= 0x2066 && point <= 0x2069);

export function uncovered(text: string, coverage: Coverage): string[] {
  const missing = new Set<string>();
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point > 0x7e || point < 0x20) {
      if (!needsNoGlyph(point) && (isControl(point) || isPrivate(point) || !coverage.has(point)))
        missing.add(character);
    }
  }
  return [...missing];
}
