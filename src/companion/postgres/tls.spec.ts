import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findConnections } from './environment.js';
import { tlsAttempts } from './tls.js';

/** The attempts in short: plain, unverified, chain (without the name), full. */
async function attempts(env: Record<string, string>): Promise<string[]> {
  const { connections } = findConnections(
    { PGHOST: 'db.example', ...env },
    () => 'ada'
  );
  const [settings] = connections;
  const found = settings ? await tlsAttempts(settings) : [];
  return found.map(each => {
    if (each === false) {
      return 'plain';
    }
    if (each.rejectUnauthorized !== true) {
      return 'unverified';
    }
    return each.checkServerIdentity ? 'chain' : 'full';
  });
}

const certificate = new URL(import.meta.url).pathname;

test.each([
  ['disable', ['plain']],
  ['allow', ['plain', 'unverified']],
  ['prefer', ['unverified', 'plain']],
  ['require', ['unverified']]
])('sslmode %s tries %j', async (sslmode, expected) => {
  expect(await attempts({ PGSSLMODE: sslmode })).toEqual(expected);
});

test.each([
  ['verify-ca', 'chain'],
  ['verify-full', 'full']
])('sslmode %s verifies by a root certificate', async (sslmode, expected) => {
  expect(
    await attempts({ PGSSLMODE: sslmode, PGSSLROOTCERT: certificate })
  ).toEqual([expected]);
  await expect(attempts({ PGSSLMODE: sslmode })).rejects.toThrow(
    `PGSSLMODE ${sslmode} needs a root certificate.`
  );
});

test('a mode that libpq does not know is refused', async () => {
  await expect(attempts({ PGSSLMODE: 'verify_full' })).rejects.toThrow(
    'PGSSLMODE “verify_full” means nothing.'
  );
});

test('the root certificate in the home makes require verify', async () => {
  const home = await mkdtemp(join(tmpdir(), 'labstead-'));
  try {
    await mkdir(join(home, '.postgresql'));
    await writeFile(join(home, '.postgresql', 'root.crt'), 'certificate');
    expect(await attempts({ PGSSLMODE: 'require', HOME: home })).toEqual([
      'chain'
    ]);
  } finally {
    await rm(home, { recursive: true });
  }
});

test('a root certificate makes require verify', async () => {
  expect(
    await attempts({ PGSSLMODE: 'require', PGSSLROOTCERT: certificate })
  ).toEqual(['chain']);
});

test("the system's certificates make every mode verify the name", async () => {
  for (const sslmode of ['', 'prefer', 'require', 'verify-ca']) {
    expect(
      await attempts({ PGSSLMODE: sslmode, PGSSLROOTCERT: 'system' })
    ).toEqual(['full']);
  }
});

test('a unix socket has no TLS', async () => {
  expect(await attempts({ PGHOST: '/run', PGSSLMODE: 'require' })).toEqual([
    'plain'
  ]);
});
