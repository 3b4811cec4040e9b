import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { waitGone } from '../../scripts/setup/process.mjs';
import { Routes } from '../../src/contract/index.js';
import { ask, askUntilAnswered } from './ask.js';
import { companionOf, companionsOf } from './companions.js';
import { startLab } from './lab.js';

describe.runIf(process.platform === 'linux')('the companion', () => {
  let lab: Awaited<ReturnType<typeof startLab>>;
  beforeEach(async () => {
    lab = await startLab('restart', inject('environment'), inject('database'));
    await ask(lab, Routes.handshake);
  });
  afterEach(() => lab.stop());

  test('is there again within 10 s after kill -9, on the same socket', async () => {
    const before = companionOf(lab);
    process.kill(before.pid, 'SIGKILL');
    await waitGone(before.pid, 5000);
    await askUntilAnswered(lab, Routes.handshake, 10_000);
    const after = companionOf(lab);
    expect(after.pid).not.toBe(before.pid);
    expect(after.socket).toBe(before.socket);
  });

  test('goes when the Jupyter server goes', async () => {
    const running = companionsOf(lab);
    await lab.stop();
    for (const { pid } of running) {
      expect(await waitGone(pid, 10_000)).toBe(true);
    }
  });

  test('is there again after somebody else ended it by SIGTERM', async () => {
    const before = companionOf(lab);
    process.kill(before.pid, 'SIGTERM');
    await waitGone(before.pid, 10_000);
    await askUntilAnswered(lab, Routes.handshake, 10_000);
    expect(companionOf(lab).pid).not.toBe(before.pid);
  });
});
