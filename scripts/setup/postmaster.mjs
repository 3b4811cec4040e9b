// @ts-check
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Plain } from './plain.mjs';
import { commandLine, signal, waitGone } from './process.mjs';

/**
 * The process id of the server that runs on a data folder, if one really does.
 *
 * @param {string} dataDir
 * @returns {number | undefined}
 */
export function postmasterOf(dataDir) {
  let pid = NaN;
  try {
    pid = Number.parseInt(
      readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'),
      10
    );
  } catch {
    return undefined;
  }
  // After a crash the number may belong to an unrelated process.
  const line = pid > 0 ? commandLine(pid) : '';
  return line.includes('postgres') && line.includes(` ${dataDir} `)
    ? pid
    : undefined;
}

/**
 * Stops the server on a data folder, whoever started it, and clears what a crash left.
 *
 * @param {string} dataDir
 */
export async function stopPostmaster(dataDir) {
  const pid = postmasterOf(dataDir);
  if (pid !== undefined) {
    // SIGINT ends the sessions and writes a checkpoint; SIGQUIT leaves recovery to the next start.
    signal(pid, 'SIGINT');
    if (!(await waitGone(pid, 60_000))) {
      signal(pid, 'SIGQUIT');
      if (!(await waitGone(pid, 10_000))) {
        throw new Plain(
          `The PostgreSQL process ${pid} does not stop: end it and start again.`
        );
      }
    }
  }
  // PostgreSQL refuses to start while any process of this user has the number in this file.
  await rm(join(dataDir, 'postmaster.pid'), { force: true });
}
