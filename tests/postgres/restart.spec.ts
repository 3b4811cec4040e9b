import { expect, inject, onTestFinished, test } from 'vitest';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { startPostgres } from '../../scripts/setup/postgres.mjs';
import { makeCompanion } from './companion.js';
import { CARELESS } from './server.js';

const { major } = inject('postgres');
const dataDir = `${dataRoot}/tests/restart-${major}`;

test('browsing goes on after the server was restarted', async () => {
  let server = await startPostgres({ dataDir, major, settings: CARELESS });
  onTestFinished(() => server.stop());
  const { host, port, user, password } = server;
  const companion = makeCompanion({
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: 'postgres'
  });
  const target = { schema: 'pg_catalog', name: 'pg_class' };
  const { oid } = await companion.call('open', target);
  const page = { relation: oid, segment: oid, fromBlock: 0, toBlock: 1 };
  // Several connections lie idle in the pool.
  await Promise.all([0, 1, 2].map(() => companion.call('page', page)));

  await server.stop();
  const failure = await companion.fail('page', page);
  expect(failure.code).toBe('unreachable');
  expect(failure.message).toMatch(
    /^The .*127\.0\.0\.1:\d+.*[Tt]ry again|refused/
  );

  server = await startPostgres({ dataDir, major, port, settings: CARELESS });
  const again = await companion.call('page', page);
  expect(again.rows.length).toBeGreaterThan(0);
  await Promise.all([0, 1, 2].map(() => companion.call('page', page)));
});

test('a server that was restarted between two pages is not noticed', async () => {
  let server = await startPostgres({ dataDir, major, settings: CARELESS });
  onTestFinished(() => server.stop());
  const { host, port, user, password } = server;
  const companion = makeCompanion({
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: 'postgres'
  });
  await Promise.all([0, 1, 2].map(() => companion.call('schemas')));
  await server.stop();
  server = await startPostgres({ dataDir, major, port, settings: CARELESS });
  await companion.call('schemas');
});
