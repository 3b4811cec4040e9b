import type { Column } from '../../../contract/index.js';
import type { Ask } from '../transaction.js';
import type { CellType } from './cells.js';

/** A column with what the companion needs to read it. */
export interface ReadColumn extends Column {
  cell: CellType;
}

/** Which columns has the relation, of which type, with which keys, readable by me? Domains resolve to their base type. */
const COLUMNS = `
SELECT a.attname,
       pg_catalog.format_type(a.atttypid, a.atttypmod),
       base.typname, base.typlen, base.typcategory,
       base.typnamespace = 'pg_catalog'::pg_catalog.regnamespace,
       CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_index i
                          WHERE i.indrelid = a.attrelid AND i.indisprimary
                            AND a.attnum = ANY (i.indkey)) THEN 'primary'
            WHEN EXISTS (SELECT FROM pg_catalog.pg_index i
                          WHERE i.indrelid = a.attrelid AND i.indisvalid
                            AND i.indkey[0] = a.attnum) THEN 'indexed'
       END,
       pg_catalog.col_description(a.attrelid, a.attnum),
       pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')
  FROM pg_catalog.pg_attribute a
  CROSS JOIN LATERAL (
    WITH RECURSIVE base (oid) AS (
      SELECT a.atttypid
      UNION ALL
      SELECT t.typbasetype FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.oid
       WHERE t.typtype = 'd'
    )
    SELECT t.* FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.oid
     WHERE t.typtype <> 'd'
  ) base
 WHERE a.attrelid = $1::pg_catalog.oid AND a.attnum > 0 AND NOT a.attisdropped
 ORDER BY a.attnum`;

/** Describes the columns of a relation, in their order. */
export async function readColumns(
  ask: Ask,
  oid: number
): Promise<ReadColumn[]> {
  const rows = await ask(COLUMNS, [String(oid)]);
  return rows.map(
    ([
      name,
      type,
      base,
      length,
      category,
      builtin,
      key,
      comment,
      readable
    ]) => ({
      name: name ?? '',
      type: type ?? '',
      numeric: category === 'N',
      json: builtin === 't' && (base === 'json' || base === 'jsonb'),
      key: key === 'primary' || key === 'indexed' ? key : null,
      comment: comment ?? null,
      readable: readable === 't',
      cell: cellType(base ?? '', Number(length), builtin === 't')
    })
  );
}

function cellType(base: string, length: number, builtin: boolean): CellType {
  if (length > 0) {
    return 'short';
  }
  if (builtin && (base === 'text' || base === 'varchar')) {
    return 'text';
  }
  return builtin && base === 'bytea' ? 'bytea' : 'other';
}
