import type { TestProject } from 'vitest/node';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { startPostgres } from '../../scripts/setup/postgres.mjs';

/** The server that all files of a project share. */
export interface Server {
  host: string;
  port: number;
  user: string;
  password: string;
  major: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Server;
  }
}

/** What a server for tests may do without: its data need not survive the machine. */
export const CARELESS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: 200
};

/** Starts the server that the project's name asks for, and stops it at the end. */
export default async function setup({
  name,
  provide
}: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startPostgres({
    dataDir: `${dataRoot}/tests/${name}`,
    major: Number(name.replace('postgres-', '')),
    // A test that vacuums must not meet autovacuum.
    settings: { ...CARELESS, autovacuum: 'off' }
  });
  const { host, port, user, password, major } = server;
  provide('postgres', { host, port, user, password, major });
  return stop;
}
