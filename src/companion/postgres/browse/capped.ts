import { CAPPED_CELL_CHARS, type Page } from '../../../contract/index.js';
import { quoteRelation } from '../quote.js';
import type { Ask } from '../transaction.js';
import { cellSql } from './cells.js';
import type { ReadColumn } from './columns.js';
import { cutRows } from './page.js';
import type { FoundRelation } from './relation.js';

/** Rows that are read of a relation without places. */
export const ROW_CAP = 10_000;

/** Values that are read of it, so that a view of many columns stays small. */
const CELL_CAP = 200_000;

/** The cap for a relation of so many columns, in rows. */
export function rowCap(columns: number): number {
  return Math.max(100, Math.min(ROW_CAP, Math.floor(CELL_CAP / columns)));
}

/** Reads the first rows of a relation without places, in the order the server gives them. */
export async function readCapped(
  ask: Ask,
  { schema, name }: FoundRelation,
  columns: ReadColumn[]
): Promise<Page> {
  const started = performance.now();
  const cap = rowCap(columns.length);
  const cells = columns.map(column => cellSql(column, CAPPED_CELL_CHARS));
  const rows = await ask(
    `SELECT ${cells.join(', ')} FROM ${quoteRelation(schema, name)} LIMIT ${cap + 1}`
  );
  return {
    ...cutRows(rows.slice(0, cap), CAPPED_CELL_CHARS, 0),
    keys: [],
    emptyBlocks: 0,
    capped: rows.length > cap,
    ms: performance.now() - started
  };
}
