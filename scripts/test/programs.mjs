// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
process.on('exit', () => children.forEach(child => child.kill('SIGTERM')));

/**
 * The command line of a program out of an npm package.
 *
 * @param {string} file inside node_modules
 * @param {...string} args
 * @returns {[string, ...string[]]}
 */
export const nodeProgram = (file, ...args) => [
  process.execPath,
  join('node_modules', file),
  ...args
];

/**
 * Runs a program in the checkout to its end, and gives its exit code with all that it printed.
 *
 * @param {[string, ...string[]]} line
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] show lets it print for itself
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram([command, ...args], { env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const pipe = show ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', pipe, pipe]
    });
    children.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', chunk => (output += chunk));
    }
    child.on('error', reject);
    child.on('close', code => {
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}
