// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { dataRoot, root } from '../../scripts/setup/paths.mjs';
import { environmentFor } from './database.mjs';

/** The flags that the wheel starts the companion with. */
const FLAGS = [
  ...readFileSync(join(root, 'labstead/__init__.py'), 'utf8').matchAll(
    /"(--(?!socket|supervised)[a-z0-9=-]+)"/g
  )
].map(match => match[1] ?? '');

/**
 * Starts the bundled companion as the proxy would, with the connection given.
 *
 * @param {import('./database.mjs').Connection} connection
 */
export async function startCompanion(connection) {
  const folder = join(dataRoot, 'bench');
  mkdirSync(folder, { recursive: true });
  const socket = join(folder, 'companion.sock');
  rmSync(socket, { force: true });
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [...FLAGS, join(root, 'dist/companion/companion.mjs'), '--socket', socket],
    {
      stdio: 'inherit',
      env: { PATH: process.env.PATH, ...environmentFor(connection) }
    }
  );
  const agent = new Agent({ keepAlive: true });
  /**
   * @param {string} route
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  const ask = (route, body) =>
    new Promise((resolve, reject) => {
      const call = request(
        {
          socketPath: socket,
          path: route,
          agent,
          method: body ? 'POST' : 'GET',
          headers: {
            'x-labstead-caller': 'bench',
            ...(body ? { 'content-type': 'application/json' } : {})
          }
        },
        response => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', part => (text += part));
          response.on('end', () => {
            const answer = JSON.parse(text);
            if (response.statusCode === 200) {
              resolve(answer);
            } else {
              reject(new Error(answer.message));
            }
          });
        }
      );
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
  while (
    !(await ask('/api/handshake').then(
      () => true,
      () => false
    ))
  ) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return {
    ask,
    /** Milliseconds from the start to the first answer. */
    started: performance.now() - started,
    /** Resident memory in MB. */
    rss: () =>
      Number(
        /VmRSS:\s+(\d+)/.exec(
          readFileSync(`/proc/${child.pid}/status`, 'utf8')
        )?.[1]
      ) / 1024,
    stop: () => {
      agent.destroy();
      child.kill();
    }
  };
}
