import type { PoolClient, QueryArrayConfig } from 'pg';
import type { Cell } from '../../contract/index.js';
import { Failed } from '../failed.js';
import type { Running } from './cancels.js';
import { isCutOff } from './failures.js';
import type { Pool } from './pool.js';
import { TEXT_ONLY } from './text.js';

/** Asks one question; each row is an array of the server's own texts. */
export type Ask = (text: string, values?: string[]) => Promise<Cell[][]>;

const LOCK_TIMEOUT = 2_000;

/** Milliseconds beyond a statement's own limit after which the server counts as gone. */
const SILENCE = 5_000;

/**
 * Begins a read-only transaction of which each statement may take `timeout`
 * milliseconds; throws what the driver or the server said.
 */
export async function begin(pool: Pool, timeout: number): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    return await beginOn(client, timeout);
  } catch (error) {
    if (!isCutOff(error)) {
      throw error;
    }
  }
  // The server was restarted while the connection lay in the pool: a fresh one tells whether it is back.
  return beginOn(await pool.connect(), timeout);
}

/**
 * Asks in a begun transaction, by the extended protocol only, so that nothing
 * in a statement can end the read-only state. Throws `Failed` on a cancel.
 */
export function makeAsk(
  client: PoolClient,
  running: Running,
  timeout: number
): Ask {
  return async (text, values) => {
    if (running.cancelled) {
      // The cancel came between two statements, where the server ignores it.
      throw new Failed('cancelled', 'It was cancelled.');
    }
    // Without queryMode, pg sends a query without values by the simple protocol, which allows several statements.
    const config: QueryArrayConfig & {
      queryMode: 'extended';
      query_timeout: number;
    } = {
      text,
      rowMode: 'array',
      types: TEXT_ONLY,
      queryMode: 'extended',
      // A network that falls silent tells nobody.
      query_timeout: timeout + SILENCE,
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

/** Ends the transaction and gives the client back, or throws it away where it is broken. */
export async function finish(
  client: PoolClient,
  broken: boolean
): Promise<void> {
  if (broken) {
    client.release(true);
    return;
  }
  try {
    await client.query(bounded('ROLLBACK'));
    client.release();
  } catch {
    client.release(true);
  }
}

/** A statement of ours, which is answered at once or not at all. */
function bounded(text: string): { text: string; query_timeout: number } {
  return { text, query_timeout: SILENCE };
}

async function beginOn(
  client: PoolClient,
  timeout: number
): Promise<PoolClient> {
  try {
    await client.query(
      bounded(
        `BEGIN READ ONLY; SET LOCAL statement_timeout = ${timeout};` +
          ` SET LOCAL lock_timeout = ${LOCK_TIMEOUT};` +
          ` SET LOCAL idle_in_transaction_session_timeout = ${timeout};` +
          // Rows of a page must come in the heap's order, and a plan's cost must not start the compiler.
          ' SET LOCAL synchronize_seqscans = off; SET LOCAL jit = off'
      )
    );
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
