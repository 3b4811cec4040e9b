import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { makeLogger } from '../node/log.js';
import { endCleanly } from '../node/shutdown.js';
import { buildApp } from './app.js';
import { findConnections } from './postgres/environment.js';
import { Sessions } from './postgres/sessions.js';
import { removeStaleSocket } from './socket.js';

/** What a shell says of a program that SIGTERM ended. */
const ENDED_BY_SIGNAL = 143;

const { values } = parseArgs({
  options: { socket: { type: 'string' }, supervised: { type: 'boolean' } }
});
const log = makeLogger('companion', process.env.LABSTEAD_LOG_LEVEL ?? 'warn');

if (values.socket === undefined) {
  log.fatal('--socket PATH is missing');
  process.exit(2);
}

try {
  const sessions = new Sessions(
    findConnections(process.env, () => userInfo().username)
  );
  const app = buildApp({ sessions, log });
  // jupyter-server-proxy takes 0 for a wish to stay away, whoever sent the signal.
  endCleanly(log, () => app.close(), values.supervised ? ENDED_BY_SIGNAL : 0);
  await removeStaleSocket(values.socket);
  // The folder above is the user's alone; the mode is a second wall.
  process.umask(0o177);
  await app.listen({ path: values.socket });
  log.info({ socket: values.socket }, 'listening');
} catch (error) {
  log.fatal(error, 'cannot start');
  process.exit(1);
}
