import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';
import { walk } from './walk.js';

const { env, sql } = await makeDatabase('paging_any');
const companion = makeCompanion(env);

/** One thing that may happen to a table. */
const change = fc.oneof(
  fc
    .record({
      rows: fc.integer({ min: 1, max: 400 }),
      width: fc.constantFrom(1, 90, 1500)
    })
    .map(
      ({ rows, width }) =>
        `INSERT INTO any_table (v) SELECT repeat('x', ${width}) FROM generate_series(1, ${rows})`
    ),
  fc
    .record({
      from: fc.integer({ min: 0, max: 800 }),
      rows: fc.integer({ min: 1, max: 800 })
    })
    .map(
      ({ from, rows }) =>
        `DELETE FROM any_table WHERE id BETWEEN ${from} AND ${from + rows}`
    ),
  fc
    .integer({ min: 2, max: 9 })
    .map(n => `UPDATE any_table SET v = v || 'y' WHERE id % ${n} = 0`),
  fc.constantFrom(
    'VACUUM any_table',
    'VACUUM (TRUNCATE off) any_table',
    'ANALYZE any_table',
    'DELETE FROM any_table'
  )
);

test('whatever happened to a table, its pages hold every row exactly once', async () => {
  let skipped = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async changes => {
      await sql(
        'DROP TABLE IF EXISTS any_table; CREATE TABLE any_table (id serial, v text)'
      );
      for (const each of changes) {
        await sql(each);
      }
      const opened = await companion.call('open', {
        schema: 'public',
        name: 'any_table'
      });
      const walked = await walk(companion, opened);
      const expected = await sql(
        'SELECT id, left(v, 256) AS v FROM any_table ORDER BY ctid'
      );
      expect(walked.rows).toEqual(expected.map(({ id, v }) => [id, v]));
      skipped += walked.skipped;
    }),
    { numRuns: 40, seed: 7 }
  );
  expect(skipped).toBeGreaterThan(0);
});

test('a long empty stretch costs one page, whatever the planner thinks of the table', async () => {
  await sql(
    `CREATE TABLE bloated (id int, v text);
     INSERT INTO bloated SELECT n, repeat('x', 900) FROM generate_series(1, 60000) n;
     DELETE FROM bloated WHERE id NOT IN (1, 30000, 60000)`
  );
  await sql('VACUUM ANALYZE bloated');
  const opened = await companion.call('open', {
    schema: 'public',
    name: 'bloated'
  });
  const { rows, pages, skipped } = await walk(companion, opened);
  expect(rows.map(([id]) => id)).toEqual(['1', '30000', '60000']);
  expect(pages).toBeLessThanOrEqual(6);
  expect(skipped).toBeGreaterThan(7000);
});
