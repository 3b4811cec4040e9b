import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const { env, sql } = await makeDatabase('readonly');
const companion = makeCompanion(env);
await sql(
  `CREATE TABLE target (v text); INSERT INTO target VALUES ('x');
   CREATE SEQUENCE numbers;
   CREATE FUNCTION writes() RETURNS text LANGUAGE plpgsql AS
     'BEGIN INSERT INTO target VALUES (''by a view''); RETURN ''done''; END';
   CREATE FUNCTION opens() RETURNS text LANGUAGE plpgsql AS
     'BEGIN SET transaction_read_only = off; RETURN writes(); END';
   CREATE VIEW writing AS SELECT writes(); CREATE VIEW opening AS SELECT opens()`
);
const { oid } = await companion.call('open', {
  schema: 'public',
  name: 'target'
});
const place = { relation: oid, segment: oid, fromBlock: 0, toBlock: 1 };

const WRITE = "COMMIT; INSERT INTO target VALUES ('written')";

async function expectUntouched(): Promise<void> {
  expect(await sql('SELECT v FROM target')).toEqual([{ v: 'x' }]);
  const [number] = await sql('SELECT is_called FROM numbers');
  expect(number).toEqual({ is_called: 'f' });
}

test.each([
  WRITE,
  "INSERT INTO target VALUES ('written')",
  "WITH new AS (INSERT INTO target VALUES ('written') RETURNING v) SELECT v FROM new",
  'SELECT v INTO copied FROM target',
  "SELECT nextval('numbers')",
  'SELECT v FROM target FOR UPDATE',
  'CREATE TABLE made ()',
  "COPY target TO PROGRAM 'cat'; COMMIT"
])('a read refuses %s', async text => {
  await expect(
    companion.sessions.read('environment', {}, ask => ask(text))
  ).rejects.toMatchObject({ code: 'sql' });
  await expectUntouched();
});

test.each([
  'COMMIT',
  'ROLLBACK',
  'COMMIT AND CHAIN',
  'SET TRANSACTION READ WRITE',
  'SET transaction_read_only = off'
])('after %s a read does not write', async way => {
  await companion.sessions
    .read('environment', {}, async ask => {
      await ask(way);
      await ask("INSERT INTO target VALUES ('written')");
    })
    .catch(() => undefined);
  await expectUntouched();
});

test.each(['writing', 'opening'])('a view that is %s fails', async name => {
  expect(
    await companion.fail('open', { schema: 'public', name })
  ).toMatchObject({ code: 'sql' });
  await expectUntouched();
});

test.each([
  `x"; ${WRITE}; --`,
  `'; ${WRITE}; --`,
  `target" ; ${WRITE}`,
  `$1; ${WRITE}`
])('a name such as %s does not write', async name => {
  await companion.fail('open', { schema: name, name });
  await companion.fail('open', { schema: 'public', name });
  await companion.call('relations', { schema: name });
  await companion.call('search', { text: name });
  await expectUntouched();
});

test('what a body holds beside the contract has no effect', async () => {
  const more = {
    statementTimeout: `0; ${WRITE}`,
    options: `0; ${WRITE}`,
    text: WRITE
  };
  await companion.call('page', { ...place, ...more });
  await companion.call('value', {
    ...place,
    ...more,
    key: (await companion.call('page', place)).keys[0],
    column: 0,
    from: 0
  });
  await companion.call('count', { ...place, ...more });
  await companion.call('schemas', more);
  await companion.call('open', { schema: 'public', name: 'target', ...more });
  await expectUntouched();
});
