import type {
  Cell,
  Found,
  Relation,
  RelationKind
} from '../../../contract/index.js';
import type { Ask } from '../transaction.js';

/** How many matches a search lists. */
export const SEARCH_LIMIT = 500;

/** pg_class.relkind in words. */
export const KINDS: Record<string, RelationKind> = {
  r: 'table',
  p: 'partitioned',
  v: 'view',
  m: 'matview',
  f: 'foreign'
};

/**
 * One line of the list. Only what the catalogue holds ready: no size, no count.
 * A partitioned table's own reltuples is often -1, so its leaves are summed.
 */
const LISTED = `
SELECT c.oid, n.nspname, c.relname, c.relkind,
       pg_catalog.pg_get_userbyid(c.relowner),
       pg_catalog.obj_description(c.oid, 'pg_class'),
       CASE c.relkind
         WHEN 'v' THEN NULL
         WHEN 'p' THEN parts.tuples
         ELSE NULLIF(c.reltuples, -1)
       END,
       COALESCE(parts.direct, 0),
       pg_catalog.has_schema_privilege(n.oid, 'USAGE')
         AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN LATERAL (
    WITH RECURSIVE part (oid, depth) AS (
      SELECT i.inhrelid, 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid
      UNION ALL
      SELECT i.inhrelid, p.depth + 1
        FROM part p JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
    )
    SELECT pg_catalog.sum(k.reltuples)
             FILTER (WHERE k.relkind <> 'p' AND k.reltuples >= 0) AS tuples,
           pg_catalog.count(*) FILTER (WHERE p.depth = 1) AS direct
      FROM part p JOIN pg_catalog.pg_class k ON k.oid = p.oid
  ) parts ON c.relkind = 'p'
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')`;

/** What does this schema list? Partitions stand below their parent instead. */
const BY_SCHEMA = `${LISTED}
   AND n.nspname = $1 AND NOT c.relispartition
 ORDER BY c.relname`;

/** Which partitions lie directly below? In psql's order, the default one last; not by pg_get_expr, which waits for locks. */
const BY_PARENT = `${LISTED}
   AND c.oid IN (SELECT i.inhrelid FROM pg_catalog.pg_inherits i
                  WHERE i.inhparent = $1::pg_catalog.oid)
 ORDER BY c.oid = (SELECT d.partdefid FROM pg_catalog.pg_partitioned_table d
                    WHERE d.partrelid = $1::pg_catalog.oid), c.relname`;

/** Which relations have this text in their full name? The earliest and shortest match first. */
const BY_TEXT = `${LISTED}
   AND n.nspname !~ '^pg_(toast|temp)'
   AND ($2::pg_catalog.bool
        OR n.nspname NOT IN ('pg_catalog', 'information_schema'))
   AND pg_catalog.strpos(pg_catalog.lower(n.nspname || '.' || c.relname),
                         pg_catalog.lower($1)) > 0
 ORDER BY pg_catalog.strpos(pg_catalog.lower(c.relname), pg_catalog.lower($1)) = 0,
          pg_catalog.strpos(pg_catalog.lower(c.relname), pg_catalog.lower($1)),
          pg_catalog.length(c.relname), c.relname, n.nspname
 LIMIT ${SEARCH_LIMIT + 1}`;

/** Lists the relations of one schema, partitions aside. */
export async function listRelations(
  ask: Ask,
  schema: string
): Promise<Relation[]> {
  return (await ask(BY_SCHEMA, [schema])).map(asRelation);
}

/** Lists the partitions directly below a partitioned table. */
export async function listPartitions(
  ask: Ask,
  parent: number
): Promise<Relation[]> {
  return (await ask(BY_PARENT, [String(parent)])).map(asRelation);
}

/** Finds relations by a part of `schema.name`, partitions too, whatever the case. */
export async function searchRelations(
  ask: Ask,
  text: string,
  system: boolean
): Promise<Found> {
  const rows = await ask(BY_TEXT, [text, String(system)]);
  return {
    relations: rows.slice(0, SEARCH_LIMIT).map(asRelation),
    cut: rows.length > SEARCH_LIMIT
  };
}

function asRelation(row: Cell[]): Relation {
  const [oid, schema, name, kind, owner, comment, rows, partitions, readable] =
    row;
  return {
    oid: Number(oid),
    schema: schema ?? '',
    name: name ?? '',
    kind: KINDS[kind ?? ''] ?? 'table',
    owner: owner ?? '',
    comment: comment ?? null,
    rows: rows === null || rows === undefined ? null : Number(rows),
    partitions: Number(partitions),
    readable: readable === 't'
  };
}
