import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase, makeRole } from './database.js';

const database = await makeDatabase('rights');
const { sql } = database;
const reader = makeCompanion(await makeRole(database, 'rights_reader'));
await makeRole(database, 'rights_owner');
await sql(
  `CREATE SCHEMA visible; CREATE SCHEMA closed;
   GRANT USAGE ON SCHEMA visible TO rights_reader;
   CREATE TABLE visible.given (id int); GRANT SELECT ON visible.given TO rights_reader;
   CREATE TABLE visible.kept (id int);
   CREATE TABLE closed.given (id int); GRANT SELECT ON closed.given TO rights_reader;
   CREATE TABLE visible.below (id int); INSERT INTO visible.below VALUES (1);
   CREATE VIEW visible.broken AS SELECT id FROM visible.below;
   GRANT SELECT ON visible.broken TO rights_reader;
   ALTER VIEW visible.broken OWNER TO rights_owner`
);

test('what the role may not read is listed and says so', async () => {
  const { schemas } = await reader.call('schemas');
  expect(schemas.map(({ name, usable }) => [name, usable])).toEqual([
    ['closed', false],
    ['public', true],
    ['visible', true]
  ]);
  const { relations } = await reader.call('relations', { schema: 'visible' });
  expect(relations.map(({ name, readable }) => [name, readable])).toEqual([
    ['below', false],
    ['broken', true],
    ['given', true],
    ['kept', false]
  ]);
  const closed = await reader.call('relations', { schema: 'closed' });
  expect(closed.relations).toMatchObject([{ name: 'given', readable: false }]);
});

test('opening without the SELECT right names the owner', async () => {
  expect(
    await reader.fail('open', { schema: 'visible', name: 'kept' })
  ).toEqual({
    code: 'denied',
    message:
      'You have no SELECT right on visible.kept: ask its owner, postgres.'
  });
});

test('opening without the USAGE right names the schema', async () => {
  expect(
    await reader.fail('open', { schema: 'closed', name: 'given' })
  ).toEqual({
    code: 'denied',
    message: 'You have no USAGE right on the schema closed: ask its owner.'
  });
});

test("a view whose owner lacks a right fails with the server's words", async () => {
  expect(
    await reader.fail('open', { schema: 'visible', name: 'broken' })
  ).toEqual({
    code: 'denied',
    message: expect.stringMatching(
      /^PostgreSQL says: permission denied for .*\. Ask the owner for the right\.$/
    ) as string,
    sqlstate: '42501'
  });
});

test('a right that is taken away while browsing is missed at the next page', async () => {
  const { oid } = await reader.call('open', {
    schema: 'visible',
    name: 'given'
  });
  await sql('REVOKE SELECT ON visible.given FROM rights_reader');
  expect(
    await reader.fail('page', {
      relation: oid,
      segment: oid,
      fromBlock: 0,
      toBlock: 1
    })
  ).toMatchObject({ code: 'denied', sqlstate: '42501' });
});
