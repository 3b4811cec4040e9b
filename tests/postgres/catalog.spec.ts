import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const database = await makeDatabase('catalog');
const { env, sql } = database;
const companion = makeCompanion(env);

await sql(
  `CREATE SCHEMA shop; COMMENT ON SCHEMA shop IS 'what we sell';
   SET search_path = shop;
   CREATE EXTENSION file_fdw SCHEMA public; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
   CREATE TABLE plain (id int); COMMENT ON TABLE plain IS '<i>plain</i>';
   CREATE TABLE analysed AS SELECT n FROM generate_series(1, 1000) n;
   CREATE VIEW a_view AS SELECT 1 AS one;
   CREATE MATERIALIZED VIEW a_matview AS SELECT 1 AS one;
   CREATE FOREIGN TABLE a_foreign (id int) SERVER files OPTIONS (filename 'x');
   CREATE SEQUENCE a_sequence; CREATE TYPE a_type AS (id int);
   CREATE TABLE parted (id int) PARTITION BY RANGE (id);
   CREATE TABLE parted_other PARTITION OF parted DEFAULT;
   CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (0) TO (100) PARTITION BY LIST (id);
   CREATE TABLE parted_low_1 PARTITION OF parted_low FOR VALUES IN (1);
   CREATE TABLE z_high PARTITION OF parted FOR VALUES FROM (100) TO (200);
   INSERT INTO parted SELECT 1 FROM generate_series(1, 30);
   INSERT INTO parted SELECT 150 FROM generate_series(1, 12);
   ANALYZE analysed, parted, parted_low_1, z_high;
   RESET search_path`
);

const list = async () =>
  (await companion.call('relations', { schema: 'shop' })).relations;

test('schemas tell owner, comment and the number of what they list', async () => {
  const { schemas } = await companion.call('schemas');
  const owned = await sql(
    "SELECT nspowner::regrole AS owner FROM pg_namespace WHERE nspname = 'public'"
  );
  expect(schemas).toEqual([
    {
      name: 'public',
      owner: owned[0]?.owner,
      comment: 'standard public schema',
      relations: 0,
      usable: true
    },
    {
      name: 'shop',
      owner: 'postgres',
      comment: 'what we sell',
      relations: 6,
      usable: true
    }
  ]);
});

test("PostgreSQL's own schemas come on request, and last", async () => {
  const { schemas } = await companion.call('schemas', { system: true });
  expect(schemas.map(({ name }) => name)).toEqual([
    'public',
    'shop',
    'information_schema',
    'pg_catalog'
  ]);
  const { relations } = await companion.call('relations', {
    schema: 'pg_catalog'
  });
  expect(relations.map(({ name }) => name)).toContain('pg_class');
});

test('a list has every kind of relation, and no partition among them', async () => {
  expect((await list()).map(({ name, kind }) => [name, kind])).toEqual([
    ['a_foreign', 'foreign'],
    ['a_matview', 'matview'],
    ['a_view', 'view'],
    ['analysed', 'table'],
    ['parted', 'partitioned'],
    ['plain', 'table']
  ]);
});

test('numbers of rows are estimates of the last ANALYZE, or nothing', async () => {
  const rows = (await list()).map(({ name, rows }) => [name, rows]);
  expect(Object.fromEntries(rows)).toEqual({
    a_foreign: null,
    a_matview: null,
    a_view: null,
    analysed: 1000,
    parted: 42,
    plain: null
  });
});

test('a relation tells owner and comment', async () => {
  const found = (await list()).find(({ name }) => name === 'plain');
  expect(found).toMatchObject({
    schema: 'shop',
    owner: 'postgres',
    comment: '<i>plain</i>',
    partitions: 0,
    readable: true
  });
});

test('partitions stand below their parent, level by level', async () => {
  const below = async (parent: number | undefined) =>
    (await companion.call('partitions', { parent })).relations;
  const parted = (await list()).find(({ name }) => name === 'parted');
  expect(parted?.partitions).toBe(3);
  const parts = await below(parted?.oid);
  expect(
    parts.map(({ name, kind, rows, partitions }) => [
      name,
      kind,
      rows,
      partitions
    ])
  ).toEqual([
    ['parted_low', 'partitioned', 30, 1],
    ['z_high', 'table', 12, 0],
    ['parted_other', 'table', 0, 0]
  ]);
  expect((await below(parts[0]?.oid)).map(({ name }) => name)).toEqual([
    'parted_low_1'
  ]);
});

test('a lock on a table does not hold up any list', async () => {
  const locker = await database.session();
  const parent = (await list()).find(({ name }) => name === 'parted')?.oid;
  await locker.query(
    'BEGIN; LOCK shop.plain, shop.parted, shop.parted_other IN ACCESS EXCLUSIVE MODE'
  );
  const started = performance.now();
  expect(await list()).toHaveLength(6);
  const { relations } = await companion.call('partitions', { parent });
  expect(relations).toHaveLength(3);
  await companion.call('search', { text: 'parted' });
  await companion.call('schemas');
  expect(performance.now() - started).toBeLessThan(1000);
  await locker.query('ROLLBACK');
});
