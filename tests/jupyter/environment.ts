import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataRoot, root } from '../../scripts/setup/paths.mjs';
import { ensurePython, pythonEnv } from '../../scripts/setup/python.mjs';
import { run } from '../../scripts/setup/run.mjs';

/** A Python environment that holds JupyterLab, the wheel and what these bring along, and nothing else. */
export interface Environment {
  python: string;
  bin: string;
}

const tests = join(dataRoot, 'tests');

/** Builds the wheel where its sources have changed, and gives its path. */
export async function buildWheel(): Promise<string> {
  const printed = await run(process.execPath, ['scripts/build-wheel.mjs'], {
    cwd: root
  });
  return printed.trim().split('\n').at(-1) ?? '';
}

/** Installs the wheel as anybody would, into an environment kept for the next run. */
export async function makeEnvironment(wheel: string): Promise<Environment> {
  const jupyterlab = await pinned('jupyterlab');
  const name = `venv-${hashOf(
    root,
    jupyterlab,
    // What the wheel depends on stands here.
    await readFile(join(root, 'pyproject.toml'))
  ).slice(0, 12)}`;
  const venv = join(tests, name);
  const python = join(venv, 'bin', 'python');
  const pip = async (...args: string[]): Promise<unknown> =>
    run(python, ['-m', 'pip', 'install', '--quiet', ...args], {
      env: pythonEnv()
    });
  const stamp = join(venv, 'wheel');
  const wanted = hashOf(await readFile(wheel));
  const installed = await readFile(stamp, 'utf8').catch(() => undefined);
  if (installed === undefined) {
    await removeOthers();
    const { python: maker } = await ensurePython();
    await run(maker, ['-m', 'venv', venv], { env: pythonEnv() });
    await pip(jupyterlab, wheel);
  } else if (installed !== wanted) {
    await pip('--force-reinstall', '--no-deps', wheel);
  }
  await writeFile(stamp, wanted);
  return { python, bin: join(venv, 'bin') };
}

async function pinned(name: string): Promise<string> {
  const file = join(root, 'scripts', 'setup', 'requirements.txt');
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.find(line => line.startsWith(`${name}==`)) ?? name;
}

function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  parts.forEach(part => hash.update(part));
  return hash.digest('hex');
}

async function removeOthers(): Promise<void> {
  for (const name of await readdir(tests).catch(() => [])) {
    if (name.startsWith('venv-')) {
      await rm(join(tests, name), { recursive: true, force: true });
    }
  }
}
