import type { Opened, Page, Paging } from '../../../contract/index.js';
import type { Ask } from '../transaction.js';
import { readCapped, rowCap } from './capped.js';
import { readColumns, type ReadColumn } from './columns.js';
import { readPage } from './page.js';
import { findByName, findByOid, type FoundRelation } from './relation.js';
import { readHeaps, type Heap } from './segments.js';

/** What is known of an opened relation, enough to read any page of it. */
export interface Described {
  relation: FoundRelation;
  columns: ReadColumn[];
  /** Its heaps, or why it has none to read by place. */
  heaps: Heap[] | string;
}

/** Rows a page aims at, values it holds at the most, blocks it spans at the most. */
const PAGE_ROWS = 200;
const PAGE_CELLS = 20_000;
const MOST_BLOCKS = 64;

/** Blocks of the first page where nothing is known of how densely rows lie. */
const UNKNOWN_SPAN = 4;

/** Describes a relation by name; throws `gone` or `denied`. */
export async function describeByName(
  ask: Ask,
  schema: string,
  name: string
): Promise<Described> {
  return describe(ask, await findByName(ask, schema, name));
}

/** Describes a relation by oid; throws `gone` or `denied`. */
export async function describeByOid(ask: Ask, oid: number): Promise<Described> {
  return describe(ask, await findByOid(ask, oid));
}

/** Reads the first page and says how to read the others. */
export async function readFirst(
  ask: Ask,
  described: Described
): Promise<Pick<Opened, 'paging' | 'first'>> {
  const { relation, columns, heaps } = described;
  if (typeof heaps === 'string') {
    return {
      paging: { by: 'cap', limit: rowCap(columns.length), why: heaps },
      first: await readCapped(ask, relation, columns)
    };
  }
  const span = pageSpan(heaps, columns.length);
  const head = heaps.find(heap => heap.blocks > 0);
  const first = head
    ? await readPage(ask, head, columns, 0, Math.min(span, head.blocks))
    : EMPTY;
  const density = head ? first.rows.length / Math.min(span, head.blocks) : 0;
  return { paging: byPlace(heaps, span, density), first };
}

const EMPTY: Page = {
  rows: [],
  keys: [],
  cut: [],
  emptyBlocks: 0,
  capped: false,
  ms: 0
};

async function describe(ask: Ask, relation: FoundRelation): Promise<Described> {
  const columns = await readColumns(ask, relation.oid);
  return { relation, columns, heaps: await readHeaps(ask, relation) };
}

function byPlace(heaps: Heap[], span: number, density: number): Paging {
  return {
    by: 'place',
    span,
    segments: heaps.map(({ oid, name, blocks, rows }) => ({
      oid,
      name,
      blocks,
      // Never analysed: the first page tells how densely rows lie.
      rows: rows ?? density * blocks
    }))
  };
}

function pageSpan(heaps: Heap[], columns: number): number {
  const known = heaps.filter(heap => heap.rows !== null && heap.blocks > 0);
  const blocks = known.reduce((sum, heap) => sum + heap.blocks, 0);
  const rows = known.reduce((sum, heap) => sum + (heap.rows ?? 0), 0);
  if (blocks === 0 || rows === 0) {
    return UNKNOWN_SPAN;
  }
  const wanted = Math.min(PAGE_ROWS, Math.max(10, PAGE_CELLS / columns));
  const span = Math.round(wanted / (rows / blocks));
  return Math.min(MOST_BLOCKS, Math.max(1, span));
}
