import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, inject, test } from 'vitest';
import { pythonEnv } from '../../scripts/setup/python.mjs';
import { runProgram } from '../../scripts/test/programs.mjs';

const { bin, python } = inject('environment');

/** What a program of the environment prints, without colours. */
async function printed(...args: string[]): Promise<string> {
  const { output } = await runProgram([join(bin, 'jupyter'), ...args], {
    env: { ...pythonEnv(), JUPYTER_CONFIG_DIR: '/nonexistent' }
  });
  return stripVTControlCharacters(output);
}

test('JupyterLab finds the extension, and it fits', async () => {
  expect(await printed('labextension', 'list')).toMatch(
    /labstead v\d+\.\d+\.\d+ enabled OK \(python, labstead\)/
  );
});

test('the proxy is enabled by the wheel alone', async () => {
  expect(await printed('server', 'extension', 'list')).toMatch(
    /jupyter_server_proxy enabled\n[^]*\n\s+jupyter_server_proxy \S+ OK\n/
  );
});

test('the packages agree with each other', async () => {
  const { code, output } = await runProgram([python, '-m', 'pip', 'check']);
  expect([code, output]).toEqual([0, 'No broken requirements found.\n']);
});
