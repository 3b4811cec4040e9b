import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase, makeRole } from './database.js';
import { walk } from './walk.js';

const database = await makeDatabase('capped');
const { env, sql } = database;
const companion = makeCompanion(env);
const reader = makeCompanion(await makeRole(database, 'capped_reader'));

const open = (name: string, as = companion) =>
  as.call('open', { schema: 'public', name });

test('a view is read up to its cap, and says so', async () => {
  await sql('CREATE VIEW long AS SELECT n FROM generate_series(1, 10001) n');
  const { kind, paging, first } = await open('long');
  expect(kind).toBe('view');
  expect(paging).toEqual({
    by: 'cap',
    limit: 10_000,
    why: 'a view has no places'
  });
  expect(first.rows).toHaveLength(10_000);
  expect(first.capped).toBe(true);
  expect(first.keys).toEqual([]);
});

test('a view of just as many rows as its cap is whole', async () => {
  await sql('CREATE VIEW just AS SELECT n FROM generate_series(1, 10000) n');
  const { first } = await open('just');
  expect(first.rows).toHaveLength(10_000);
  expect(first.capped).toBe(false);
});

test('a view of many columns has a lower cap', async () => {
  const columns = Array.from({ length: 400 }, (_, index) => `n AS c${index}`);
  await sql(
    `CREATE VIEW broad AS SELECT ${columns.join(', ')} FROM generate_series(1, 501) n`
  );
  const { paging, first } = await open('broad');
  expect(paging).toMatchObject({ limit: 500 });
  expect(first.rows).toHaveLength(500);
  expect(first.capped).toBe(true);
});

test('a foreign table is read by cap', async () => {
  await sql(
    `CREATE EXTENSION IF NOT EXISTS file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
     CREATE FOREIGN TABLE outside (a int, b text) SERVER files
       OPTIONS (program 'printf "1\\tone\\n2\\t\\\\N\\n"')`
  );
  const { kind, paging, first } = await open('outside');
  expect(kind).toBe('foreign');
  expect(paging).toMatchObject({
    by: 'cap',
    why: 'a foreign table has no places'
  });
  expect(first.rows).toEqual([
    ['1', 'one'],
    ['2', null]
  ]);
});

test('row security shows the allowed rows by place', async () => {
  await sql(
    `CREATE TABLE secured (id int, v text);
     INSERT INTO secured SELECT n, repeat('x', 500) FROM generate_series(1, 2000) n;
     ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
     CREATE POLICY late ON secured USING (id > 1995);
     GRANT SELECT ON secured TO capped_reader`
  );
  const opened = await open('secured', reader);
  const { rows, pages } = await walk(reader, opened);
  expect(rows.map(([id]) => id)).toEqual([
    '1996',
    '1997',
    '1998',
    '1999',
    '2000'
  ]);
  expect(pages).toBeLessThan(5);
});

test('a right on some columns shows these, and says which cannot be read', async () => {
  await sql(
    `CREATE TABLE partly (a int, secret text, b int);
     INSERT INTO partly VALUES (1, 'hush', 2);
     GRANT SELECT (a, b) ON partly TO capped_reader`
  );
  const { oid, columns, paging, first } = await open('partly', reader);
  expect(columns.map(({ name, readable }) => [name, readable])).toEqual([
    ['a', true],
    ['secret', false],
    ['b', true]
  ]);
  expect(paging).toMatchObject({
    by: 'cap',
    why: 'only some columns may be read, or the storage is not a heap'
  });
  expect(first.rows).toEqual([['1', null, '2']]);
  expect(await reader.call('count', { relation: oid })).toEqual({ rows: '1' });
});

test('a view of long values is read to a bound, and says that there is more', async () => {
  await sql(
    `CREATE VIEW long_values AS
     SELECT g, repeat(md5(g::text), 300) AS a, repeat(md5(g::text), 300) AS b
       FROM generate_series(1, 10000) g`
  );
  const { first } = await companion.call('open', {
    schema: 'public',
    name: 'long_values'
  });
  expect(first.capped).toBe(true);
  expect(first.rows.length).toBeGreaterThan(500);
  expect(JSON.stringify(first).length).toBeLessThan(40_000_000);
  expect(first.rows[0]?.[1]).toHaveLength(9600);
});
