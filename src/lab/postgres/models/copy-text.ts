import type { Cell } from '../../../contract/index.js';

/**
 * The clipboard's text for a block of values. One value is copied exactly as
 * the server wrote it; several become lines of tab-separated values, quoted as
 * spreadsheets read them where a value holds a tab, a line break or a quote.
 */
export function copyText(rows: Cell[][]): string {
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1) {
    return first[0] ?? '';
  }
  return rows.map(row => row.map(quoted).join('\t')).join('\n');
}

function quoted(cell: Cell): string {
  const text = cell ?? '';
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
