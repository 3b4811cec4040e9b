import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDemo } from '../../scripts/demo/load.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { installWheel } from '../../scripts/setup/python.mjs';
import { run } from '../../scripts/setup/run.mjs';
import {
  startData,
  startLab,
  variables,
  type DataServer,
  type Servers
} from './servers.js';
import { sql } from './sql.js';

/** Makes the database of awkward tables, unless it is there from this very file. */
async function loadAwkward(server: DataServer): Promise<void> {
  const text = await readFile(join(import.meta.dirname, 'awkward.sql'), 'utf8');
  const mark = createHash('sha256').update(text).digest('hex');
  const [found] = await sql(
    'postgres',
    "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'awkward'",
    server
  );
  if (found?.[0] !== mark) {
    await sql(
      'postgres',
      'DROP DATABASE IF EXISTS awkward WITH (FORCE)',
      server
    );
    await sql('postgres', 'CREATE DATABASE awkward', server);
    await sql('awkward', text, server);
    await sql('postgres', `COMMENT ON DATABASE awkward IS '${mark}'`, server);
  }
}

async function install(): Promise<void> {
  const printed = await run(process.execPath, ['scripts/build-wheel.mjs'], {
    cwd: root
  });
  await installWheel(printed.trim().split('\n').at(-1) ?? '');
}

/** Builds and installs Labstead, and starts real servers for all tests; gives what stops them. */
export default async function setup(): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.reverse()) {
      await stop();
    }
  };
  try {
    const [{ stop, ...postgres }] = await Promise.all([
      startData('postgres'),
      install()
    ]);
    stops.push(stop);
    const author = await loadDemo(postgres);
    await loadAwkward(postgres);
    const lab = async (name: 'demo' | 'awkward'): Promise<Servers['demo']> => {
      const { stop: end, ...server } = await startLab(
        name,
        variables(postgres, author.user, author.password, name)
      );
      stops.push(end);
      return server;
    };
    const [demo, awkward] = await Promise.all([lab('demo'), lab('awkward')]);
    const all: Servers = { postgres, demo, awkward };
    process.env['LABSTEAD_UI_SERVERS'] = JSON.stringify(all);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
