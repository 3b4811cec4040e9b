import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, inject, test } from 'vitest';
import { Routes } from '../../src/contract/index.js';
import { ask } from './ask.js';
import { companionOf } from './companions.js';

const lab = inject('lab');
const modeOf = (path: string): number => statSync(path).mode & 0o777;

test.runIf(process.platform === 'linux')(
  'nobody else may reach the socket',
  async () => {
    await ask(lab, Routes.handshake);
    const { socket } = companionOf(lab);
    expect(modeOf(dirname(socket))).toBe(0o700);
    expect(modeOf(socket)).toBe(0o600);
  }
);
