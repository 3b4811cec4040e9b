import type { Cell } from '../../../contract/index.js';
import { quoteName } from '../quote.js';

/**
 * How a value is made text and cut on the server. `short`: of fixed length,
 * taken as it is. `text` and `bytea`: a slice is read without the rest, also
 * from TOAST. `other`: must be written out whole before it can be cut.
 */
export type CellType = 'short' | 'text' | 'bytea' | 'other';

/** What the SQL of a column depends on. */
export interface CellColumn {
  name: string;
  readable: boolean;
  cell: CellType;
}

/** Stored bytes, as a multiple of the limit, above which `other` is not written out for display at all. */
const WRITE_OUT = 256;

/**
 * The SQL of one value as text of at most `limit + 1` characters; one more
 * than the limit says that it was cut, and `limit + 2` blanks that it was too
 * large to be written out. `concat` and not a cast: a cast to text is not what
 * the type's output function prints (boolean, inet, char(n)).
 */
export function cellSql(column: CellColumn, limit: number): string {
  if (!column.readable) {
    return 'NULL';
  }
  const name = quoteName(column.name);
  const most = limit + 1;
  switch (column.cell) {
    case 'short':
      return name;
    case 'text':
      return `pg_catalog.substr(${name}::pg_catalog.text, 1, ${most})`;
    case 'bytea':
      // NULL stays NULL in substr; concat would make it an empty string.
      return `CASE WHEN ${name} IS NOT NULL THEN pg_catalog.left(pg_catalog.concat(pg_catalog.substr(${name}::pg_catalog.bytea, 1, ${most})), ${most}) END`;
    case 'other':
      // IS NOT DISTINCT FROM: IS NULL is also true of a row whose fields are all NULL.
      return (
        `CASE WHEN ${name} IS NOT DISTINCT FROM NULL THEN NULL` +
        ` WHEN pg_catalog.pg_column_size(${name}) > ${limit * WRITE_OUT} THEN pg_catalog.repeat(' ', ${limit + 2})` +
        ` ELSE pg_catalog.left(pg_catalog.concat(${name}), ${most}) END`
      );
  }
}

/** The SQL of one value whole, as text. */
export function wholeSql({ name, cell }: CellColumn): string {
  const quoted = quoteName(name);
  return cell === 'text'
    ? `${quoted}::pg_catalog.text`
    : `CASE WHEN ${quoted} IS NOT DISTINCT FROM NULL THEN NULL ELSE pg_catalog.concat(${quoted}) END`;
}

/** Cuts a value that came by `cellSql` to its limit and says whether it was longer. */
export function cutCell(
  text: Cell,
  limit: number
): { text: Cell; cut: boolean } {
  // Length in UTF-16 units is never below that in characters, so most values end here.
  if (text === null || text.length <= limit) {
    return { text, cut: false };
  }
  const characters = Array.from(text);
  if (characters.length <= limit) {
    return { text, cut: false };
  }
  return characters.length === limit + 2
    ? { text: '', cut: true }
    : { text: characters.slice(0, limit).join(''), cut: true };
}
