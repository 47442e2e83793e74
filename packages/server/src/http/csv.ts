/**
 * A line of CSV (RFC 4180) for people who open it in a spreadsheet: a cell that a spreadsheet would take for a formula is led by
 * an apostrophe, which it shows as text.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
