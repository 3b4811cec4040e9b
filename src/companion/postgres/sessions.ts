import type { PoolClient } from 'pg';
import type { Connections } from '../../contract/index.js';
import { Failed } from '../failed.js';
import { Cancels } from './cancels.js';
import { explainFailure, isCutOff } from './failures.js';
import { Pool } from './pool.js';
import type { FoundConnections } from './environment.js';
import { begin, finish, makeAsk, type Ask } from './transaction.js';

/** Bounds of one read. */
export interface ReadOptions {
  /** The caller's name for this read, by which it can be cancelled. */
  request?: string;
  /** Milliseconds one statement may take. */
  statementTimeout?: number;
}

const STATEMENT_TIMEOUT = 30_000;

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
   * own. Throws `Failed`.
   */
  async read<T>(
    connection: string,
    { request, statementTimeout = STATEMENT_TIMEOUT }: ReadOptions,
    work: (ask: Ask) => Promise<T>
  ): Promise<T> {
    const pool = this.pool(connection);
    const running = this.cancels.start(request, pool);
    let client: PoolClient | undefined;
    let broken = false;
    try {
      client = running.client = await begin(pool, statementTimeout);
      return await work(makeAsk(client, running, statementTimeout));
    } catch (error) {
      broken = isCutOff(error);
      throw explainFailure(error, pool.settings, running.cancelled);
    } finally {
      this.cancels.end(request);
      if (client) {
        // A backend that was sent a cancel is not used again: the signal might
        // arrive late and hit somebody else's statement.
        // The answer need not wait for it.
        void finish(client, broken || running.cancelled);
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
