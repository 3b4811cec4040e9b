import type { Schema } from '../../../contract/index.js';
import type { Ask } from '../transaction.js';

/** Which schemas are there, and how many relations does each list? */
const SCHEMAS = `
SELECT n.nspname,
       pg_catalog.pg_get_userbyid(n.nspowner),
       pg_catalog.obj_description(n.oid, 'pg_namespace'),
       pg_catalog.count(c.oid),
       pg_catalog.has_schema_privilege(n.oid, 'USAGE')
  FROM pg_catalog.pg_namespace n
  LEFT JOIN pg_catalog.pg_class c
    ON c.relnamespace = n.oid
   AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
   AND NOT c.relispartition
 WHERE n.nspname !~ '^pg_(toast|temp)'
   AND ($1::pg_catalog.bool
        OR n.nspname NOT IN ('pg_catalog', 'information_schema'))
 GROUP BY n.oid, n.nspname, n.nspowner
 ORDER BY n.nspname IN ('pg_catalog', 'information_schema'), n.nspname`;

/** Lists the schemas of the database; `system` adds PostgreSQL's own. */
export async function listSchemas(
  ask: Ask,
  system: boolean
): Promise<Schema[]> {
  const rows = await ask(SCHEMAS, [String(system)]);
  return rows.map(([name, owner, comment, relations, usable]) => ({
    name: name ?? '',
    owner: owner ?? '',
    comment: comment ?? null,
    relations: Number(relations),
    usable: usable === 't'
  }));
}
