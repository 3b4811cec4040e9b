import { VALUE_CHARS, type Value } from '../../../contract/index.js';
import { Failed } from '../../failed.js';
import { quoteRelation } from '../quote.js';
import type { Ask } from '../transaction.js';
import { wholeSql } from './cells.js';
import type { ReadColumn } from './columns.js';
import type { Heap } from './segments.js';

/**
 * Reads up to `VALUE_CHARS` characters of one value from character `from` on,
 * and its whole length; throws `changed` where the row is no longer the one
 * that was shown.
 */
export async function readValue(
  ask: Ask,
  heap: Heap,
  column: ReadColumn,
  key: string,
  from: number
): Promise<Value> {
  const [ctid, xmin] = key.split('/');
  if (!/^\(\d+,\d+\)$/.test(ctid ?? '') || !/^\d+$/.test(xmin ?? '')) {
    throw new Failed('invalid', 'The key of the row is malformed.');
  }
  // A freed place may hold another row by now; its xmin tells. So may another table hold the name.
  const [row] = await ask(
    `SELECT pg_catalog.substr(whole, ${from + 1}, ${VALUE_CHARS}), pg_catalog.length(whole)` +
      ` FROM (SELECT ${wholeSql(column)} AS whole` +
      ` FROM ONLY ${quoteRelation(heap.schema, heap.name)}` +
      ` WHERE ctid OPERATOR(pg_catalog.=) '${ctid}'::pg_catalog.tid` +
      ` AND xmin OPERATOR(pg_catalog.=) '${xmin}'::pg_catalog.xid` +
      ` AND tableoid OPERATOR(pg_catalog.=) ${heap.oid}::pg_catalog.oid OFFSET 0) v`
  );
  if (!row) {
    throw new Failed(
      'changed',
      'This row was changed or deleted since it was shown. Refresh the table.'
    );
  }
  return { text: row[0] ?? null, length: Number(row[1] ?? 0) };
}
