import { rm } from 'node:fs/promises';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { startPostgres } from '../../scripts/setup/postgres.mjs';
import { makeCompanion } from './companion.js';
import { later } from './later.js';
import { CARELESS } from './server.js';

const { major } = inject('postgres');
const dataDir = `${dataRoot}/tests/tls-${major}`;
// What this file writes into pg_hba.conf would bar the next run.
await rm(`${dataDir}.password`, { force: true });
const server = await startPostgres({ dataDir, major, settings: CARELESS });
const admin = new pg.Client({
  ...server,
  database: 'postgres',
  ssl: false
});
await admin.connect();
// The server itself makes the certificates, since its key must be the server user's own.
await admin.query(
  `COPY (SELECT 1) TO PROGRAM 'unset LD_LIBRARY_PATH; cat > made; openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout server.key -out server.crt 2>> made; chmod 600 server.key; openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout other.key -out other.crt 2>> made'`
);
await admin.query('ALTER SYSTEM SET ssl = on');
later(async () => {
  await admin.end();
  await server.stop();
});

/** Lets the server take connections of these kinds alone, this test's own session aside. */
async function allow(...kinds: string[]): Promise<void> {
  const lines = kinds.map(kind => `${kind} all all 127.0.0.1/32 scram-sha-256`);
  await admin.query(
    `COPY (SELECT unnest(string_to_array('${lines.join(';')}', ';'))) TO '${dataDir}/pg_hba.conf'`
  );
  await admin.query('SELECT pg_reload_conf()');
  // The postmaster reads its files soon, but not before it answers.
  await new Promise(resolve => setTimeout(resolve, 300));
}

/** Whether a connection with these variables is encrypted, or how it fails. */
async function encrypted(variables: Record<string, string>): Promise<string> {
  const companion = makeCompanion({
    PGHOST: '127.0.0.1',
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGPASSWORD: server.password,
    PGDATABASE: 'postgres',
    ...variables
  });
  return companion.sessions
    .read('environment', {}, async ask => {
      const [row] = await ask(
        'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'
      );
      return row?.[0] === 't' ? 'encrypted' : 'plain';
    })
    .catch((error: Error) => error.message);
}

const certificate = { PGSSLROOTCERT: `${dataDir}/server.crt` };
const REFUSED = new RegExp(
  `^No TLS connection to .*\\. Check PGSSLMODE and PGSSLROOTCERT\\.$`
);

test('without TLS on the server', async () => {
  expect(await encrypted({})).toBe('plain');
  expect(await encrypted({ PGSSLMODE: 'require' })).toMatch(REFUSED);
  expect(await encrypted({ PGSSLMODE: 'disable' })).toBe('plain');
});

test('with TLS on the server, each sslmode means what it means to libpq', async () => {
  await allow('host');
  expect(await encrypted({})).toBe('encrypted');
  expect(await encrypted({ PGSSLMODE: 'allow' })).toBe('plain');
  expect(await encrypted({ PGSSLMODE: 'disable' })).toBe('plain');
  expect(await encrypted({ PGSSLMODE: 'require' })).toBe('encrypted');
});

test('a certificate that nobody vouches for is refused where it is verified', async () => {
  await allow('host');
  const other = { PGSSLROOTCERT: `${dataDir}/other.crt` };
  for (const mode of ['require', 'verify-ca', 'verify-full']) {
    expect(await encrypted({ ...other, PGSSLMODE: mode })).toMatch(REFUSED);
  }
  expect(await encrypted({ PGSSLROOTCERT: 'system' })).toMatch(REFUSED);
});

test('a server that takes one of TLS and plain alone gets what it wants', async () => {
  await allow('hostssl');
  expect(await encrypted({ PGSSLMODE: 'allow' })).toBe('encrypted');
  expect(await encrypted({ PGSSLMODE: 'disable' })).toMatch(/pg_hba\.conf/);
  await allow('hostnossl');
  expect(await encrypted({})).toBe('plain');
  expect(await encrypted({ PGSSLMODE: 'require' })).toMatch(/pg_hba\.conf/);
});

test('a given certificate is trusted, for the host that it names alone', async () => {
  await allow('host');
  const full = { ...certificate, PGSSLMODE: 'verify-full' };
  expect(await encrypted(full)).toBe('encrypted');
  expect(await encrypted({ ...full, PGHOST: 'localhost' })).toMatch(REFUSED);
  const authority = { ...certificate, PGSSLMODE: 'verify-ca' };
  expect(await encrypted({ ...authority, PGHOST: 'localhost' })).toBe(
    'encrypted'
  );
});

test('a certificate file that cannot be read', async () => {
  expect(await encrypted({ PGSSLROOTCERT: '/nonexistent/root.crt' })).toBe(
    'The certificate file /nonexistent/root.crt cannot be read. Check PGSSLROOTCERT, PGSSLCERT and PGSSLKEY.'
  );
});
