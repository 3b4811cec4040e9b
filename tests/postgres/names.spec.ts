import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  quoteName,
  quoteRelation
} from '../../src/companion/postgres/quote.js';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const database = await makeDatabase('names');
const { env, sql } = database;
const companion = makeCompanion(env);

const NAMES = [
  'select "x"; --',
  'a.b',
  'we"ird',
  "it's",
  'ünï€😀'.padEnd(51, '€').slice(0, 21),
  '<img src=x onerror=alert(1)>',
  ' ',
  '$1',
  'back\\slash',
  'new\nline',
  '%s $& $$',
  'ctid OFFSET',
  '/* -- */'
];

test.each(NAMES)(
  '“%s” is the name of a schema, a table and a column',
  async name => {
    const relation = quoteRelation(name, name);
    await sql(
      `CREATE SCHEMA ${quoteName(name)};
     CREATE TABLE ${relation} (${quoteName(name)} text, ${quoteName(`${name}2`)} bytea, ${quoteName(`${name}3`)} int[]);
     INSERT INTO ${relation} VALUES ('value', 'v', '{1}')`
    );
    const target = { schema: name, name };
    const { relations } = await companion.call('relations', { schema: name });
    expect(relations).toMatchObject([target]);
    const { oid, columns, first } = await companion.call('open', target);
    expect(columns.map(column => column.name)).toEqual([
      name,
      `${name}2`,
      `${name}3`
    ]);
    expect(first.rows).toEqual([['value', '\\x76', '{1}']]);
    const place = { relation: oid, segment: oid };
    const page = await companion.call('page', {
      ...place,
      fromBlock: 0,
      toBlock: 1
    });
    expect(page.rows).toEqual(first.rows);
    const value = await companion.call('value', {
      ...place,
      key: first.keys[0],
      column: 0,
      from: 0
    });
    expect(value.text).toBe('value');
    expect(await companion.call('count', { relation: oid })).toEqual({
      rows: '1'
    });
  }
);

test('any name of 1 to 63 bytes is quoted so that the server reads it back', async () => {
  const session = await database.session();
  const name = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 63 })
    .filter(each => !each.includes('\0') && Buffer.byteLength(each) <= 63);
  await fc.assert(
    fc.asyncProperty(name, async each => {
      const quoted = quoteName(each);
      const { fields, rows } = await session.query({
        text: `SELECT ${quoted} FROM (SELECT 1 AS ${quoted}) t`,
        rowMode: 'array'
      });
      expect(fields.map(field => field.name)).toEqual([each]);
      expect(rows).toEqual([[1]]);
    }),
    { numRuns: 300 }
  );
});
