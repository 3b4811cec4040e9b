import type { Ask } from '../transaction.js';
import type { FoundRelation } from './relation.js';

/** A heap of the relation; `rows` is null where nothing is known yet. */
export interface Heap {
  oid: number;
  schema: string;
  name: string;
  blocks: number;
  rows: number | null;
}

/**
 * Which heaps hold the rows, how long are they, and can all be read by place?
 * Children in psql's order, a default partition last. A part's own row security
 * hides rows only from who reads it directly, so that a part with it has no
 * place; another session's temporary children nobody reads through the parent.
 */
const HEAPS = `
WITH RECURSIVE tree (oid, path) AS (
  SELECT $1::pg_catalog.oid, ARRAY[]::pg_catalog.text[] COLLATE "C"
  UNION ALL
  SELECT i.inhrelid,
         tree.path || CASE WHEN pg_catalog.pg_get_expr(k.relpartbound, k.oid) = 'DEFAULT'
                           THEN '1' ELSE '0' || k.relname::pg_catalog.text END COLLATE "C"
    FROM tree
    JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid
    JOIN pg_catalog.pg_class k ON k.oid = i.inhrelid
)
SELECT c.oid, n.nspname, c.relname,
       CASE WHEN am.amname = 'heap'
             AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
             AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
             AND (c.oid = $1::pg_catalog.oid
                  OR NOT pg_catalog.row_security_active(c.oid))
            THEN pg_catalog.pg_relation_size(c.oid)
                 / pg_catalog.current_setting('block_size')::pg_catalog.int8
       END,
       c.reltuples, c.relpages
  FROM (SELECT t.oid, pg_catalog.min(t.path) AS path FROM tree t GROUP BY t.oid) heap
  JOIN pg_catalog.pg_class c ON c.oid = heap.oid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
 WHERE c.relkind <> 'p'
   AND (c.relpersistence <> 't' OR c.oid = $1::pg_catalog.oid)
 ORDER BY heap.path`;

/** The heaps of a relation in order, or one sentence that says why its rows have no place. */
export async function readHeaps(
  ask: Ask,
  relation: FoundRelation
): Promise<Heap[] | string> {
  switch (relation.kind) {
    case 'view':
      return 'a view has no places';
    case 'foreign':
      return 'a foreign table has no places';
  }
  const rows = await ask(HEAPS, [String(relation.oid)]);
  if (rows.some(row => row[3] === null)) {
    return rows.length > 1 || relation.kind === 'partitioned'
      ? 'not every part can be read by place'
      : 'only some columns may be read, or the storage is not a heap';
  }
  if (relation.rowSecurity && (rows.length > 1 || relation.kind !== 'table')) {
    // Read directly, the parts would show rows that the parent's policies hide.
    return 'row security rules over its parts';
  }
  return rows.map(([oid, schema, name, blocks, tuples, pages]) => ({
    oid: Number(oid),
    schema: schema ?? '',
    name: name ?? '',
    blocks: Number(blocks),
    rows:
      Number(blocks) === 0
        ? 0
        : Number(tuples) > 0 && Number(pages) > 0
          ? // As the planner does: density at the last ANALYZE, length of now.
            (Number(tuples) / Number(pages)) * Number(blocks)
          : null
  }));
}
