import type { DataGrid } from '@lumino/datagrid';
import { fullCount } from '../models/counts.js';
import type { RowsModel } from '../models/rows-model.js';
import { shortType } from '../models/short-type.js';
import type { GridTheme } from './grid-theme.js';

const NARROWEST = 64;
/** Numbers grow further down: keys above all. */
const NARROWEST_NUMBER = 96;
const WIDEST = 320;
const PADDING = 24;

/** Columns that are fitted; a table of a thousand keeps the default width. */
const MOST = 100;

/** Rows that are looked at. */
const SAMPLE = 50;

/** Fits each column to its header and the longest of its first values, and the row numbers to the last of them. */
export function fitColumns(
  grid: DataGrid,
  model: RowsModel,
  theme: GridTheme
): void {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) {
    return;
  }
  context.font = theme.headerFont;
  const width = (text: string): number => context.measureText(text).width;
  grid.resizeColumn(
    'row-header',
    0,
    Math.round(width(`~${fullCount(model.rowCount('body'))}`) + PADDING)
  );
  const rows = model.opened.first.rows.slice(0, SAMPLE);
  model.columns.slice(0, MOST).forEach((column, index) => {
    let longest = '';
    for (const row of rows) {
      const text = row[index] ?? '';
      if (text.length > longest.length) {
        longest = text;
      }
    }
    const wanted = Math.max(
      width(column.name),
      width(`${shortType(column.type)} ⚷`),
      width(longest.slice(0, 80))
    );
    grid.resizeColumn(
      'body',
      index,
      Math.round(
        Math.min(
          WIDEST,
          Math.max(
            column.numeric ? NARROWEST_NUMBER : NARROWEST,
            wanted + PADDING
          )
        )
      )
    );
  });
}
