import {
  CAPPED_CELL_CHARS,
  type Cell,
  type Page
} from '../../../contract/index.js';
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

/** Characters that are read of it, about; the proxy on the way ends at 100 MB. */
const CHARACTER_CAP = 16_000_000;

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
  await ask(
    'DECLARE capped NO SCROLL CURSOR FOR' +
      ` SELECT ${cells.join(', ')} FROM ${quoteRelation(schema, name)} LIMIT ${cap + 1}`
  );
  const most = Math.max(1, columns.length) * CAPPED_CELL_CHARS;
  const batch = Math.max(1, Math.min(500, Math.floor(CHARACTER_CAP / most)));
  const rows: Cell[][] = [];
  let characters = 0;
  let more = true;
  while (more && characters < CHARACTER_CAP) {
    const fetched = await ask(`FETCH ${batch} FROM capped`);
    for (const row of fetched) {
      rows.push(row);
      characters += row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
    }
    more = fetched.length === batch;
  }
  return {
    ...cutRows(rows.slice(0, cap), CAPPED_CELL_CHARS, 0),
    keys: [],
    emptyBlocks: 0,
    capped: more || rows.length > cap,
    ms: performance.now() - started
  };
}
