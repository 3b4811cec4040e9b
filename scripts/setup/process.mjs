// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The command line of a live process, or an empty string.
 *
 * @param {number} pid
 * @returns {string}
 */
export function commandLine(pid) {
  try {
    // Small images have no ps, and macOS has no /proc.
    return existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore']
        });
  } catch {
    return '';
  }
}

/**
 * Sends a signal and tells whether there was a process, or with a negative pid a group, to take it.
 *
 * @param {number} pid
 * @param {NodeJS.Signals} name
 * @returns {boolean}
 */
export function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}

/**
 * Waits until a process is gone and tells whether it went in time.
 *
 * @param {number} pid
 * @param {number} timeout in milliseconds
 * @returns {Promise<boolean>}
 */
export async function waitGone(pid, timeout) {
  const end = Date.now() + timeout;
  // A zombie has no command line, and is as good as gone.
  while (commandLine(pid) !== '') {
    if (Date.now() > end) {
      return false;
    }
    await sleep(25);
  }
  return true;
}
