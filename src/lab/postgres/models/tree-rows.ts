import type {
  Connection,
  Failure,
  Relation,
  Schema
} from '../../../contract/index.js';
import { keyOf, type CatalogModel } from './catalog-model.js';
import type { Load } from './load.js';

/** One line of the tree. */
export type TreeRow = {
  key: string;
  level: number;
  /** Position among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
} & (
  | { kind: 'connection'; connection: Connection; expanded: boolean }
  | {
      kind: 'schema';
      connection: string;
      schema: Schema;
      expanded: boolean;
    }
  | {
      kind: 'relation';
      connection: string;
      relation: Relation;
      /** Undefined where nothing lies below. */
      expanded?: boolean;
      /** The schema stands before the name, as in a search. */
      qualified: boolean;
    }
  | { kind: 'loading' }
  | { kind: 'empty'; of: 'schemas' | 'relations' | 'partitions' | 'found' }
  | { kind: 'cut'; shown: number }
  | { kind: 'failed'; failure: Failure }
);

type Bare<R> = R extends unknown ? Omit<R, 'position' | 'siblings'> : never;
type BareRow = Bare<TreeRow>;

/** The lines of the tree as they stand below each other. */
export function treeRows(model: CatalogModel): TreeRow[] {
  const { connections } = model;
  if (connections.state !== 'ready') {
    return [];
  }
  const rows = connections.value.connections.flatMap(connection => {
    const key = keyOf('connection', connection.name);
    // A filter shows what it found, folded or not.
    const expanded = model.expanded.has(key) || model.filter !== '';
    const row: BareRow = {
      key,
      level: 1,
      kind: 'connection',
      connection,
      expanded
    };
    const below =
      model.filter === ''
        ? () => schemaRows(model, connection.name)
        : () => foundRows(model, connection.name);
    return [row, ...(expanded ? below() : [])];
  });
  return numbered(rows);
}

function schemaRows(model: CatalogModel, connection: string): BareRow[] {
  return below(model.schemas.get(connection), connection, 2, schemas =>
    schemas.length === 0
      ? [{ key: `${connection} empty`, level: 2, kind: 'empty', of: 'schemas' }]
      : schemas.flatMap(schema => {
          const key = keyOf('schema', connection, schema.name);
          const expanded = model.expanded.has(key);
          const row: BareRow = {
            key,
            level: 2,
            kind: 'schema',
            connection,
            schema,
            expanded
          };
          return [
            row,
            ...(expanded ? relationRows(model, connection, key) : [])
          ];
        })
  );
}

function relationRows(
  model: CatalogModel,
  connection: string,
  schemaKey: string
): BareRow[] {
  return below(model.relations.get(schemaKey), schemaKey, 3, relations =>
    relations.length === 0
      ? [
          {
            key: `${schemaKey} empty`,
            level: 3,
            kind: 'empty',
            of: 'relations'
          }
        ]
      : relations.flatMap(relation =>
          relationRow(model, connection, relation, 3)
        )
  );
}

function relationRow(
  model: CatalogModel,
  connection: string,
  relation: Relation,
  level: number
): BareRow[] {
  const key = keyOf('relation', connection, relation.oid);
  const row: BareRow = {
    key,
    level,
    kind: 'relation',
    connection,
    relation,
    qualified: false
  };
  if (relation.kind !== 'partitioned') {
    return [row];
  }
  const expanded = model.expanded.has(key);
  const unfolding = { ...row, expanded };
  if (!expanded) {
    return [unfolding];
  }
  const parts = below(model.partitions.get(key), key, level + 1, partitions =>
    partitions.length === 0
      ? [
          {
            key: `${key} empty`,
            level: level + 1,
            kind: 'empty',
            of: 'partitions'
          }
        ]
      : partitions.flatMap(part =>
          relationRow(model, connection, part, level + 1)
        )
  );
  return [unfolding, ...parts];
}

function foundRows(model: CatalogModel, connection: string): BareRow[] {
  return below(model.found.get(connection), connection, 2, found => {
    if (found.relations.length === 0) {
      return [
        { key: `${connection} none`, level: 2, kind: 'empty', of: 'found' }
      ];
    }
    // Flat: a search finds partitions in their own right.
    const rows = found.relations.map((relation): BareRow => ({
      key: keyOf('relation', connection, relation.oid),
      level: 2,
      kind: 'relation',
      connection,
      relation,
      qualified: true
    }));
    const cut: BareRow[] = found.cut
      ? [
          {
            key: `${connection} cut`,
            level: 2,
            kind: 'cut',
            shown: found.relations.length
          }
        ]
      : [];
    return [...rows, ...cut];
  });
}

function below<T>(
  loaded: Load<T> | undefined,
  key: string,
  level: number,
  ready: (value: T) => BareRow[]
): BareRow[] {
  switch (loaded?.state) {
    case 'ready':
      return ready(loaded.value);
    case 'failed':
      return [
        { key: `${key} failed`, level, kind: 'failed', failure: loaded.failure }
      ];
    default:
      return [{ key: `${key} loading`, level, kind: 'loading' }];
  }
}

/** Adds what a screen reader says: which of how many siblings. */
function numbered(rows: BareRow[]): TreeRow[] {
  const groups: TreeRow[][] = [];
  const close = (level: number): void => {
    for (const group of groups.splice(level)) {
      for (const row of group) {
        row.siblings = group.length;
      }
    }
  };
  const all = rows.map(bare => {
    close(bare.level);
    const group = (groups[bare.level - 1] ??= []);
    const row: TreeRow = { ...bare, position: group.length + 1, siblings: 0 };
    group.push(row);
    return row;
  });
  close(0);
  return all;
}

/** Whether a line stands unfolded; undefined where it cannot be. */
export function expandedOf(row: TreeRow): boolean | undefined {
  return 'expanded' in row ? row.expanded : undefined;
}
