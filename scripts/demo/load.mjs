// @ts-check
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Plain } from '../setup/plain.mjs';
import { silent } from '../setup/progress.mjs';
import { flights } from './flights.mjs';
import { small } from './small.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** @typedef {{ host: string, port: number, user: string, password: string }} Connection */

/** @param {string} name */
const sql = name => readFile(join(here, name), 'utf8');

/** The mark of a whole load: it changes with anything the demo is made by. */
async function markOf() {
  const hash = createHash('sha256');
  for (const name of (await readdir(here)).sort()) {
    if (/\.(sql|mjs)$/.test(name)) {
      hash.update(await readFile(join(here, name)));
    }
  }
  return `Labstead demo data ${hash.digest('hex').slice(0, 12)}`;
}

/**
 * @template T
 * @param {Connection} connection
 * @param {string} database
 * @param {(client: pg.Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
async function withClient({ host, port, user, password }, database, use) {
  const client = new pg.Client({ host, port, user, password, database });
  // A server that stops fails the query under way, which tells it better.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param {pg.Client} client
 * @param {string} target
 * @param {string} format
 * @param {AsyncIterable<string | Buffer>} rows
 */
async function copy(client, target, format, rows) {
  // Frozen rows need no second pass by VACUUM; it asks for a table made in the same transaction.
  const into = copyFrom(`COPY ${target} FROM STDIN (FORMAT ${format}, FREEZE)`);
  await pipeline(Readable.from(rows), client.query(into));
}

/**
 * @param {pg.Client} client
 * @param {import('../setup/progress.mjs').Step} step
 */
async function fill(client, step) {
  await client.query('BEGIN');
  await client.query("SET LOCAL maintenance_work_mem = '256MB'");
  // Shared memory is scarce in containers.
  await client.query('SET LOCAL max_parallel_maintenance_workers = 0');
  await client.query(await sql('travel.sql'));
  await client.query(await sql('culture.sql'));
  for (const { target, format, rows } of small) {
    await copy(client, target, format, rows());
  }
  const columns = 'travel.flights (date, delay, distance, origin, destination)';
  const onShare = (/** @type {number} */ share) =>
    step.update(`${Math.floor(share * 100)} %`);
  await copy(client, columns, 'text', flights(onShare));
  step.update('building the indexes');
  await client.query(await sql('keys.sql'));
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
}

/**
 * Loads the demo into the database `demo`, unless it is there whole, and gives the role to read it with.
 *
 * @param {Connection} connection of a superuser
 * @param {import('../setup/progress.mjs').Progress} [progress]
 * @returns {Promise<{ database: string, user: string, password: string }>}
 */
export async function loadDemo(connection, progress = silent) {
  const mark = await markOf();
  // Not the superuser's own, since a notebook can read it, and the same at every start.
  const password = createHash('sha256')
    .update(`demo_author ${connection.password}`)
    .digest('base64url');
  const author = { database: 'demo', user: 'demo_author', password };
  await withClient(connection, 'postgres', async client => {
    const { rows } = await client.query(
      "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = 'demo'"
    );
    if (rows[0]?.mark === mark) {
      return;
    }
    const step = progress.step('Loading the demo data');
    await client.query('DROP DATABASE IF EXISTS demo WITH (FORCE)');
    await client.query('DROP ROLE IF EXISTS demo_author, hr');
    await client.query(
      `CREATE ROLE demo_author LOGIN PASSWORD ${client.escapeLiteral(password)}`
    );
    await client.query('CREATE ROLE hr');
    await client.query('CREATE DATABASE demo');
    try {
      await withClient(connection, 'demo', demo => fill(demo, step));
    } catch (error) {
      const diskFull =
        /** @type {{ code?: string }} */ (error).code === '53100';
      throw diskFull
        ? new Plain('The disk is full: free some space and start again.')
        : error;
    }
    await client.query(
      `COMMENT ON DATABASE demo IS ${client.escapeLiteral(mark)}`
    );
    step.done();
  });
  return author;
}
