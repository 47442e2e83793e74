import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaces } from './faces.ts';
import { contextFor, sampleOf, textIn } from './printing.fixture.ts';
import { openRenderer, type Renderer } from './renderer.ts';

const fandol = new URL('../../fonts/FandolKai-Regular.otf', import.meta.url);

/** A real face under another name: what a folder of bought fonts holds, without buying one. */
function renamed(font: Buffer, family: string): Buffer {
  const text = Buffer.from(family, 'utf16le').swap16();
  const ids = [1, 4, 6, 16];
  const head = Buffer.alloc(6 + ids.length * 12);
  head.writeUInt16BE(ids.length, 2);
  head.writeUInt16BE(head.length, 4);
  for (const [index, id] of ids.entries()) {
    const at = 6 + index * 12;
    for (const [place, value] of [3, 1, 0x409, id, text.length, 0].entries()) head.writeUInt16BE(value, at + place * 2);
  }
  const table = Buffer.concat([head, text]);
  const padded = Buffer.concat([font, Buffer.alloc((4 - (font.length % 4)) % 4)]);
  const copy = Buffer.concat([padded, table]);
  for (let index = 0; index < copy.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (copy.toString('latin1', entry, entry + 4) !== 'name') continue;
    copy.writeUInt32BE(padded.length, entry + 8);
    copy.writeUInt32BE(table.length, entry + 12);
  }
  return copy;
}

function facesIn(pdf: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuhen-pdffonts-'));
  try {
    writeFileSync(path.join(folder, 'a.pdf'), pdf);
    return execFileSync('pdffonts', [path.join(folder, 'a.pdf')]).toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a folder of the agency’s own faces', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuhen-faces-'));
  let renderer: Renderer;
  beforeAll(() => {
    writeFileSync(path.join(folder, 'fang.otf'), renamed(readFileSync(fandol), 'FZFangSong-Z02S'));
    writeFileSync(path.join(folder, 'torn.ttf'), readFileSync(fandol).subarray(0, 3000));
    writeFileSync(path.join(folder, 'letter.ttf'), 'this is a letter and no font');
    writeFileSync(path.join(folder, 'empty.otf'), '');
    renderer = openRenderer({ agencyFonts: folder });
  });
  afterAll(async () => {
    await renderer.close();
    rmSync(folder, { recursive: true });
  });

  it('is preferred for the use its name says, in either language', () => {
    expect(findFaces(folder).preferred).toEqual({ fang: ['FZFangSong-Z02S'] });
    writeFileSync(path.join(folder, 'biao.otf'), renamed(readFileSync(fandol), '方正小标宋简体'));
    expect(findFaces(folder).preferred).toEqual({ fang: ['FZFangSong-Z02S'], biaosong: ['方正小标宋简体'] });
    rmSync(path.join(folder, 'biao.otf'));
  });

  it('is embedded in the pages, where ours would have stood', async () => {
    const { pdf } = await renderer.render(
      'penaltyDecision',
      sampleOf('penaltyDecision'),
      contextFor('penaltyDecision'),
    );
    expect(facesIn(pdf)).toMatch(/FZFangSong-Z02S.* yes yes/);
    expect(facesIn(pdf)).not.toContain('FandolFang');
    const plain = openRenderer();
    const own = await plain.render('penaltyDecision', sampleOf('penaltyDecision'), contextFor('penaltyDecision'));
    await plain.close();
    expect(facesIn(own.pdf)).toContain('FandolFang');
  });

  it('falls back letter by letter where its face has none', async () => {
    const values = { ...sampleOf('penaltyDecision'), partyName: '刘𠅤㐂' };
    const { pdf } = await renderer.render('penaltyDecision', values, contextFor('penaltyDecision'));
    expect(textIn(pdf)).toContain('刘𠅤㐂');
    expect(facesIn(pdf)).toContain('FZFangSong-Z02S');
    expect(facesIn(pdf)).toMatch(/Liuhen|Noto/);
  });

  it('with files in it that are torn, empty or no fonts is used without them, and they are named', async () => {
    expect((await renderer.brokenFaces()).toSorted()).toEqual(['empty.otf', 'letter.ttf', 'torn.ttf']);
  });
});
