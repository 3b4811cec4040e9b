// @ts-check
import { Plain } from '../setup/plain.mjs';
import { run } from '../setup/run.mjs';
import { nodeProgram, runProgram } from './programs.mjs';

/** How Chromium is started for tests: as root too, and without calls of its own to the network. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

const USUAL = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/**
 * Where Playwright keeps, or would keep, a Chromium of its own.
 *
 * @returns {Promise<string>}
 */
async function ownPath() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * The full path of a Chromium that starts, if this names one.
 *
 * @param {string} name
 * @returns {Promise<string | undefined>}
 */
async function working(name) {
  try {
    const path = name.includes('/')
      ? name
      : (await run('sh', ['-c', `command -v ${name}`])).trim();
    // Ubuntu has a file of this name that only tells to install another one.
    await run(path, ['--version']);
    return path;
  } catch {
    return undefined;
  }
}

/**
 * Finds a Chromium on this machine, or lets Playwright fetch one.
 *
 * @param {import('../setup/progress.mjs').Progress} progress
 * @returns {Promise<string>}
 */
export async function findChromium(progress) {
  const named = process.env['LABSTEAD_CHROMIUM'];
  const own = await ownPath();
  for (const name of named ? [named] : [...USUAL, own]) {
    const path = await working(name);
    if (path !== undefined) {
      return path;
    }
  }
  if (named) {
    throw new Plain(
      `LABSTEAD_CHROMIUM names ${named}, which is not a Chromium that starts.`
    );
  }
  const step = progress.step('Fetching a Chromium');
  await runProgram(
    nodeProgram('@playwright/test/cli.js', 'install', 'chromium')
  );
  step.done();
  const fetched = await working(own);
  if (fetched === undefined) {
    throw new Plain(
      'The tests in a browser need Chromium: install it (on Debian, the package chromium) or name one in LABSTEAD_CHROMIUM.'
    );
  }
  return fetched;
}
