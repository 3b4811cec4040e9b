import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeStaleSocket } from './socket.js';

const folder = mkdtempSync(join(tmpdir(), 'labstead-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a socket that a killed process left is removed', async () => {
  const path = join(folder, 'stale');
  const dies = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  expect(() => execFileSync(process.execPath, ['-e', dies])).toThrow();
  expect(existsSync(path)).toBe(true);
  await removeStaleSocket(path);
  expect(existsSync(path)).toBe(false);
});

test('a socket on which another process answers stays', async () => {
  const path = join(folder, 'alive');
  const server = createServer().listen(path);
  await once(server, 'listening');
  await expect(removeStaleSocket(path)).rejects.toThrow(
    `Another process answers on ${path}.`
  );
  expect(existsSync(path)).toBe(true);
  server.close();
});

test('no socket at all is fine', async () => {
  await removeStaleSocket(join(folder, 'none'));
});
