import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { Routes } from '../../src/contract/index.js';
import { ask, askJupyter } from './ask.js';

const lab = inject('lab');

/** When the server thinks that somebody last did something; asking does not count. */
async function lastActivity(): Promise<string> {
  const { body } = await askJupyter(lab, '/api/status');
  return (body as { last_activity: string }).last_activity;
}

async function kernels(): Promise<{ id: string }[]> {
  return (await askJupyter(lab, '/api/kernels')).body as { id: string }[];
}

beforeAll(async () => {
  await askJupyter(lab, '/api/kernels', { method: 'POST', body: '{}' });
  // A kernel that starts is active for a while by itself.
  let last: unknown;
  await vi.waitUntil(
    async () => {
      const before = last;
      last = await kernels();
      return isDeepStrictEqual(before, last);
    },
    { timeout: 30_000, interval: 2000 }
  );
  await ask(lab, Routes.handshake);
});

afterAll(async () => {
  for (const { id } of await kernels()) {
    await askJupyter(lab, `/api/kernels/${id}`, { method: 'DELETE' });
  }
});

test('requests to the companion keep neither the server nor a kernel alive', async () => {
  const kernelsBefore = await kernels();
  const before = await lastActivity();
  for (let count = 0; count < 20; count += 1) {
    await ask(lab, Routes.connections, {});
    await sleep(20);
  }
  expect(await lastActivity()).toBe(before);
  expect(await kernels()).toEqual(kernelsBefore);
});

test('a request that counts would have been seen', async () => {
  const before = await lastActivity();
  await sleep(20);
  await askJupyter(lab, '/api/contents');
  expect(await lastActivity()).not.toBe(before);
});
