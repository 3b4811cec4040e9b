import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Failure } from '../../src/contract/index.js';
import { makeCompanion } from './companion.js';
import { makeDatabase, makeRole } from './database.js';

const database = await makeDatabase('faults_connecting');
const { env } = database;
const server = `${env.PGHOST}:${env.PGPORT}`;

const failWith = (variables: Record<string, string>): Promise<Failure> =>
  makeCompanion({ ...env, ...variables }).fail('schemas');

async function listen(answer: (server: Server) => void): Promise<string> {
  const listener = createServer();
  answer(listener);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => void listener.close());
  return String((listener.address() as AddressInfo).port);
}

test('a wrong password', async () => {
  const role = await makeRole(database, 'faults_login');
  expect(await failWith({ ...role, PGPASSWORD: 'wrong' })).toEqual({
    code: 'login',
    message: `The server ${server} refused faults_login: password authentication failed for user "faults_login". Check PGUSER, and PGPASSWORD or ~/.pgpass.`,
    sqlstate: '28P01'
  });
});

test('an unknown role', async () => {
  expect(await failWith({ PGUSER: 'nobody here' })).toMatchObject({
    code: 'login',
    sqlstate: '28P01'
  });
});

test('no password at all', async () => {
  expect(await failWith({ PGPASSWORD: '' })).toEqual({
    code: 'login',
    message: `The server ${server} wants a password for postgres. Set PGPASSWORD or add a line to ~/.pgpass.`
  });
});

test('a password from the password file', async () => {
  const file = join(tmpdir(), `labstead-pgpass-${process.pid}`);
  await writeFile(file, `*:${env.PGPORT}:*:postgres:${env.PGPASSWORD}\n`, {
    mode: 0o600
  });
  const before = process.env.PGPASSFILE;
  process.env.PGPASSFILE = file;
  onTestFinished(() => {
    process.env.PGPASSFILE = before;
  });
  await makeCompanion({ ...env, PGPASSWORD: '' }).call('schemas');
});

test('an unknown database', async () => {
  expect(await failWith({ PGDATABASE: 'no such' })).toEqual({
    code: 'gone',
    message: `There is no database no such on ${server}. Check PGDATABASE.`,
    sqlstate: '3D000'
  });
});

test('a port that nobody listens on', async () => {
  const port = await listen(listener =>
    listener.on('listening', () => setImmediate(() => listener.close()))
  );
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(await failWith({ PGPORT: port })).toEqual({
    code: 'unreachable',
    message: `The server 127.0.0.1:${port} refused the connection. Check host and port, and that PostgreSQL runs there.`
  });
});

test('a host that takes the connection and never answers', async () => {
  const port = await listen(listener =>
    listener.on('connection', socket => {
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
    })
  );
  const started = performance.now();
  expect(await failWith({ PGPORT: port })).toEqual({
    code: 'unreachable',
    message: `The server 127.0.0.1:${port} did not answer within 5 s. Try again, or check host and port.`
  });
  expect(performance.now() - started).toBeLessThan(5500);
});

test('a host that is none', async () => {
  expect(await failWith({ PGHOST: 'no-such-host.invalid' })).toEqual({
    code: 'unreachable',
    message: `There is no host for no-such-host.invalid:${env.PGPORT}. Check PGHOST.`
  });
});

test('a host that hangs up', async () => {
  const port = await listen(listener =>
    listener.on('connection', socket => socket.destroy())
  );
  expect(await failWith({ PGPORT: port })).toMatchObject({
    code: 'unreachable',
    message: `The connection to 127.0.0.1:${port} was lost. Try again when the server is back.`
  });
});

test('a setting that the server does not know', async () => {
  expect(await failWith({ PGTZ: 'Mars/Olympus' })).toMatchObject({
    code: 'sql',
    message:
      'PostgreSQL says: invalid value for parameter "TimeZone": "Mars/Olympus".'
  });
});
