import { expect, inject, test } from 'vitest';
import { CONTRACT, Routes, VERSION } from '../../src/contract/index.js';
import { ask } from './ask.js';

const lab = inject('lab');
const connection = 'environment';

test('the companion tells its version and its wire format', async () => {
  expect(await ask(lab, Routes.handshake)).toEqual({
    status: 200,
    body: { version: VERSION, contract: CONTRACT }
  });
});

test('the variables of the Jupyter server are a connection, without its password', async () => {
  const { PGPASSWORD = '', PGPORT } = inject('database');
  const { status, body } = await ask(lab, Routes.connections, {});
  expect([status, body]).toMatchObject([
    200,
    { connections: [{ name: connection, port: Number(PGPORT) }] }
  ]);
  expect(JSON.stringify(body)).not.toContain(PGPASSWORD);
});

test('its schemas are listed', async () => {
  expect(
    await ask(lab, Routes.schemas, { connection, system: false })
  ).toMatchObject({ status: 200, body: { schemas: [{ name: 'public' }] } });
});

test('a table opens with its rows', async () => {
  expect(
    await ask(lab, Routes.open, {
      connection,
      schema: 'public',
      name: 'birds',
      request: 'open birds'
    })
  ).toMatchObject({
    status: 200,
    body: {
      columns: [{ name: 'id', key: 'primary' }, { name: 'name' }],
      first: {
        rows: [
          ['1', 'wren'],
          ['2', 'heron'],
          ['3', null]
        ]
      }
    }
  });
});

test('a failure comes through with its code', async () => {
  expect(
    await ask(lab, Routes.open, {
      connection,
      schema: 'public',
      name: 'dragons',
      request: 'open dragons'
    })
  ).toMatchObject({ body: { code: 'gone' } });
});
