import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';
import { walk } from './walk.js';

const { env, sql } = await makeDatabase('paging_shapes');
const companion = makeCompanion(env);

const open = (name: string) =>
  companion.call('open', { schema: 'public', name });

test('an empty table has its columns and no page', async () => {
  await sql('CREATE TABLE empty (a int, b text)');
  const opened = await open('empty');
  expect(opened.columns.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(opened.first.rows).toEqual([]);
  expect(opened.paging).toMatchObject({
    by: 'place',
    segments: [{ name: 'empty', blocks: 0, rows: 0 }]
  });
});

test('a table of no columns has its rows', async () => {
  await sql(
    'CREATE TABLE bare (); INSERT INTO bare DEFAULT VALUES; INSERT INTO bare DEFAULT VALUES'
  );
  const { columns, first } = await open('bare');
  expect(columns).toEqual([]);
  expect(first.rows).toEqual([[], []]);
  expect(first.keys).toHaveLength(2);
});

test('a table of 1,600 columns is opened', async () => {
  const names = Array.from({ length: 1600 }, (_, index) => `c${index}`);
  await sql(
    `CREATE TABLE wide (${names.map(name => `${name} int2`).join(', ')});
     INSERT INTO wide (c0, c1599) SELECT n, 2 FROM generate_series(1, 50) n`
  );
  await sql('ANALYZE wide');
  const opened = await open('wide');
  expect(opened.columns).toHaveLength(1600);
  const { rows } = await walk(companion, opened);
  expect(rows).toHaveLength(50);
  expect(rows[49]?.[0]).toBe('50');
  expect(rows[49]?.[1599]).toBe('2');
});

test('dropped, added and generated columns do not shift values', async () => {
  await sql(
    `CREATE TABLE shifted (a int, gone text, b int GENERATED ALWAYS AS (a * 2) STORED);
     INSERT INTO shifted VALUES (1, 'x'), (2, 'y');
     ALTER TABLE shifted DROP COLUMN gone;
     ALTER TABLE shifted ADD COLUMN c text DEFAULT 'later'`
  );
  const { columns, first } = await open('shifted');
  expect(columns.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(first.rows).toEqual([
    ['1', '2', 'later'],
    ['2', '4', 'later']
  ]);
});

test('columns tell type, key, comment, and how to show them', async () => {
  await sql(
    `CREATE DOMAIN document AS jsonb;
     CREATE TABLE described (id int PRIMARY KEY, amount numeric(10,2), found text,
       doc document, raw json, labels text[]);
     CREATE INDEX ON described (found);
     COMMENT ON COLUMN described.amount IS 'in <b>euro</b>'`
  );
  const plain = {
    numeric: false,
    json: false,
    key: null,
    comment: null,
    readable: true
  };
  expect((await open('described')).columns).toEqual([
    { ...plain, name: 'id', type: 'integer', numeric: true, key: 'primary' },
    {
      ...plain,
      name: 'amount',
      type: 'numeric(10,2)',
      numeric: true,
      comment: 'in <b>euro</b>'
    },
    { ...plain, name: 'found', type: 'text', key: 'indexed' },
    { ...plain, name: 'doc', type: 'document', json: true },
    { ...plain, name: 'raw', type: 'json', json: true },
    { ...plain, name: 'labels', type: 'text[]' }
  ]);
});

test('a materialised view is read by place', async () => {
  await sql(
    'CREATE MATERIALIZED VIEW stored AS SELECT n FROM generate_series(1, 500) n'
  );
  const opened = await open('stored');
  expect(opened.kind).toBe('matview');
  expect((await walk(companion, opened)).rows).toHaveLength(500);
});

test('estimates of a table that was never analysed are of the right order', async () => {
  await sql('CREATE TABLE fresh AS SELECT n FROM generate_series(1, 50000) n');
  const { paging } = await open('fresh');
  const [segment] = paging.by === 'place' ? paging.segments : [];
  expect(segment?.rows).toBeGreaterThan(40_000);
  expect(segment?.rows).toBeLessThan(75_000);
});

test('an exact count is a number as text, whatever the kind', async () => {
  await sql(
    'CREATE TABLE counted AS SELECT n FROM generate_series(1, 1234) n; CREATE VIEW seen AS TABLE counted'
  );
  for (const name of ['counted', 'seen']) {
    const { oid } = await open(name);
    expect(await companion.call('count', { relation: oid })).toEqual({
      rows: '1234'
    });
  }
});
