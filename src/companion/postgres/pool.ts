import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { ConnectionSettings } from './environment.js';
import { tlsAttempts } from './tls.js';

/** Connections that one user's companion holds to one database at the most. */
const MOST = 4;
/** Milliseconds after which an unused connection is closed. */
const IDLE = 30_000;
/** Milliseconds a server may take to answer at all. */
const CONNECT_TIMEOUT = 5_000;

/** A client whose end concerns only the statement that it runs. */
class Client extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens only while a client is idle; unheard, the event would end the program.
    this.on('error', () => undefined);
    // After a log-in that failed on our side, the driver leaves the server waiting for a minute.
    const { connection } = this as unknown as {
      connection: EventEmitter & { stream: Duplex };
    };
    connection.on('error', () => connection.stream.destroy());
  }
}

/** A small pool for one connection, which settles on TLS or plain as sslmode says. */
export class Pool {
  constructor(readonly settings: ConnectionSettings) {}

  /** Lends a client; throws what the driver or the server said. */
  async connect(): Promise<pg.PoolClient> {
    const attempts = await tlsAttempts(this.settings);
    for (const [index, ssl] of attempts.entries()) {
      if (index < this.settled) {
        continue;
      }
      try {
        const client = await this.make(index, ssl).connect();
        this.settled = index;
        return client;
      } catch (error) {
        if (!refusesWay(error) || index + 1 === attempts.length) {
          this.settled = 0;
          throw error;
        }
      }
    }
    throw new Error('no way to connect');
  }

  /** Cancels what a backend of this user runs, by a connection of its own: the pool may be busy. */
  async cancelBackend(pid: number): Promise<void> {
    const lent = await this.borrowed();
    try {
      await lent.query('SELECT pg_catalog.pg_cancel_backend($1)', [pid]);
    } finally {
      await lent.end();
    }
  }

  /** Closes all connections, waiting for those lent. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map(pool => pool.end()));
  }

  private make(index: number, ssl: pg.ClientConfig['ssl']): pg.Pool {
    let pool = this.pools.get(index);
    if (!pool) {
      pool = new pg.Pool({
        ...this.config(ssl),
        Client,
        max: MOST,
        idleTimeoutMillis: IDLE,
        allowExitOnIdle: true
      });
      // A server that goes away ends idle connections; the pool drops them, and nobody else need know.
      pool.on('error', () => undefined);
      this.pools.set(index, pool);
    }
    return pool;
  }

  private async borrowed(): Promise<pg.Client> {
    const attempts = await tlsAttempts(this.settings);
    let last: unknown;
    for (const ssl of attempts) {
      const client = new Client(this.config(ssl));
      try {
        await client.connect();
        return client;
      } catch (error) {
        last = error;
      }
    }
    throw last;
  }

  private config(ssl: pg.ClientConfig['ssl']): pg.ClientConfig {
    const { host, port, database, user, password, options } = this.settings;
    return {
      host,
      port,
      database,
      user,
      password,
      options,
      ssl,
      application_name: 'labstead',
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      keepAlive: true
    };
  }

  /** The attempt that worked last, so that its idle connections are used again. */
  private settled = 0;
  private readonly pools = new Map<number, pg.Pool>();
}

/** Whether the server wants the other of TLS and plain: it has no TLS, or no line in pg_hba.conf for this way. */
function refusesWay(error: unknown): boolean {
  const { code, message } = error as pg.DatabaseError;
  return /does not support SSL/.test(message) || code === '28000';
}
