// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dataRoot } from './paths.mjs';
import { commandLine, signal, waitGone } from './process.mjs';

/**
 * The programs under way by process id, each of which leads a group with its own children.
 *
 * @type {Map<number, string>}
 */
const running = new Map();

const record = join(dataRoot, 'installing.json');
let recording = false;

function note() {
  if (recording) {
    writeFileSync(record, JSON.stringify([...running]));
  }
}

/** @type {NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
for (const name of signals) {
  process.on(name, () => {
    // Without a listener of its own the program ends here, with its exit handlers run.
    if (process.listenerCount(name) === 1) {
      process.exit(130);
    }
  });
}

// Groups of their own hear no Ctrl-C of the terminal.
process.on('exit', () => running.forEach((_, pid) => signal(-pid, 'SIGKILL')));

/**
 * Runs a program to its end and gives what it printed; a failure carries its last lines.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe']
    });
    const { pid } = child;
    if (pid !== undefined) {
      running.set(pid, basename(command));
      note();
    }
    let stdout = '';
    let all = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      stdout += chunk;
      all += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', chunk => (all += chunk));
    child.on('error', reject);
    child.on('close', code => {
      if (pid !== undefined) {
        running.delete(pid);
        note();
      }
      if (code === 0) {
        resolve(stdout);
      } else {
        const tail = all.trim().split('\n').slice(-20).join('\n');
        reject(new Error(`${command} ${args[0] ?? ''} failed:\n${tail}`));
      }
    });
  });
}

/** Stops the programs under way with all that they started. */
export async function stopRuns() {
  recording = false;
  for (const pid of running.keys()) {
    signal(-pid, 'SIGTERM');
    await waitGone(pid, 3000);
    signal(-pid, 'SIGKILL');
  }
  rmSync(record, { force: true });
}

/** Ends what a killed start was still installing, and keeps a record for the next one from here on. */
export function endLeftRuns() {
  /** @type {[number, string][]} */
  let left = [];
  try {
    left = JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    // The usual case: nothing was left.
  }
  for (const [pid, name] of left) {
    if (commandLine(pid).includes(name)) {
      signal(-pid, 'SIGKILL');
    }
  }
  recording = true;
}
