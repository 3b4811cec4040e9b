import { describe, expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';
import { copyText, hasPsql, psqlText } from './server-text.js';
import { TYPE_CASES, TYPES_SETUP } from './types.js';

const database = await makeDatabase('text');
const { sql, env } = database;
await sql(TYPES_SETUP);
const cases = TYPE_CASES.map(([type, ...values]) => ({ type, values }));
const columns = cases.map(({ type }, index) => `c${index} ${type}`);
await sql(`CREATE TABLE every (${columns.join(', ')})`);
const loader = await database.session();
const most = Math.max(...cases.map(({ values }) => values.length));
for (let row = 0; row <= most; row += 1) {
  // The last row has nothing but NULL.
  await loader.query(
    `INSERT INTO every VALUES (${cases.map((_, index) => `$${index + 1}`).join(', ')})`,
    cases.map(({ values }) => values[row] ?? null)
  );
}
await sql('CREATE VIEW every_view AS SELECT * FROM every');

const psql = hasPsql();

/** What an author may have set, and the same in the words of a session. */
const SETTINGS: [string, Record<string, string>, string][] = [
  ['the defaults', {}, ''],
  [
    'Kolkata, SQL dates and escaped bytes',
    {
      PGTZ: 'Asia/Kolkata',
      PGDATESTYLE: 'SQL, DMY',
      PGOPTIONS: '-c IntervalStyle=iso_8601 -c bytea_output=escape'
    },
    "SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'SQL, DMY'; SET IntervalStyle = iso_8601; SET bytea_output = escape"
  ],
  [
    'St. Johns and German dates',
    {
      PGTZ: 'America/St_Johns',
      PGDATESTYLE: 'German',
      PGOPTIONS: '-c IntervalStyle=sql_standard -c extra_float_digits=0'
    },
    "SET TimeZone = 'America/St_Johns'; SET DateStyle = 'German'; SET IntervalStyle = sql_standard; SET extra_float_digits = 0"
  ]
];

describe.each(SETTINGS)('with %s', async (_, variables, statements) => {
  const companion = makeCompanion({ ...env, ...variables });
  const session = await database.session();
  await session.query(statements);
  const expected = await copyText(session, 'SELECT * FROM every');

  test('a table has the text that COPY writes, value by value', async () => {
    const { paging, first } = await open('every');
    expect(paging.by).toBe('place');
    expect(first.rows).toEqual(expected);
    expect(first.cut).toEqual([]);
  });

  test('a view has the text that COPY writes, value by value', async () => {
    const { paging, first } = await open('every_view');
    expect(paging.by).toBe('cap');
    expect(first.rows).toEqual(expected);
    expect(first.cut).toEqual([]);
  });

  test('each value fetched alone is the text that COPY writes', async () => {
    const { oid, first } = await open('every');
    for (const [row, key] of first.keys.entries()) {
      for (const column of cases.keys()) {
        const wanted = expected[row]?.[column] ?? null;
        if (wanted === null && row !== most) {
          continue;
        }
        const { text, length } = await companion.call('value', {
          relation: oid,
          segment: oid,
          key,
          column,
          from: 0
        });
        expect([column, text]).toEqual([column, wanted]);
        expect(length).toBe(Array.from(wanted ?? '').length);
      }
    }
  });

  test.skipIf(!psql)(
    psql ? 'psql prints the same text' : 'psql is not on the PATH: not asked',
    async () => {
      const { first } = await open('every');
      const printed = psqlText(
        { ...env, ...variables },
        "SELECT *, E'\\x03' FROM every"
      );
      expect(first.rows).toEqual(printed);
    }
  );

  async function open(name: string) {
    return companion.call('open', { schema: 'public', name });
  }
});

test('every type of PostgreSQL that a table may have is among the cases', async () => {
  const missing = await sql(
    `SELECT t.typname FROM pg_type t
      WHERE t.typnamespace = 'pg_catalog'::regnamespace AND t.typtype IN ('b', 'r', 'm')
        AND t.typcategory <> 'A' AND t.typname !~ '^pg_(node|ndist|depend|mcv|brin|ddl)'
        AND t.typname NOT IN ('cid', 'gtsvector', 'refcursor')
        AND NOT EXISTS (SELECT FROM pg_attribute a
                         WHERE a.attrelid = 'every'::regclass AND a.atttypid = t.oid)`
  );
  expect(missing.map(row => row.typname)).toEqual([]);
});
