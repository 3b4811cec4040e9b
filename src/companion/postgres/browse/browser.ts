import type {
  Count,
  InPage,
  Opened,
  Page,
  Value
} from '../../../contract/index.js';
import { Failed } from '../../failed.js';
import { quoteRelation } from '../quote.js';
import type { Sessions } from '../sessions.js';
import type { Ask } from '../transaction.js';
import {
  describeByName,
  describeByOid,
  readFirst,
  type Described
} from './open.js';
import { readPage } from './page.js';
import { findByOid } from './relation.js';
import type { Heap } from './segments.js';
import { readValue } from './value.js';

/** Descriptions kept, so that a page costs one statement; the oldest goes first. */
const KEPT = 100;

/** Milliseconds an exact count may take; the person can cancel it. */
const COUNT_TIMEOUT = 30 * 60_000;

/** Where a page or a value lies. */
type Place = Pick<InPage, 'connection' | 'relation' | 'segment' | 'request'>;

/** Opens relations and reads their rows by place. */
export class Browser {
  constructor(private readonly sessions: Sessions) {}

  /** Opens a relation by name, with its first page. */
  async open(
    connection: string,
    schema: string,
    name: string,
    request: string
  ): Promise<Opened> {
    return this.sessions.read(connection, { request }, async ask => {
      const described = await describeByName(ask, schema, name);
      this.keep(connection, described);
      const { oid, kind } = described.relation;
      const columns = described.columns.map(({ cell: _, ...column }) => column);
      const rows = await readFirst(ask, described);
      return { oid, schema, name, kind, columns, ...rows };
    });
  }

  /** Reads one page of an opened relation. */
  async page(place: Place, fromBlock: number, toBlock: number): Promise<Page> {
    return this.read(place, async ask => {
      const { described, heap } = await this.locate(ask, place);
      return readPage(ask, heap, described.columns, fromBlock, toBlock);
    });
  }

  /** Reads a stretch of one value. */
  async value(
    place: Place,
    key: string,
    column: number,
    from: number
  ): Promise<Value> {
    return this.read(place, async ask => {
      const { described, heap } = await this.locate(ask, place);
      const found = described.columns[column];
      if (!found) {
        throw new Failed('invalid', 'There is no such column.');
      }
      return readValue(ask, heap, found, key, from);
    });
  }

  /** Counts the rows exactly, as long as that takes. */
  async count(
    connection: string,
    oid: number,
    request: string
  ): Promise<Count> {
    const options = { request, statementTimeout: COUNT_TIMEOUT };
    return this.sessions.read(connection, options, async ask => {
      // By its name of now: another table may have taken the old one.
      const { schema, name } = await findByOid(ask, oid);
      const [row] = await ask(
        `SELECT pg_catalog.count(*) FROM ${quoteRelation(schema, name)}`
      );
      return { rows: row?.[0] ?? '0' };
    });
  }

  /** Hands on the request's name alone: a body may hold more than the contract says. */
  private read<T>(
    { connection, request }: Place,
    work: (ask: Ask) => Promise<T>
  ): Promise<T> {
    return this.sessions.read(connection, { request }, work);
  }

  private async locate(
    ask: Ask,
    { connection, relation, segment }: Place
  ): Promise<{ described: Described; heap: Heap }> {
    const described = await this.described(ask, connection, relation);
    const heap =
      typeof described.heaps === 'string'
        ? undefined
        : described.heaps.find(each => each.oid === segment);
    if (!heap) {
      throw new Failed('changed', 'The parts have changed. Refresh the table.');
    }
    return { described, heap };
  }

  private async described(
    ask: Ask,
    connection: string,
    oid: number
  ): Promise<Described> {
    const known = this.kept.get(keyOf(connection, oid));
    if (known) {
      return known;
    }
    // The companion was restarted since the table was opened.
    const described = await describeByOid(ask, oid);
    this.keep(connection, described);
    return described;
  }

  private keep(connection: string, described: Described): void {
    const key = keyOf(connection, described.relation.oid);
    this.kept.delete(key);
    this.kept.set(key, described);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) {
      this.kept.delete(oldest);
    }
  }

  private readonly kept = new Map<string, Described>();
}

function keyOf(connection: string, oid: number): string {
  return `${oid} ${connection}`;
}
