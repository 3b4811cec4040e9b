import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const { env, sql } = await makeDatabase('malformed');
const companion = makeCompanion(env);
await sql("CREATE TABLE t (v text); INSERT INTO t VALUES ('x')");
const { oid, first } = await companion.call('open', {
  schema: 'public',
  name: 't'
});
const place = { relation: oid, segment: oid, fromBlock: 0, toBlock: 1 };
const value = { ...place, key: first.keys[0], column: 0, from: 0 };

test.each([
  ['open', { schema: 1, name: {} }],
  ['open', { schema: 'public' }],
  ['open', { schema: 'public', name: 't', request: '' }],
  ['search', { text: '' }],
  ['search', { text: 'x'.repeat(201) }],
  ['page', { ...place, fromBlock: -1 }],
  ['page', { ...place, fromBlock: 0.5 }],
  ['page', { ...place, fromBlock: '0,0)' }],
  ['page', { ...place, toBlock: '1) OR true --' }],
  ['page', { ...place, relation: 'pg_class' }],
  ['value', { ...value, from: '1; DROP TABLE t' }],
  ['value', { ...value, from: -1 }],
  ['value', { ...value, key: "(0,1)/1' OR '1'='1" }],
  ['value', { ...value, key: '' }],
  ['value', { ...value, column: 1 }],
  ['partitions', { parent: '0 OR true' }]
] as const)('%s refuses %j as invalid', async (route, body) => {
  expect(await companion.fail(route, body)).toMatchObject({ code: 'invalid' });
});

test.each([
  ['value', { ...value, from: 2 ** 31 }],
  ['partitions', { parent: 2 ** 40 }],
  ['partitions', { parent: -(2 ** 40) }]
] as const)(
  '%s with %j beyond what PostgreSQL has fails in words',
  async (route, body) => {
    expect((await companion.fail(route, body)).code).toMatch(/^(invalid|sql)$/);
  }
);

test.each([
  [4294967290, 4294967300],
  [2 ** 32, 2 ** 32 + 1],
  [2 ** 32, 1],
  [1, 1],
  [1e300, 1e301]
])(
  'a page of the blocks %d to %d, which do not exist, is empty',
  async (fromBlock, toBlock) => {
    const page = await companion.call('page', { ...place, fromBlock, toBlock });
    expect(page.rows).toEqual([]);
    expect(page.emptyBlocks).toBe(0);
  }
);
