import { CELL_CHARS, type Cell, type Page } from '../../../contract/index.js';
import { Failed } from '../../failed.js';
import { quoteRelation } from '../quote.js';
import type { Ask } from '../transaction.js';
import { cellSql, cutCell } from './cells.js';
import type { ReadColumn } from './columns.js';
import type { Heap } from './segments.js';

/** Block numbers end at 2^32 - 2. */
const LAST_BLOCK = 0xfffffffe;

/**
 * Reads the rows in blocks `from` to `to` (exclusive) of a heap by a TID range
 * scan, which costs the same at any depth (PostgreSQL 14 and newer).
 */
export async function readPage(
  ask: Ask,
  heap: Heap,
  columns: ReadColumn[],
  from: number,
  to: number
): Promise<Page> {
  const started = performance.now();
  const cells = columns.map(column => `, ${cellSql(column, CELL_CHARS)}`);
  // ONLY: children are heaps of their own. The operators are qualified, since a search_path may hold others.
  const source = `FROM ONLY ${quoteRelation(heap.schema, heap.name)}`;
  const rows = await ask(
    `SELECT ctid, xmin, tableoid${cells.join('')} ${source}` +
      ` WHERE ctid OPERATOR(pg_catalog.>=) '(${Math.min(from, LAST_BLOCK)},0)'::pg_catalog.tid` +
      ` AND ctid OPERATOR(pg_catalog.<) '(${Math.min(to, LAST_BLOCK)},0)'::pg_catalog.tid`
  );
  const table = rows[0]?.[2];
  if (table !== undefined && Number(table) !== heap.oid) {
    // It was renamed, and another has its name by now.
    throw new Failed(
      'changed',
      'Another table has taken this name. Refresh the table.'
    );
  }
  const emptyBlocks =
    rows.length === 0 && to < heap.blocks
      ? await countEmpty(ask, source, to, heap.blocks)
      : 0;
  return {
    ...cutRows(rows, CELL_CHARS, 3),
    keys: rows.map(([ctid, xmin]) => `${ctid}/${xmin}`),
    emptyBlocks,
    capped: false,
    ms: performance.now() - started
  };
}

/** Cuts the values of rows whose first `lead` columns are not shown. */
export function cutRows(
  rows: Cell[][],
  limit: number,
  lead: number
): Pick<Page, 'rows' | 'cut'> {
  const cut: [number, number][] = [];
  const shown = rows.map((row, index) =>
    row.slice(lead).map((cell, column) => {
      const value = cutCell(cell, limit);
      if (value.cut) {
        cut.push([index, column]);
      }
      return value.text;
    })
  );
  return { rows: shown, cut };
}

/** How many blocks from `from` on hold no row? A bloated table may have a million of them. */
async function countEmpty(
  ask: Ask,
  source: string,
  from: number,
  end: number
): Promise<number> {
  const [row] = await ask(
    `SELECT ctid ${source}` +
      ` WHERE ctid OPERATOR(pg_catalog.>=) '(${from},0)'::pg_catalog.tid LIMIT 1`
  );
  const next = row?.[0]?.match(/^\((\d+),/)?.[1];
  return (next === undefined ? end : Math.min(Number(next), end)) - from;
}
