import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startJupyter, stopLeftover } from '../../scripts/setup/jupyter.mjs';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { freePort } from '../../scripts/setup/ports.mjs';
import { startPostgres } from '../../scripts/setup/postgres.mjs';
import { ensurePython } from '../../scripts/setup/python.mjs';

/** The folder of all that these tests run and keep. */
export const home = join(dataRoot, 'test', 'ui');

/** A JupyterLab under test. */
export interface LabServer {
  url: string;
  token: string;
  pid: number;
}

/** A PostgreSQL server, as its superuser reaches it. */
export interface DataServer {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** What the global setup has started. */
export interface Servers {
  postgres: DataServer;
  /** A JupyterLab with the demo data. */
  demo: LabServer;
  /** A JupyterLab with the tables of awkward.sql. */
  awkward: LabServer;
}

/** Starts a JupyterLab with settings, layouts and an environment of its own. */
export async function startLab(
  name: string,
  env: Record<string, string>
): Promise<LabServer & { stop: () => Promise<void> }> {
  const folder = join(home, `jupyter-${name}`);
  await stopLeftover(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'config'), { recursive: true });
  await writeFile(
    join(folder, 'config', 'jupyter_lab_config.json'),
    JSON.stringify({ LabApp: { expose_app_in_browser: true } })
  );
  const { url, token, pid, stop } = await startJupyter({
    ...(await ensurePython()),
    env: { HOME: folder, ...env },
    root: join(folder, 'work'),
    home: folder,
    port: await freePort(),
    token: randomBytes(16).toString('hex'),
    logFile: join(home, `jupyter-${name}.log`)
  });
  return { url, token, pid, stop };
}

/** Starts a PostgreSQL server whose data need not survive the machine. */
export async function startData(
  name: string,
  port?: number
): Promise<DataServer & { stop: () => Promise<void> }> {
  return startPostgres({
    dataDir: join(home, name),
    ...(port === undefined ? {} : { port }),
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      // What was never analysed must stay so.
      autovacuum: 'off',
      wal_level: 'minimal',
      max_wal_senders: 0,
      max_wal_size: '2GB'
    }
  });
}

/** The variables by which a companion finds a database. */
export const variables = (
  { host, port }: DataServer,
  user: string,
  password: string,
  database: string
): Record<string, string> => ({
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGPASSWORD: password,
  PGDATABASE: database
});

/** The servers that the global setup has started, told to the workers by the environment. */
export const servers = (): Servers =>
  JSON.parse(process.env['LABSTEAD_UI_SERVERS'] ?? '') as Servers;
