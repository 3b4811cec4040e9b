// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  argumentsOf,
  environmentOf,
  writeSettings
} from './jupyter-settings.mjs';
import { dataRoot } from './paths.mjs';
import { Plain } from './plain.mjs';
import { commandLine, signal, waitGone } from './process.mjs';

/** @typedef {import('./jupyter-settings.mjs').Options} Options */

/**
 * @typedef {object} Jupyter
 * @property {string} url
 * @property {string} token
 * @property {number} pid
 * @property {Promise<number | null>} ended its exit code
 * @property {() => Promise<void>} stop
 */

const usualHome = join(dataRoot, 'jupyter');

/** @param {number} pid */
async function stopServer(pid) {
  // SIGTERM also ends the kernels, which lead sessions of their own.
  signal(pid, 'SIGTERM');
  await waitGone(pid, 15_000);
  // What it started beside kernels is in its process group.
  signal(-pid, 'SIGTERM');
  if (!(await waitGone(pid, 1000))) {
    signal(-pid, 'SIGKILL');
  }
}

/**
 * Stops the server that a killed start left in this folder, if it still runs.
 *
 * @param {string} [home]
 */
export async function stopLeftover(home = usualHome) {
  const file = join(home, 'server.json');
  const text = await readFile(file, 'utf8').catch(() => '');
  const { pid = 0, root = '' } = text === '' ? {} : JSON.parse(text);
  const line = pid > 0 ? commandLine(pid) : '';
  if (line.includes('jupyterlab') && line.includes(`root_dir=${root} `)) {
    await stopServer(pid);
  }
  await rm(file, { force: true });
}

/**
 * @param {string} address
 * @returns {Promise<boolean>}
 */
const answers = address =>
  fetch(address).then(
    response => response.ok,
    () => false
  );

/**
 * Starts a JupyterLab of its own, apart from the user's settings, and waits until it answers.
 *
 * @param {Options} options
 * @returns {Promise<Jupyter>}
 */
export async function startJupyter(options) {
  const { python, root, port, token, logFile, home = usualHome } = options;
  await stopLeftover(home);
  await writeSettings(home);
  await mkdir(root, { recursive: true });

  const log = await open(logFile, 'w', 0o600);
  const child = spawn(python, argumentsOf(options), {
    cwd: root,
    env: environmentOf(options, home),
    // Out of reach of the terminal's Ctrl-C, so that this process decides the order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd]
  });
  await once(child, 'spawn');
  await log.close();
  const pid = /** @type {number} */ (child.pid);
  await writeFile(join(home, 'server.json'), JSON.stringify({ pid, root }), {
    mode: 0o600
  });
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  /** @type {Promise<number | null>} */
  const ended = new Promise(resolve => {
    child.once('exit', code => resolve(code));
  });

  /** @type {Promise<void> | undefined} */
  let stopped;
  const stop = () =>
    (stopped ??= stopServer(pid).then(() => {
      process.off('exit', kill);
      return rm(join(home, 'server.json'), { force: true });
    }));

  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + 120_000;
  while (!(await answers(`${url}/api/status?token=${token}`))) {
    if (
      child.exitCode !== null ||
      child.signalCode !== null ||
      Date.now() > end
    ) {
      await stop();
      const lines = (await readFile(logFile, 'utf8'))
        .trim()
        .split('\n')
        .slice(-15);
      throw new Plain(
        `JupyterLab did not start. It last said:\n${lines.join('\n')}`
      );
    }
    await sleep(100);
  }
  return { url, token, pid, ended, stop };
}
