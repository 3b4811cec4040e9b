import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { startPostgres } from '../../scripts/setup/postgres.mjs';
import {
  buildWheel,
  makeEnvironment,
  type Environment
} from './environment.js';
import { startLab, type Lab } from './lab.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that most files share. */
    lab: Lab;
    environment: Environment;
    /** The variables by which a companion finds the database. */
    database: Record<string, string>;
  }
}

const ROWS = `
  DROP TABLE IF EXISTS birds, large;
  CREATE TABLE birds (id int PRIMARY KEY, name text);
  INSERT INTO birds VALUES (1, 'wren'), (2, 'heron'), (3, NULL);
  ANALYZE birds`;

/** Installs the wheel, and starts a PostgreSQL and a Jupyter server with it. */
export default async function setup({
  provide
}: TestProject): Promise<() => Promise<void>> {
  await mkdir(join(dataRoot, 'tests'), { recursive: true });
  const environment = await makeEnvironment(await buildWheel());
  const server = await startPostgres({
    dataDir: join(dataRoot, 'tests', 'jupyter-postgres'),
    settings: { fsync: 'off', synchronous_commit: 'off' }
  });
  const { host, port, user, password } = server;
  const client = new pg.Client({ host, port, user, password });
  await client.connect();
  await client.query(ROWS);
  await client.end();
  const database = {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: 'postgres'
  };
  const { stop, ...lab } = await startLab('shared', environment, database);
  provide('lab', lab);
  provide('environment', environment);
  provide('database', database);
  return async () => {
    await stop();
    await server.stop();
  };
}
