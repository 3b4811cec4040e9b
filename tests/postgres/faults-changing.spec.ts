import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const database = await makeDatabase('faults_changing');
const { env, sql } = database;
const companion = makeCompanion(env);
const FIRST = { fromBlock: 0, toBlock: 1 };

/** Makes and opens a table of one column `v`, and gives the place of its first page. */
async function openTable(name: string, as = companion) {
  await sql(`CREATE TABLE ${name} (v text); INSERT INTO ${name} VALUES ('x')`);
  const { oid } = await as.call('open', { schema: 'public', name });
  return { relation: oid, segment: oid, ...FIRST };
}

test('a table that is dropped between the list and the opening', async () => {
  await sql('CREATE TABLE listed (v text)');
  await companion.call('relations', { schema: 'public' });
  await sql('DROP TABLE listed');
  expect(
    await companion.fail('open', { schema: 'public', name: 'listed' })
  ).toEqual({
    code: 'gone',
    message: 'public.listed is gone. Refresh the list.'
  });
});

test('a table that is dropped while it is open', async () => {
  const place = await openTable('opened');
  await sql('DROP TABLE opened');
  expect(await companion.fail('page', place)).toMatchObject({
    code: 'gone',
    message: 'The relation is gone. Refresh the list.',
    sqlstate: '42P01'
  });
  const gone = {
    code: 'gone',
    message: 'The table is gone. Refresh the list.'
  };
  expect(await companion.fail('count', place)).toEqual(gone);
  expect(await makeCompanion(env).fail('page', place)).toEqual(gone);
});

test('a column that is renamed while the table is open', async () => {
  const place = await openTable('renamed');
  await sql('ALTER TABLE renamed RENAME v TO w');
  expect(await companion.fail('page', place)).toMatchObject({
    code: 'changed',
    message: 'The columns have changed. Refresh the table.',
    sqlstate: '42703'
  });
  await companion.call('open', { schema: 'public', name: 'renamed' });
  expect((await companion.call('page', place)).rows).toEqual([['x']]);
});

test('another table that took the name of the open one is not taken for it', async () => {
  const place = await openTable('swapped');
  await sql(
    `CREATE TABLE fresh (v text); INSERT INTO fresh VALUES ('of another');
     ALTER TABLE swapped RENAME TO old; ALTER TABLE fresh RENAME TO swapped`
  );
  expect(await companion.fail('page', place)).toEqual({
    code: 'changed',
    message: 'Another table has taken this name. Refresh the table.'
  });
});

test('an open table stays open when the companion is started anew', async () => {
  const place = await openTable('kept');
  const anew = makeCompanion(env);
  expect((await anew.call('page', place)).rows).toEqual([['x']]);
});

test('a part that is no longer one', async () => {
  const place = await openTable('whole');
  expect(await companion.fail('page', { ...place, segment: 1 })).toEqual({
    code: 'changed',
    message: 'The parts have changed. Refresh the table.'
  });
});

test("another session's lock", async () => {
  const place = await openTable('locked');
  const locker = await database.session();
  await locker.query('BEGIN; LOCK locked IN ACCESS EXCLUSIVE MODE');
  for (const ask of [
    () => companion.fail('page', place),
    () => companion.fail('open', { schema: 'public', name: 'locked' })
  ]) {
    const started = performance.now();
    expect(await ask()).toMatchObject({
      code: 'locked',
      message:
        'Another session holds a lock on it. Try again when that has ended.',
      sqlstate: '55P03'
    });
    expect(performance.now() - started).toBeLessThan(2500);
  }
  await locker.query('ROLLBACK');
  await companion.call('page', place);
});

test("a fault in a view is told in the server's words, whatever they are", async () => {
  await sql(
    "CREATE VIEW words AS SELECT ('SSL timeout' || n)::int FROM generate_series(1, 2) n"
  );
  expect(
    await companion.fail('open', { schema: 'public', name: 'words' })
  ).toMatchObject({
    code: 'sql',
    message:
      'PostgreSQL says: invalid input syntax for type integer: "SSL timeout1".',
    sqlstate: '22P02'
  });
});

test('a connection that is not there', async () => {
  expect(await companion.fail('schemas', { connection: 'other' })).toEqual({
    code: 'gone',
    message: 'There is no connection “other” any more. Refresh the list.'
  });
});

test('a statement that takes longer than its limit', async () => {
  const options = { statementTimeout: 100 };
  await expect(
    companion.sessions.read('environment', options, ask =>
      ask('SELECT pg_sleep(5)')
    )
  ).rejects.toMatchObject({
    code: 'timeout',
    message: 'It took longer than the time limit and was stopped.'
  });
});
