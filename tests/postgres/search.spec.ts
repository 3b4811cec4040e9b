import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const { env, sql } = await makeDatabase('search');
const companion = makeCompanion(env);
const many = Array.from(
  { length: 501 },
  (_, n) => `CREATE TABLE many.t${n} ()`
);
await sql(
  `CREATE SCHEMA shop; CREATE SCHEMA many; ${many.join(';')};
   CREATE TABLE shop."Orders" (); CREATE TABLE shop.orders_old ();
   CREATE VIEW shop.last_orders AS SELECT 1 AS one;
   CREATE TABLE shop."100%" (); CREATE TABLE shop."1000" (); CREATE TABLE shop."a\\b" ();
   CREATE TABLE shop.parted (id int) PARTITION BY RANGE (id);
   CREATE TABLE shop.parted_1 PARTITION OF shop.parted DEFAULT`
);

async function names(text: string, system = false): Promise<string[]> {
  const found = await companion.call('search', { text, system });
  return found.relations.map(({ schema, name }) => `${schema}.${name}`);
}

test('the case does not matter, and the earliest and shortest match comes first', async () => {
  const expected = ['shop.Orders', 'shop.orders_old', 'shop.last_orders'];
  expect(await names('ORDERS')).toEqual(expected);
  expect(await names('orders')).toEqual(expected);
});

test('the schema may be part of the text', async () => {
  expect(await names('shop.ord')).toEqual(['shop.Orders', 'shop.orders_old']);
});

test.each([
  ['%', ['shop.100%']],
  ['s_o', ['shop.orders_old']],
  ['\\', ['shop.a\\b']],
  ["' OR true --", []],
  ['_1', ['shop.parted_1']]
])('“%s” stands for itself', async (text, expected) => {
  expect(await names(text)).toEqual(expected);
});

test("PostgreSQL's own relations are found on request", async () => {
  expect(await names('pg_class')).toEqual([]);
  expect(await names('pg_class', true)).toContain('pg_catalog.pg_class');
});

test('500 matches are listed, and it is said that there are more', async () => {
  const { relations, cut } = await companion.call('search', { text: 'many.' });
  expect(relations).toHaveLength(500);
  expect(cut).toBe(true);
  await sql('DROP TABLE many.t0');
  const rest = await companion.call('search', { text: 'many.' });
  expect(rest.relations).toHaveLength(500);
  expect(rest.cut).toBe(false);
});
