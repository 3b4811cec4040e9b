// @ts-check
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Plain } from './plain.mjs';
import { silent } from './progress.mjs';
import { run } from './run.mjs';

const stamp = join(root, 'node_modules', '.labstead-lock');

/** @param {string} file */
const readText = file => readFile(file, 'utf8').catch(() => '');

/**
 * Whether npm's own record of node_modules agrees with the lock file, package by package.
 *
 * @param {string} lock
 * @returns {Promise<boolean>}
 */
async function installedFrom(lock) {
  const record = await readText(
    join(root, 'node_modules', '.package-lock.json')
  );
  if (record === '') {
    return false;
  }
  /** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */
  /** @type {Packages} */
  const wanted = JSON.parse(lock).packages;
  /** @type {Packages} */
  const present = JSON.parse(record).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = path === '' ? wanted[path] : present[path];
    return found ? found.version === version : optional;
  });
}

/**
 * Runs `npm ci` when node_modules is missing or was made from another package-lock.json.
 *
 * @param {import('./progress.mjs').Progress} [progress]
 */
export async function ensureNodeModules(progress = silent) {
  const lock = await readFile(join(root, 'package-lock.json'), 'utf8');
  // A checkout may be shared between machines, but its binaries may not.
  const hash = createHash('sha256')
    .update(`${process.platform}-${process.arch}\n${lock}`)
    .digest('hex');
  const stamped = await readText(stamp);
  if (stamped === hash) {
    return;
  }
  if (stamped !== '' || !(await installedFrom(lock))) {
    const step = progress.step('Installing the npm packages');
    // NODE_ENV=production would leave out what builds and starts Labstead.
    const args = [
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund'
    ];
    await run('npm', args, { cwd: root }).catch(error => {
      throw new Plain(
        `The npm packages could not be installed. ${error.message}`
      );
    });
    step.done();
  }
  await writeFile(stamp, hash);
}

/** Refuses a Node that is too old for Labstead. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Plain(
      `Labstead needs Node 20.19 or newer, and this is ${process.version}.`
    );
  }
}
