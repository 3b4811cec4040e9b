import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import pg from 'pg';
import { makeCompanion } from './companion.js';
import { makeDatabase, makeRole } from './database.js';

const database = await makeDatabase('plans');
const { env, sql } = database;
const companion = makeCompanion(env);
await sql(
  `CREATE TABLE deep (id int, v text);
   INSERT INTO deep SELECT n, repeat('x', 200) FROM generate_series(1, 60000) n`
);

/** The statements that the companion has sent, as it sent them. */
const sent: string[] = [];
beforeEach(() => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- Reflect.apply binds it
  const query = pg.Client.prototype.query;
  sent.length = 0;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [first] = args;
    sent.push(
      typeof first === 'string' ? first : (first as { text: string }).text
    );
    return Reflect.apply(query, this, args) as never;
  });
});
afterEach(() => vi.restoreAllMocks());

/** The plans of what was sent of the heap, in a session like that of the companion. */
async function plans(role: string): Promise<string[]> {
  const statements = sent.filter(text => text.startsWith('SELECT ctid'));
  vi.restoreAllMocks();
  const session = await database.session();
  await session.query(`SET ROLE ${role}`);
  return Promise.all(
    statements.map(async text => {
      const { rows } = await session.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN ${text}`
      );
      return rows.map(row => row['QUERY PLAN']).join('\n');
    })
  );
}

test('a page deep in a table is a TID range scan of few blocks', async () => {
  const { oid } = await companion.call('open', {
    schema: 'public',
    name: 'deep'
  });
  sent.length = 0;
  await companion.call('page', {
    relation: oid,
    segment: oid,
    fromBlock: 1500,
    toBlock: 1504
  });
  const [plan, ...others] = await plans('postgres');
  expect(others).toEqual([]);
  expect(plan).toMatch(/^Tid Range Scan/);
});

test('row security does not turn a page into a scan of the whole table', async () => {
  await makeRole(database, 'plans_reader');
  await sql(
    `CREATE POLICY odd ON deep TO plans_reader USING (id % 2 = 1);
     ALTER TABLE deep ENABLE ROW LEVEL SECURITY;
     GRANT SELECT ON deep TO plans_reader`
  );
  const reader = makeCompanion({
    ...env,
    PGUSER: 'plans_reader',
    PGPASSWORD: 'of a test'
  });
  await reader.call('open', { schema: 'public', name: 'deep' });
  const [plan] = await plans('plans_reader');
  expect(plan).toMatch(/^Tid Range Scan/);
});

test('the next block that holds a row is looked for in order', async () => {
  await sql(
    `CREATE TABLE holes WITH (parallel_workers = 2) AS
       SELECT n AS id, repeat('x', 1800) AS v FROM generate_series(1, 40000) n;
     DELETE FROM holes WHERE id NOT IN (1, 20000, 40000)`
  );
  await sql('VACUUM ANALYZE holes');
  const { oid } = await companion.call('open', {
    schema: 'public',
    name: 'holes'
  });
  sent.length = 0;
  await companion.call('page', {
    relation: oid,
    segment: oid,
    fromBlock: 64,
    toBlock: 128
  });
  const [, next] = await plans('postgres');
  // A parallel scan would give any row first, and the blocks before it would be skipped.
  expect(next).not.toMatch(/Parallel/);
});
