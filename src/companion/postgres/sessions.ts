import type { PoolClient, QueryArrayConfig } from 'pg';
import type { Cell, Connections } from '../../contract/index.js';
import { Failed } from '../failed.js';
import { Cancels, type Running } from './cancels.js';
import { explainFailure, isCutOff } from './failures.js';
import { Pool } from './pool.js';
import type { FoundConnections } from './environment.js';
import { TEXT_ONLY } from './text.js';

/** Asks one question; each row is an array of the server's own texts. */
export type Ask = (text: string, values?: string[]) => Promise<Cell[][]>;

/** Bounds of one read. */
export interface ReadOptions {
  /** The caller's name for this read, by which it can be cancelled. */
  request?: string;
  /** Milliseconds one statement may take. */
  statementTimeout?: number;
}

const STATEMENT_TIMEOUT = 30_000;
const LOCK_TIMEOUT = 2_000;

/** The user's connections and the reads that run on them. */
export class Sessions {
  constructor(private readonly found: FoundConnections) {}

  /** Lists the connections without their secrets. */
  list(): Connections {
    return {
      connections: this.found.connections.map(
        ({ name, origin, host, port, database, user, sslmode }) => ({
          name,
          origin,
          host,
          port,
          database,
          user,
          sslmode
        })
      ),
      looked: this.found.looked
    };
  }

  /**
   * Runs `work` inside `BEGIN READ ONLY ... ROLLBACK` on a connection of its
   * own, extended protocol only, so that nothing in a statement can end the
   * read-only state. Throws `Failed`.
   */
  async read<T>(
    connection: string,
    options: ReadOptions,
    work: (ask: Ask) => Promise<T>
  ): Promise<T> {
    const pool = this.pool(connection);
    let client: PoolClient | undefined;
    let running: Running | undefined;
    let broken = false;
    try {
      client = await begin(pool, options.statementTimeout ?? STATEMENT_TIMEOUT);
      running = this.cancels.start(options.request, client, pool);
      return await work(makeAsk(client, running));
    } catch (error) {
      broken = isCutOff(error);
      throw explainFailure(error, pool.settings, running?.cancelled ?? false);
    } finally {
      if (client) {
        // A backend that was sent a cancel is not used again: the signal might
        // arrive late and hit somebody else's statement.
        broken ||= running?.cancelled ?? false;
        running?.end();
        await finish(client, broken);
      }
    }
  }

  /** Cancels a read by its name; false where none of that name runs. */
  async cancel(request: string): Promise<boolean> {
    return this.cancels.cancel(request);
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map(pool => pool.close()));
  }

  private pool(name: string): Pool {
    const settings = this.found.connections.find(each => each.name === name);
    if (!settings) {
      throw new Failed(
        'gone',
        `There is no connection “${name}” any more. Refresh the list.`
      );
    }
    let pool = this.pools.get(name);
    if (!pool) {
      pool = new Pool(settings);
      this.pools.set(name, pool);
    }
    return pool;
  }

  private readonly pools = new Map<string, Pool>();
  private readonly cancels = new Cancels();
}

async function begin(pool: Pool, timeout: number): Promise<PoolClient> {
  const text =
    `BEGIN READ ONLY; SET LOCAL statement_timeout = ${timeout};` +
    ` SET LOCAL lock_timeout = ${LOCK_TIMEOUT};` +
    ` SET LOCAL idle_in_transaction_session_timeout = ${timeout};` +
    // Rows of a page must come in the heap's order, and a plan's cost must not start the compiler.
    ' SET LOCAL synchronize_seqscans = off; SET LOCAL jit = off';
  const client = await pool.connect();
  try {
    await client.query(text);
    return client;
  } catch (error) {
    client.release(true);
    if (!isCutOff(error)) {
      throw error;
    }
  }
  // The server was restarted while the connection lay in the pool: a fresh one tells whether it is back.
  const fresh = await pool.connect();
  try {
    await fresh.query(text);
    return fresh;
  } catch (error) {
    fresh.release(true);
    throw error;
  }
}

function makeAsk(client: PoolClient, running: Running): Ask {
  return async (text, values) => {
    if (running.cancelled) {
      // The cancel came between two statements, where the server ignores it.
      throw new Failed('cancelled', 'It was cancelled.');
    }
    // Without queryMode, pg sends a query without values by the simple protocol, which allows several statements.
    const config: QueryArrayConfig & { queryMode: 'extended' } = {
      text,
      rowMode: 'array',
      types: TEXT_ONLY,
      queryMode: 'extended',
      ...(values ? { values } : {})
    };
    const { rows } = await client.query<Cell[]>(config);
    if (client.getTransactionStatus() === 'I') {
      // After a COMMIT of its own, the next statement could write.
      throw new Failed('invalid', 'A statement may not end its transaction.');
    }
    return rows;
  };
}

async function finish(client: PoolClient, broken: boolean): Promise<void> {
  if (broken) {
    client.release(true);
    return;
  }
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
