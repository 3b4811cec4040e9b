import type { TranslationBundle } from '@jupyterlab/translation';
import type { Cell } from '../../../contract/index.js';
import type { CellReader } from './cell-reader.js';
import { copyText } from './copy-text.js';
import type { CellInfo, RowsModel } from './rows-model.js';

/** Values that one copy may take; more belongs into an export. */
const MOST = 100_000;

/** A block of cells by two of its corners. */
export interface Block {
  r1: number;
  c1: number;
  r2: number;
  c2: number;
}

/**
 * The clipboard's text for a block, cut values read whole; throws an error
 * with one sentence where that cannot be had.
 */
export async function readBlock(
  model: RowsModel,
  reader: CellReader,
  block: Block,
  trans: TranslationBundle
): Promise<string> {
  const [top, bottom] = ascending(block.r1, block.r2);
  const [left, right] = ascending(block.c1, block.c2);
  if ((bottom - top + 1) * (right - left + 1) > MOST) {
    throw new Error(
      trans.__(
        'The selection has more than %1 values, too many to copy. Select less.',
        MOST.toLocaleString()
      )
    );
  }
  const columns = range(left, right);
  // All at once, before anything is read: a page that arrives meanwhile moves the rows.
  const found = range(top, bottom).map(row =>
    columns.map(column => findCell(model, row, column, trans))
  );
  const rows: Cell[][] = [];
  for (const cells of found) {
    const row: Cell[] = [];
    for (const [index, cell] of cells.entries()) {
      row.push(await reader.whole(cell, left + index));
    }
    rows.push(row);
  }
  return copyText(rows);
}

function findCell(
  model: RowsModel,
  row: number,
  column: number,
  trans: TranslationBundle
): CellInfo {
  const cell = model.cell(row, column);
  if (!cell) {
    throw new Error(
      trans.__(
        'Some of the selected rows are not loaded. Scroll over them, then copy again.'
      )
    );
  }
  if (cell.cut && cell.key === undefined) {
    throw new Error(
      trans.__(
        'A selected value is cut and this relation has no way back to its row, so it cannot be copied whole. Query it by a key.'
      )
    );
  }
  return cell;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function ascending(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
