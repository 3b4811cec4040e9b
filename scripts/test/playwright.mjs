// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataRoot, root } from '../setup/paths.mjs';
import { findChromium } from './chromium.mjs';
import { NOTHING } from './counts.mjs';
import { nodeProgram, runProgram } from './programs.mjs';

const CONFIG = 'tests/ui/playwright.config.ts';

/**
 * Runs the tests in a browser and counts them.
 *
 * @param {import('../setup/progress.mjs').Progress} progress
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function playwright(progress) {
  if (!existsSync(join(root, CONFIG))) {
    return NOTHING;
  }
  const chromium = await findChromium(progress);
  const file = join(dataRoot, 'tests', 'playwright.json');
  await mkdir(join(dataRoot, 'tests'), { recursive: true });
  await rm(file, { force: true });
  const { code } = await runProgram(
    nodeProgram(
      '@playwright/test/cli.js',
      'test',
      `--config=${CONFIG}`,
      '--reporter=dot,json'
    ),
    {
      show: true,
      env: { LABSTEAD_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    }
  );
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} */
  const { stats } = JSON.parse(
    await readFile(file, 'utf8').catch(() => {
      throw new Error(`Playwright ended with ${code} before it ran a test.`);
    })
  );
  return {
    passed: stats.expected,
    // What passes only now and then does not pass.
    failed: stats.unexpected + stats.flaky || Number(code !== 0),
    skipped: stats.skipped
  };
}
