import { writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Sheet } from '@liuhen/documents';
import { centralHeader, endRecords, localHeader } from '../../packages/archive/src/zip/headers.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const face = '<w:rFonts w:ascii="Noto Serif SC" w:hAnsi="Noto Serif SC" w:eastAsia="FandolFang R"/>';
const run = (text: string, size = 24) =>
  `<w:r><w:rPr>${face}<w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const paragraph = (text: string, style = '') =>
  text
    .split('\n')
    .map((line) => `<w:p><w:pPr><w:spacing w:line="420" w:lineRule="exact"/>${style}</w:pPr>${run(line)}</w:p>`)
    .join('');

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map((row) => row.length), 1);
  const line =
    '<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>';
  const cells = (row: readonly string[]) =>
    row.map((cell) => `<w:tc><w:tcPr><w:tcBorders>${line}</w:tcBorders></w:tcPr>${paragraph(cell)}</w:tc>`).join('');
  const grid = '<w:gridCol w:w="2200"/>'.repeat(width);
  return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows
    .map((row) => `<w:tr>${cells([...row, ...Array.from({ length: width - row.length }, () => '')])}</w:tr>`)
    .join('')}</w:tbl>${paragraph('')}`;
}

function body(sheet: Sheet): string {
  const parts = sheet.blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return paragraph(block.text);
      case 'paragraph':
        return paragraph(block.text, '<w:ind w:firstLine="480"/>');
      case 'rows':
        return table(block.rows.map((row) => row.flatMap(({ label, text }) => [label, text])));
      case 'table':
        return table([block.columns.map(({ label }) => label), ...block.rows]);
      case 'signatures':
        return block.lines.map(({ label }) => paragraph(`${label}：        年  月  日`)).join('');
      default:
        return paragraph('（以下空白）');
    }
  });
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(sheet.title, 36)}</w:p>${parts.join('')}`;
}

/** The words and tables of a sheet as a plain .docx: A4, the same margins, a header with the title and the number of the page. */
export async function writeDocx(sheet: Sheet, path: string): Promise<void> {
  const number =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/header" Target="header1.xml"/></Relationships>`,
    'word/header1.xml': `${head}<w:hdr xmlns:w="${words}"><w:p>${run(sheet.running, 18)}${number}</w:p></w:hdr>`,
    'word/document.xml': `${head}<w:document xmlns:w="${words}" xmlns:r="${relations}"><w:body>${body(sheet)}<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1928" w:right="1134" w:bottom="1814" w:left="1588" w:header="851" w:footer="851"/></w:sectPr></w:body></w:document>`,
  };
  await writeFile(path, zipped(files));
}

function zipped(files: Readonly<Record<string, string>>): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const item = { name, size: bytes.length, crc: crc32(bytes) };
    const header = localHeader(item);
    parts.push(header, bytes);
    directory.push(centralHeader({ ...item, offset }));
    offset += header.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...directory, endRecords(directory.length, size, offset)]);
}
