import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';
import { layWire } from './wire.js';

const { env, sql } = await makeDatabase('lost');
await sql(
  `CREATE TABLE t (v text); INSERT INTO t VALUES ('x');
   CREATE FUNCTION slow() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1 FROM pg_sleep(60)';
   CREATE VIEW slow AS SELECT * FROM slow()`
);
const [row] = await sql("SELECT 'slow'::regclass::oid AS slow");
const relation = Number(row?.slow);
const wire = await layWire(env);
const companion = makeCompanion(wire.env);
const open = () => companion.call('open', { schema: 'public', name: 't' });

const LOST = {
  code: 'unreachable',
  message: `The connection to 127.0.0.1:${wire.env.PGPORT} was lost. Try again when the server is back.`
};

test('a network that breaks during a read fails that read alone', async () => {
  await open();
  const count = companion.fail('count', { relation });
  await sleep(300);
  wire.cut();
  expect(await count).toMatchObject(LOST);
  await open();
});

test('a network that breaks between two reads is not noticed', async () => {
  await Promise.all([open(), open(), open()]);
  wire.cut();
  await sleep(50);
  await open();
});

test('a session that is ended by the server fails with what to do', async () => {
  await open();
  const count = companion.fail('count', { relation });
  await sleep(300);
  await sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'PgSleep'`
  );
  expect(await count).toMatchObject(LOST);
  await open();
});

test('reads one after another share one connection, also where the server has no TLS', async () => {
  await open();
  const before = wire.connections;
  for (let n = 0; n < 10; n += 1) {
    await open();
  }
  expect(wire.connections).toBe(before);
});
