// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Plain } from './plain.mjs';

/**
 * Listens for a moment on 127.0.0.1 and gives the port, or undefined where it is taken.
 *
 * @param {number} port 0 lets the system choose
 * @returns {Promise<number | undefined>}
 */
export async function tryPort(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object'
    ? address.port
    : undefined;
}

/**
 * A port that nobody listens on: the first free one from the wish on, or any.
 *
 * @param {number} [wish]
 * @returns {Promise<number>}
 */
export async function freePort(wish) {
  for (let port = wish ?? 0; port < (wish ?? 0) + 100; port += 1) {
    const found = await tryPort(wish === undefined ? 0 : port);
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error('There is no free port on 127.0.0.1.');
}

/**
 * The port that LABSTEAD_PORT asks for, or where it asks for none the first free one from another on.
 *
 * @param {string | undefined} asked
 * @param {number} otherwise
 * @returns {Promise<number>}
 */
export async function chosenPort(asked, otherwise) {
  if (!asked) {
    return freePort(otherwise);
  }
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Plain(`LABSTEAD_PORT is ${asked}, which is not a port.`);
  }
  if ((await tryPort(port)) === undefined) {
    throw new Plain(
      `Port ${port} is taken: free it or choose another one in LABSTEAD_PORT.`
    );
  }
  return port;
}
