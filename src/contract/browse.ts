import { Type, type Static } from 'typebox';
import { RelationKind } from './catalog.js';

export const Column = Type.Object({
  name: Type.String(),
  /** As PostgreSQL prints it: `numeric(10,2)`, `text[]`. */
  type: Type.String(),
  /** Set right-aligned. */
  numeric: Type.Boolean(),
  /** Shown as a tree in the value view. */
  json: Type.Boolean(),
  /** In the primary key, in the front of an index, or neither. */
  key: Type.Union([
    Type.Literal('primary'),
    Type.Literal('indexed'),
    Type.Null()
  ]),
  comment: Type.Union([Type.String(), Type.Null()]),
  readable: Type.Boolean()
});
export type Column = Static<typeof Column>;

/** A heap that holds rows of the relation: the table itself, or one of its partitions or children. */
export const Segment = Type.Object({
  oid: Type.Integer(),
  /** The heap's own name, shown as the place where it is a partition. */
  name: Type.String(),
  /** Blocks at the time of opening. */
  blocks: Type.Integer(),
  /** Estimated rows. */
  rows: Type.Number()
});
export type Segment = Static<typeof Segment>;

/**
 * How the rows are paged. `place`: by block range, any place in constant time.
 * `cap`: no place is known (a view, a foreign table), so the first rows up to a
 * cap are read at once.
 */
export const Paging = Type.Union([
  Type.Object({
    by: Type.Literal('place'),
    segments: Type.Array(Segment),
    /** Blocks a page spans. */
    span: Type.Integer({ minimum: 1 })
  }),
  Type.Object({
    by: Type.Literal('cap'),
    /** The greatest number of rows that will be read. */
    limit: Type.Integer(),
    /** Why there is no place, in one sentence. */
    why: Type.String()
  })
]);
export type Paging = Static<typeof Paging>;

/** A value in the server's own text, or null for NULL. Not a union: the serialiser would try each branch for each cell. */
export const Cell = Type.Unsafe<string | null>({ type: ['string', 'null'] });
export type Cell = Static<typeof Cell>;

/** Characters of a value that a page carries at most; more is cut and fetched by `value`. */
export const CELL_CHARS = 256;

/** The same for relations paged by cap, whose rows cannot be found again. */
export const CAPPED_CELL_CHARS = 10_000;

/** Characters that one `value` answer carries at most. */
export const VALUE_CHARS = 1_000_000;

/** A block of rows, each value in the server's own text. */
export const Page = Type.Object({
  rows: Type.Array(Type.Array(Cell)),
  /** One opaque key a row, by which its values can be fetched whole; empty when paged by cap. */
  keys: Type.Array(Type.String()),
  /** `[row, column]` of each value that was cut for display. */
  cut: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()])),
  /** Blocks after this page that hold no row, so that nobody asks for them. */
  emptyBlocks: Type.Integer(),
  /** Rows were left out because a cap was reached. */
  capped: Type.Boolean(),
  /** Milliseconds in PostgreSQL and the companion. */
  ms: Type.Number()
});
export type Page = Static<typeof Page>;

export const InOpen = Type.Object({
  connection: Type.String(),
  schema: Type.String(),
  name: Type.String(),
  /** Chosen by the caller, for `cancel`. */
  request: Type.String({ minLength: 1, maxLength: 64 })
});

/** A relation ready to be browsed, with its first page. */
export const Opened = Type.Object({
  oid: Type.Integer(),
  schema: Type.String(),
  name: Type.String(),
  kind: RelationKind,
  columns: Type.Array(Column),
  paging: Paging,
  first: Page
});
export type Opened = Static<typeof Opened>;

export const InPage = Type.Object({
  connection: Type.String(),
  relation: Type.Integer(),
  segment: Type.Integer(),
  fromBlock: Type.Integer({ minimum: 0 }),
  toBlock: Type.Integer({ minimum: 1 }),
  request: Type.String({ minLength: 1, maxLength: 64 })
});
export type InPage = Static<typeof InPage>;

export const InValue = Type.Object({
  connection: Type.String(),
  relation: Type.Integer(),
  segment: Type.Integer(),
  key: Type.String(),
  column: Type.Integer({ minimum: 0 }),
  /** First character wanted, from 0. */
  from: Type.Integer({ minimum: 0 }),
  request: Type.String({ minLength: 1, maxLength: 64 })
});

/** A stretch of one value. */
export const Value = Type.Object({
  text: Cell,
  /** Characters of the whole value. */
  length: Type.Integer()
});
export type Value = Static<typeof Value>;

export const InCount = Type.Object({
  connection: Type.String(),
  relation: Type.Integer(),
  request: Type.String({ minLength: 1, maxLength: 64 })
});
/** The exact number of rows, as text: it may exceed 2^53. */
export const Count = Type.Object({ rows: Type.String() });
export type Count = Static<typeof Count>;

export const InCancel = Type.Object({ request: Type.String() });
export const Cancelled = Type.Object({ cancelled: Type.Boolean() });
export type Cancelled = Static<typeof Cancelled>;
