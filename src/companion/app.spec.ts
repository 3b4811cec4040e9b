import { pino } from 'pino';
import { afterAll, expect, test, vi } from 'vitest';
import { CALLER_HEADER, CONTRACT, Routes, VERSION } from '../contract/index.js';
import { buildApp } from './app.js';
import { Sessions } from './postgres/sessions.js';

const lines: string[] = [];
const sessions = new Sessions({
  connections: [
    {
      name: 'environment',
      origin: 'PG* variables',
      host: 'db.example',
      port: 5432,
      database: 'd',
      user: 'u',
      password: 'a secret',
      sslmode: 'prefer',
      sslrootcert: undefined,
      home: undefined,
      sslcert: undefined,
      sslkey: '/keys/secret',
      options: '-c secret=1'
    }
  ],
  looked: ['here']
});
const app = buildApp({
  sessions,
  log: pino({ level: 'trace' }, { write: line => void lines.push(line) })
});
afterAll(() => app.close());

const post = (url: string, payload: string | object = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      [CALLER_HEADER]: 'lab',
      authorization: 'token secret',
      'content-type': 'application/json'
    },
    payload
  });

test('the handshake tells version and contract', async () => {
  const answer = await app.inject({
    url: Routes.handshake,
    headers: { [CALLER_HEADER]: 'lab' }
  });
  expect(answer.json()).toEqual({ version: VERSION, contract: CONTRACT });
});

test('connections are listed without their secrets', async () => {
  const answer = await post(Routes.connections);
  expect(answer.json()).toEqual({
    connections: [
      {
        name: 'environment',
        origin: 'PG* variables',
        host: 'db.example',
        port: 5432,
        database: 'd',
        user: 'u',
        sslmode: 'prefer'
      }
    ],
    looked: ['here']
  });
});

test.each([
  ['a body that is no JSON', '{'],
  ['a body that lacks a name', '{"connection": "environment"}'],
  ['no body', ''],
  ['a body of another type', '[]']
])('%s is invalid', async (_, payload) => {
  const answer = await post(Routes.open, payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'invalid' });
});

test('a route that is not there is gone', async () => {
  const answer = await post('/api/nothing');
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toEqual({
    code: 'gone',
    message: 'There is no such route.'
  });
});

test('a fault of ours is told in one sentence, and its cause only to the log', async () => {
  vi.spyOn(sessions, 'read').mockRejectedValueOnce(new Error('inner words'));
  lines.length = 0;
  const answer = await post(Routes.schemas, {
    connection: 'environment',
    system: false
  });
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({
    code: 'internal',
    message:
      "Labstead's companion had a fault. Its log says more: see the Jupyter server's output."
  });
  expect(lines.join('')).toContain('inner words');
});

test('the log holds neither headers nor bodies', async () => {
  await post(Routes.open, {
    connection: 'a secret',
    schema: 'a secret',
    name: 'a secret',
    request: 'r'
  });
  expect(lines.join('')).not.toContain('secret');
});
