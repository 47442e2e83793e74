import type { ZipPart } from './zip-stream.ts';
import { zipStream } from './zip-stream.ts';

/** A number stands as a number; a share between 0 and 1 as per cent; null as an empty cell. */
export type Cell = string | number | { readonly share: number } | null;
export type Sheet = {
  readonly name: string;
  /** Title and width in characters of each column. */
  readonly columns: readonly (readonly [title: string, width: number])[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
};

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A workbook (ECMA-376, Office Open XML), row by row: of a long list no more is held than a page. Text is written as text, never as
 * a formula, and what a program could take for one when it is edited is marked to stay text: a party may call itself
 * `=HYPERLINK(…)`.
 */
export function xlsxBytes(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const numbered = sheets.map((sheet, index) => ({ ...sheet, no: index + 1 }));
  const parts: ZipPart[] = [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${xlsxType}.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
        numbered
          .map(
            ({ no }) =>
              `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
          )
          .join('') +
        '</Types>',
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered.map(({ name, no }) => `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${no}" r:id="rId${no}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${numbered.map(({ no }) => `<Relationship Id="rId${no}" Type="${office}/worksheet" Target="worksheets/sheet${no}.xml"/>`).join('')}` +
        `<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
        `<cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="9" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`,
    ),
    ...numbered.map((sheet) => ({ name: `xl/worksheets/sheet${sheet.no}.xml`, bytes: sheetXml(main, sheet) })),
  ];
  return zipStream(parts);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const part = (name: string, xml: string): ZipPart => ({ name, bytes: [declaration + xml] });

const style = { heading: 1, share: 2, text: 3 } as const;

async function* sheetXml(namespace: string, { columns, rows }: Sheet): AsyncGenerator<string> {
  const cols = columns.map(
    ([, width], index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${declaration}<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>`;
  yield row(
    1,
    columns.map(([title]) => title),
    style.heading,
  );
  let count = 1;
  for await (const cells of rows) {
    count += 1;
    yield row(count, cells);
  }
  yield `</sheetData><autoFilter ref="A1:${letters(columns.length)}${count}"/></worksheet>`;
}

function row(number: number, cells: readonly Cell[], heading?: number): string {
  return `<row r="${number}">${cells.map((value, index) => cell(`${letters(index + 1)}${number}`, value, heading)).join('')}</row>`;
}

function cell(place: string, value: Cell, heading?: number): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'object') return `<c r="${place}" s="${style.share}"><v>${value.share}</v></c>`;
  const written = heading ?? (/^[\s]*[=+\-@]/.test(value) ? style.text : 0);
  return `<c r="${place}" t="inlineStr" s="${written}"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** A, B, … Z, AA: the name of a column, counted from one. */
function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? letters(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** The most a cell holds. */
const longestText = 32_767;
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML has it; what XML 1.0 has no way to write is left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .slice(0, longestText)
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => named[character] ?? '');
}
