import { type Column, type Field, isFilled } from '@liuhen/records';
import type { Block, TableColumn } from './sheet.ts';
import { writtenPlain, writtenValue } from './written-value.ts';

type Names = Readonly<Record<string, string>>;
type TablePart = { readonly caption: string | null; readonly widths: Readonly<Record<string, number>> };

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const narrow: Partial<Record<Column['type'], true>> = { integer: true, boolean: true, date: true };
const short = new Set(['no', 'qty', 'unit', 'copies', 'pages', 'value']);

function column({ key, label, type }: Column, widths: TablePart['widths']): TableColumn {
  const slim = narrow[type] === true || short.has(key);
  return {
    label: type === 'money' ? `${label}（元）` : label,
    width: widths[key] ?? (slim ? null : 1),
    align: type === 'money' ? 'right' : slim ? 'center' : 'left',
  };
}

/** Width by what the longest cell of the column holds, so that a column of sentences is not as narrow as one of names. */
function measured(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): TableColumn[] {
  return columns.map((item, place) => {
    if (item.width !== 1) return item;
    const longest = rows.reduce((most, row) => Math.max(most, [...(row[place] ?? '')].length), item.label.length);
    return { ...item, width: Math.min(Math.max(longest, 6), 20) };
  });
}

/** Rows of a field as a table. Columns nobody filled are left out; rows that are mere words become one column. */
export function fieldTable(field: Field | undefined, value: unknown, part: TablePart, names: Names): Block[] {
  if (!field || !isFilled(value)) return [];
  if (!Array.isArray(value)) {
    return [
      {
        kind: 'rows',
        rows: [[{ label: field.label, text: writtenValue(field, value, names) }]],
      },
    ];
  }
  const caption = part.caption;
  if (!value.some(isRow)) {
    const label: TableColumn = { label: field.label, width: 1, align: 'left' };
    const number: TableColumn = { label: '序号', width: null, align: 'center' };
    return [
      {
        kind: 'table',
        caption,
        columns: [number, label],
        rows: value.map((item, place) => [String(place + 1), writtenPlain(item, names)]),
      },
    ];
  }
  const known = field.columns ?? [];
  const extra = new Set(value.filter(isRow).flatMap(Object.keys));
  for (const { key } of known) extra.delete(key);
  extra.delete('id');
  const all = [...known, ...[...extra].map((key): Column => ({ key, label: key, type: 'string' }))];
  const used = all.filter(({ key }) => value.some((row) => isRow(row) && isFilled(row[key])));
  const numbered = used.some(({ key }) => key === 'no');
  const rows = value.map((row, place) => {
    const cells = used.map(({ key }, index) =>
      isRow(row) ? writtenPlain(row[key], names) : index === 0 ? writtenPlain(row, names) : '',
    );
    return numbered ? cells : [String(place + 1), ...cells];
  });
  const columns = used.map((item) => column(item, part.widths));
  const number: TableColumn = { label: '序号', width: null, align: 'center' };
  return [{ kind: 'table', caption, columns: measured(numbered ? columns : [number, ...columns], rows), rows }];
}
