import { Type, type Static } from 'typebox';

/** A way to a database, as the browser may know it: never with its password. */
export const Connection = Type.Object({
  name: Type.String(),
  /** Where it was found, in words of the field: `PG* variables`. */
  origin: Type.String(),
  host: Type.String(),
  port: Type.Integer(),
  database: Type.String(),
  user: Type.String(),
  sslmode: Type.String()
});
export type Connection = Static<typeof Connection>;

export const Connections = Type.Object({
  connections: Type.Array(Connection),
  /** The places looked at, told to a person who has no connection. */
  looked: Type.Array(Type.String())
});
export type Connections = Static<typeof Connections>;

export const InConnection = Type.Object({ connection: Type.String() });

export const Schema = Type.Object({
  name: Type.String(),
  owner: Type.String(),
  comment: Type.Union([Type.String(), Type.Null()]),
  /** How many relations it lists; partitions are not among them. */
  relations: Type.Integer(),
  /** Whether the role has USAGE. */
  usable: Type.Boolean()
});
export type Schema = Static<typeof Schema>;
export const Schemas = Type.Object({ schemas: Type.Array(Schema) });
export const InSchemas = Type.Object({
  connection: Type.String(),
  /** Also pg_catalog and information_schema. */
  system: Type.Boolean()
});

export const RelationKind = Type.Union([
  Type.Literal('table'),
  Type.Literal('partitioned'),
  Type.Literal('view'),
  Type.Literal('matview'),
  Type.Literal('foreign')
]);
export type RelationKind = Static<typeof RelationKind>;

export const Relation = Type.Object({
  oid: Type.Integer(),
  schema: Type.String(),
  name: Type.String(),
  kind: RelationKind,
  owner: Type.String(),
  comment: Type.Union([Type.String(), Type.Null()]),
  /** The planner's number of rows at the last ANALYZE; null where it was never analysed or has none. */
  rows: Type.Union([Type.Number(), Type.Null()]),
  /** How many partitions lie directly below it. */
  partitions: Type.Integer(),
  /** Whether the role may read at least one column. */
  readable: Type.Boolean()
});
export type Relation = Static<typeof Relation>;

export const Relations = Type.Object({ relations: Type.Array(Relation) });
export const InRelations = Type.Object({
  connection: Type.String(),
  schema: Type.String()
});
export const InPartitions = Type.Object({
  connection: Type.String(),
  parent: Type.Integer()
});

export const InSearch = Type.Object({
  connection: Type.String(),
  text: Type.String({ minLength: 1, maxLength: 200 }),
  system: Type.Boolean()
});
export const Found = Type.Object({
  relations: Type.Array(Relation),
  /** True when more matched than are listed. */
  cut: Type.Boolean()
});
export type Found = Static<typeof Found>;
