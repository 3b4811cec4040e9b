import { defineConfig } from '@playwright/test';
import { silent } from '../../scripts/setup/progress.mjs';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/test/chromium.mjs';

// The workers load this file, too, and need not search again.
const chromium = (process.env['LABSTEAD_CHROMIUM'] ??=
  await findChromium(silent));

const asJson = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] !== undefined;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/ui',
  globalSetup: './global-setup.ts',
  // One Jupyter server with one set of saved settings serves all tests.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: asJson ? [['line'], ['json']] : 'line',
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: chromium,
      args: CHROMIUM_FLAGS
    }
  }
});
