// @ts-check
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Plain } from './plain.mjs';
import { silent } from './progress.mjs';
import { run } from './run.mjs';

const venv = join(root, '.venv');
const bin = join(venv, 'bin');
const python = join(bin, 'python');
const requirements = join(root, 'scripts', 'setup', 'requirements.txt');

/**
 * The environment for Python programs, without what would mix in packages from outside the venv.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function pythonEnv() {
  const env = { ...process.env };
  for (const name of [
    'PYTHONHOME',
    'PYTHONPATH',
    'PIP_TARGET',
    'PIP_PREFIX',
    'PIP_USER'
  ]) {
    delete env[name];
  }
  return { ...env, PYTHONNOUSERSITE: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
}

/**
 * @param {string} command
 * @param {string} code
 */
const answers = (command, code) =>
  run(command, ['-c', code], { env: pythonEnv() }).then(
    () => true,
    () => false
  );

async function findPython() {
  const named = process.env['LABSTEAD_PYTHON'];
  const usual = [
    'python3',
    'python',
    ...[14, 13, 12, 11, 10].map(minor => `python3.${minor}`)
  ];
  for (const command of named ? [named] : usual) {
    if (
      await answers(command, 'import sys; sys.exit(sys.version_info < (3, 10))')
    ) {
      return command;
    }
  }
  throw new Plain(
    named
      ? `LABSTEAD_PYTHON names ${named}, which is not a Python 3.10 or newer.`
      : 'Labstead needs Python 3.10 or newer: install it, or name one in LABSTEAD_PYTHON.'
  );
}

async function makeVenv() {
  const command = await findPython();
  if (!(await answers(command, 'import venv, ensurepip'))) {
    throw new Plain(
      `${command} cannot make a virtual environment: install its venv module (on Debian and Ubuntu, the package python3-venv).`
    );
  }
  await rm(venv, { recursive: true, force: true, maxRetries: 5 });
  await run(command, ['-m', 'venv', venv], { env: pythonEnv() });
}

/**
 * Makes .venv with the pinned Python packages, unless it is there already.
 *
 * @param {import('./progress.mjs').Progress} [progress]
 * @returns {Promise<{ python: string, bin: string }>}
 */
export async function ensurePython(progress = silent) {
  const stamp = join(venv, '.labstead-requirements');
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  // Programs in a venv hold its path, so that a moved checkout needs a new one.
  const wanted = `${root}\n${hash}\n`;
  const stamped = await readFile(stamp, 'utf8').catch(() => '');
  const usable =
    stamped.startsWith(`${root}\n`) && (await answers(python, 'import pip'));
  if (usable && stamped === wanted) {
    return { python, bin };
  }
  const step = progress.step('Installing the Python packages');
  if (!usable) {
    await makeVenv();
  }
  await run(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements], {
    env: pythonEnv()
  }).catch(error => {
    throw new Plain(
      `The Python packages could not be installed. ${error.message}`
    );
  });
  await writeFile(stamp, wanted);
  step.done();
  return { python, bin };
}

/**
 * Installs a wheel into .venv when its content is not the one installed last.
 *
 * @param {string} wheel
 */
export async function installWheel(wheel) {
  const stamp = join(venv, '.labstead-wheel');
  const hash = createHash('sha256')
    .update(await readFile(wheel))
    .digest('hex');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) {
    return;
  }
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--force-reinstall',
    '--no-deps',
    wheel
  ];
  await rm(stamp, { force: true });
  await run(python, args, { env: pythonEnv() });
  await writeFile(stamp, hash);
}
