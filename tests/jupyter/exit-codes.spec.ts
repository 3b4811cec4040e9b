import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { CALLER_HEADER, Routes } from '../../src/contract/index.js';

// Not in the checkout, whose path may be too long for a socket.
const folder = mkdtempSync(join(tmpdir(), 'labstead-'));
const socket = join(folder, 'socket');
const children = new Set<ChildProcess>();

afterEach(() => {
  children.forEach(child => child.kill('SIGKILL'));
  children.clear();
  rmSync(socket, { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the built companion, without the proxy. */
function start(args: string[], nodeArgs: string[] = []): ChildProcess {
  const file = join(root, 'dist', 'companion', 'companion.mjs');
  const child = spawn(process.execPath, [...nodeArgs, file, ...args], {
    stdio: 'ignore'
  });
  children.add(child);
  return child;
}

/** Waits for the end, and gives the exit code. */
async function ended(child: ChildProcess): Promise<unknown> {
  const [code] = (await once(child, 'exit')) as unknown[];
  return code;
}

/** Whether a companion answers on the socket. */
function answers(): Promise<boolean> {
  return new Promise(resolve => {
    request(
      {
        socketPath: socket,
        path: Routes.handshake,
        headers: { [CALLER_HEADER]: 'test' }
      },
      response => {
        response.resume();
        resolve(response.statusCode === 200);
      }
    )
      .on('error', () => resolve(false))
      .end();
  });
}

const listening = (): Promise<boolean> =>
  vi.waitUntil(answers, { timeout: 10_000 });

test.for(['SIGTERM', 'SIGINT'] as const)('%s ends it with 0', async signal => {
  const child = start(['--socket', socket]);
  await listening();
  child.kill(signal);
  expect(await ended(child)).toBe(0);
  expect(existsSync(socket)).toBe(false);
});

test('without --socket it ends with 2', async () => {
  expect(await ended(start([]))).toBe(2);
});

test('on a socket of somebody else it ends with 1, and leaves that in peace', async () => {
  const other = createServer().listen(socket);
  await once(other, 'listening');
  expect(await ended(start(['--socket', socket]))).toBe(1);
  expect(existsSync(socket)).toBe(true);
  other.close();
});

test('where it cannot listen it ends with 1', async () => {
  expect(await ended(start(['--socket', join(folder, 'no', 'socket')]))).toBe(
    1
  );
});

test('a socket left behind is taken over', async () => {
  const killed = start(['--socket', socket]);
  await listening();
  killed.kill('SIGKILL');
  await ended(killed);
  expect(existsSync(socket)).toBe(true);
  start(['--socket', socket]);
  await listening();
});

test('a fatal error ends it with 1', async () => {
  const fault = 'setTimeout(() => { throw new Error("fault"); }, 300)';
  const child = start(
    ['--socket', socket],
    ['--import', `data:text/javascript,${encodeURIComponent(fault)}`]
  );
  expect(await ended(child)).toBe(1);
});
