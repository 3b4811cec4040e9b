// @ts-check
/** Makes dist/labstead-*.whl, unless its sources are those of the last time; prints its path on the last line. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { root } from './setup/paths.mjs';
import { ensurePython } from './setup/python.mjs';

const SOURCES = [
  'src',
  'style',
  'schema',
  'labstead',
  'jupyter-config',
  'scripts/build.mjs',
  'package.json',
  'package-lock.json',
  'pyproject.toml',
  'README.md',
  'LICENSE'
];
const STAMP = join(root, 'dist', 'wheel.stamp');

/** The hash of all that the wheel is made from. */
function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
      : [''];
    for (const file of files) {
      const full = join(path, file);
      if (statSync(full).isFile() && !full.includes('__pycache__')) {
        hash.update(full.slice(root.length)).update(readFileSync(full));
      }
    }
  }
  return hash.digest('hex');
}

/** The wheel in dist, if there is one. */
function findWheel() {
  const dist = join(root, 'dist');
  const name = existsSync(dist)
    ? readdirSync(dist).find(file => file.endsWith('.whl'))
    : undefined;
  return name === undefined ? undefined : join(dist, name);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    // It has said itself what is wrong.
    process.exit(1);
  }
}

const hash = hashSources();
const current =
  existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash && findWheel();
if (!current) {
  const old = findWheel();
  if (old) {
    rmSync(old);
  }
  await ensureNodeModules();
  const { python } = await ensurePython();
  run(process.execPath, 'scripts/build.mjs');
  run(python, '-m', 'hatchling', 'build', '-t', 'wheel', '-d', 'dist');
  writeFileSync(STAMP, hash);
}
console.log(findWheel());
