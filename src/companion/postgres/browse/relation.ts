import type { RelationKind } from '../../../contract/index.js';
import { Failed } from '../../failed.js';
import { KINDS } from '../catalog/relations.js';
import type { Ask } from '../transaction.js';

/** The relation itself, found by name or oid. */
export interface FoundRelation {
  oid: number;
  schema: string;
  name: string;
  kind: RelationKind;
  /** Row security hides rows from this role. */
  rowSecurity: boolean;
}

/** Is it there, what is it, and may I read it? */
const RELATION = `
SELECT c.oid, n.nspname, c.relname, c.relkind,
       pg_catalog.pg_get_userbyid(c.relowner),
       pg_catalog.row_security_active(c.oid),
       pg_catalog.has_schema_privilege(n.oid, 'USAGE'),
       pg_catalog.has_any_column_privilege(c.oid, 'SELECT')
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND `;

/** Finds a relation by name; throws `gone` or `denied`. */
export async function findByName(
  ask: Ask,
  schema: string,
  name: string
): Promise<FoundRelation> {
  return find(
    await ask(`${RELATION} n.nspname = $1 AND c.relname = $2`, [schema, name]),
    `${schema}.${name} is gone. Refresh the list.`
  );
}

/** Finds a relation by oid; throws `gone` or `denied`. */
export async function findByOid(ask: Ask, oid: number): Promise<FoundRelation> {
  return find(
    await ask(`${RELATION} c.oid = $1::pg_catalog.oid`, [String(oid)]),
    'The table is gone. Refresh the list.'
  );
}

function find(
  rows: Awaited<ReturnType<Ask>>,
  otherwise: string
): FoundRelation {
  const row = rows[0];
  if (!row) {
    throw new Failed('gone', otherwise);
  }
  const [oid, schema, name, kind, owner, rowSecurity, usable, readable] = row;
  if (usable !== 't') {
    throw new Failed(
      'denied',
      `You have no USAGE right on the schema ${schema}: ask its owner.`
    );
  }
  if (readable !== 't') {
    throw new Failed(
      'denied',
      `You have no SELECT right on ${schema}.${name}: ask its owner, ${owner}.`
    );
  }
  return {
    oid: Number(oid),
    schema: schema ?? '',
    name: name ?? '',
    kind: KINDS[kind ?? ''] ?? 'table',
    rowSecurity: rowSecurity === 't'
  };
}
