import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { VALUE_CHARS } from '../../src/contract/index.js';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const { env, sql } = await makeDatabase('cut_large');
const companion = makeCompanion(env);

/** Opens a table that holds the one value that `expression` makes. */
async function openOne(name: string, type: string, expression: string) {
  await sql(
    `CREATE TABLE ${name} (v ${type});
     ALTER TABLE ${name} ALTER v SET STORAGE external;
     INSERT INTO ${name} SELECT ${expression}`
  );
  const started = performance.now();
  const opened = await companion.call('open', { schema: 'public', name });
  return { opened, ms: performance.now() - started };
}

/** Fetches a value piece by piece, and gives the digest of the whole, the number of pieces and the length told. */
async function fetchWhole(relation: number, key: string | undefined) {
  const hash = createHash('md5');
  let pieces = 0;
  for (let from = 0; ; pieces += 1) {
    const { text, length } = await companion.call('value', {
      relation,
      segment: relation,
      key,
      column: 0,
      from
    });
    hash.update(text ?? '');
    from += Array.from(text ?? '').length;
    if (from >= length) {
      return { md5: hash.digest('hex'), pieces: pieces + 1, length };
    }
  }
}

test('a text of 50 MB opens at once and is fetched whole in pieces', async () => {
  const { opened, ms } = await openOne(
    'large_text',
    'text',
    `string_agg(repeat('😀', 999) || chr(n), '') FROM generate_series(1, 12500) n`
  );
  const [told] = await sql(
    'SELECT md5(v), length(v)::text AS length, octet_length(v)::text AS octets FROM large_text'
  );
  expect(Number(told?.octets)).toBeGreaterThan(45e6);
  expect(ms).toBeLessThan(1000);
  expect(opened.first.cut).toEqual([[0, 0]]);
  expect(Array.from(opened.first.rows[0]?.[0] ?? '').length).toBe(256);
  const length = Number(told?.length);
  expect(await fetchWhole(opened.oid, opened.first.keys[0])).toEqual({
    md5: told?.md5,
    length,
    pieces: Math.ceil(length / VALUE_CHARS)
  });
});

test.each([
  [
    'json',
    `'[' || string_agg('{"n": ' || n || '.00, "n": 1}', E',\\n') || ']'`
  ],
  ['jsonb', `'[' || string_agg('{"n": ' || n || '.00}', ',') || ']'`],
  ['int[]', `'{' || string_agg(n::text, ',') || '}'`]
])(
  'a %s of a megabyte says that it is cut, and is fetched whole',
  async (type, text) => {
    const name = `large_${type.replace('[]', '_array')}`;
    const { opened, ms } = await openOne(
      name,
      type,
      `(${text})::${type} FROM generate_series(1, 100000) n`
    );
    const [told] = await sql(
      `SELECT md5(v::text), length(v::text)::text AS length FROM ${name}`
    );
    expect(ms).toBeLessThan(1000);
    expect(opened.first.cut).toEqual([[0, 0]]);
    expect(await fetchWhole(opened.oid, opened.first.keys[0])).toMatchObject({
      md5: told?.md5,
      length: Number(told?.length)
    });
  }
);

test('a value of one row is not taken for that of another that came into its place', async () => {
  await sql("CREATE TABLE moved (v text); INSERT INTO moved VALUES ('old')");
  const { oid, first } = await companion.call('open', {
    schema: 'public',
    name: 'moved'
  });
  await sql('DELETE FROM moved');
  await sql('VACUUM (TRUNCATE off) moved');
  await sql("INSERT INTO moved VALUES ('new')");
  const [row] = await sql('SELECT ctid FROM moved');
  expect(row?.ctid).toBe('(0,1)');
  const failure = await companion.fail('value', {
    relation: oid,
    segment: oid,
    key: first.keys[0],
    column: 0,
    from: 0
  });
  expect(failure).toEqual({
    code: 'changed',
    message:
      'This row was changed or deleted since it was shown. Refresh the table.'
  });
});
