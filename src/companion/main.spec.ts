import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALLER_HEADER, Routes } from '../contract/index.js';

const folder = mkdtempSync(join(tmpdir(), 'labstead-'));
const program = join(folder, 'companion.mjs');
const socket = join(folder, 'socket');
const children: ChildProcess[] = [];

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL('main.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native', 'pg-cloudflare'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
    }
  });
});
afterAll(() => {
  children.forEach(child => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: 'ignore'
  });
  children.push(child);
  return child;
}

async function ended(child: ChildProcess): Promise<unknown> {
  const [code, signal] = (await once(child, 'exit')) as unknown[];
  return code ?? signal;
}

/** Starts the program and waits until it answers. */
async function startAnswering(): Promise<ChildProcess> {
  const child = start('--socket', socket);
  for (let tries = 0; tries < 200 && (await status()) !== 200; tries += 1) {
    await sleep(25);
  }
  expect(await status()).toBe(200);
  return child;
}

function status(): Promise<number | undefined> {
  return new Promise(resolve => {
    const asking = request(
      {
        socketPath: socket,
        path: Routes.handshake,
        headers: { [CALLER_HEADER]: 'test' }
      },
      answer => {
        answer.resume();
        resolve(answer.statusCode);
      }
    );
    asking.on('error', () => resolve(undefined));
    asking.end();
  });
}

test('it answers on a socket of its owner alone, and ends with 0 on SIGTERM', async () => {
  const child = await startAnswering();
  expect(statSync(socket).mode & 0o777).toBe(0o600);
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
  expect(existsSync(socket)).toBe(false);
});

test('after it was killed, it starts again', async () => {
  const killed = await startAnswering();
  killed.kill('SIGKILL');
  expect(await ended(killed)).toBe('SIGKILL');
  expect(existsSync(socket)).toBe(true);
  const child = await startAnswering();
  child.kill('SIGINT');
  expect(await ended(child)).toBe(0);
});

test('a second one on the same socket ends with 1 and leaves the first alone', async () => {
  const first = await startAnswering();
  expect(await ended(start('--socket', socket))).toBe(1);
  expect(await status()).toBe(200);
  first.kill('SIGTERM');
  expect(await ended(first)).toBe(0);
});

test('without a socket it ends with 2', async () => {
  expect(await ended(start())).toBe(2);
});
