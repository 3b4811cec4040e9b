// @ts-check
import { join } from 'node:path';
import pg from 'pg';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { startPostgres } from '../../scripts/setup/postgres.mjs';

/**
 * A way to a database of the benchmarks.
 *
 * @typedef {object} Connection
 * @property {string} host
 * @property {number} port
 * @property {string} user
 * @property {string} password
 * @property {string} database
 */

/**
 * Starts the benchmarks' PostgreSQL with a database of that name, filled by
 * `sql` on the first run and kept for the next.
 *
 * @param {string} database
 * @param {string[]} sql
 */
export async function startDatabase(database, sql) {
  const server = await startPostgres({
    dataDir: join(dataRoot, 'bench', 'postgres'),
    settings: { fsync: 'off', max_wal_size: '4GB', shared_buffers: '1GB' }
  });
  const { host, port, user, password } = server;
  const connection = { host, port, user, password, database };
  const admin = new pg.Client({ ...connection, database: 'postgres' });
  await admin.connect();
  const { rowCount } = await admin.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [database]
  );
  if (rowCount === 0) {
    console.log(`Filling the database ${database} (once)`);
    // Under another name until it is full: a run broken off here starts anew.
    await admin.query(`DROP DATABASE IF EXISTS ${database}_part`);
    await admin.query(`CREATE DATABASE ${database}_part`);
    const filler = new pg.Client({
      ...connection,
      database: `${database}_part`
    });
    await filler.connect();
    for (const statement of sql) {
      await filler.query(statement);
    }
    await filler.end();
    await admin.query(`ALTER DATABASE ${database}_part RENAME TO ${database}`);
  }
  await admin.end();
  return { connection, stop: () => server.stop() };
}

/**
 * The variables by which a program finds a connection.
 *
 * @param {Connection} connection
 */
export function environmentFor(connection) {
  return {
    PGHOST: connection.host,
    PGPORT: String(connection.port),
    PGUSER: connection.user,
    PGPASSWORD: connection.password,
    PGDATABASE: connection.database,
    PGSSLMODE: 'disable'
  };
}
