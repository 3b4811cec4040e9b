// @ts-check
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { startJupyter } from '../../scripts/setup/jupyter.mjs';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { freePort } from '../../scripts/setup/ports.mjs';
import { silent } from '../../scripts/setup/progress.mjs';
import { ensurePython, installWheel } from '../../scripts/setup/python.mjs';
import { run } from '../../scripts/setup/run.mjs';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/test/chromium.mjs';
import { environmentFor } from './database.mjs';
import { median } from './report.mjs';

const LOADS = 5;
const TOKEN = 'bench';
/**
 * Milliseconds from the click on a table to a frame in which its rows are
 * painted, for the first and the second table of a page, each the middle of
 * several page loads; and the kilobytes, gzipped, of the extension's own
 * scripts fetched before the first click.
 *
 * @param {import('./database.mjs').Connection} connection
 * @param {[string, string]} tables
 */
export async function measurePaint(connection, tables) {
  const built = await run(process.execPath, ['scripts/build-wheel.mjs']);
  const { python, bin } = await ensurePython();
  await installWheel(built.trim().split('\n').at(-1) ?? '');
  const lab = await startJupyter({
    python,
    bin,
    root: join(dataRoot, 'bench', 'workspace'),
    home: join(dataRoot, 'bench', 'jupyter'),
    port: await freePort(8950),
    token: TOKEN,
    logFile: join(dataRoot, 'bench', 'jupyter.log'),
    env: environmentFor(connection)
  });
  const browser = await chromium.launch({
    executablePath: await findChromium(silent),
    args: CHROMIUM_FLAGS
  });
  /** @type {{ first: number, second: number, bundle: number }[]} */
  const loads = [];
  try {
    for (let load = 0; load < LOADS; load += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      /** @type {Promise<number>[]} */
      const scripts = [];
      page.on('response', response => {
        if (/extensions\/labstead\/.*\.js/.test(response.url())) {
          scripts.push(response.body().then(body => gzipSync(body).length));
        }
      });
      await page.goto(`${lab.url}/lab?token=${TOKEN}&reset`);
      await page.click('[data-id="labstead-postgres"]');
      await page.waitForSelector(`[data-name="${tables[0]}"]`);
      await page.waitForLoadState('networkidle');
      const sizes = await Promise.all(scripts);
      loads.push({
        bundle: sizes.reduce((sum, size) => sum + size, 0) / 1000,
        first: await page.evaluate(clickAndPaint, tables[0]),
        second: await page.evaluate(clickAndPaint, tables[1])
      });
      await context.close();
    }
  } finally {
    await browser.close();
    await lab.stop();
  }
  return {
    first: median(loads.map(load => load.first)),
    second: median(loads.map(load => load.second)),
    bundle: median(loads.map(load => load.bundle))
  };
}

/**
 * Runs in the page: clicks a table and waits for a frame in which its grid has text in the first rows.
 *
 * @param {string} table
 * @returns {Promise<number>}
 */
function clickAndPaint(table) {
  const painted = () => {
    const canvas = /** @type {HTMLCanvasElement | null} */ (
      document.querySelector(
        `.jp-MainAreaWidget:not(.lm-mod-hidden)[id*='"${table}"'] .jp-LabsteadGrid canvas`
      )
    );
    const pixels = canvas
      ?.getContext('2d')
      ?.getImageData(100, 50, 300, 200).data;
    const shades = new Set();
    for (let at = 0; pixels && at < pixels.length; at += 4) {
      shades.add(pixels[at]);
    }
    // Lines alone have two or three shades, letters have many.
    return shades.size > 20;
  };
  return new Promise(resolve => {
    const started = performance.now();
    const row = document.querySelector(`[data-name="${table}"]`);
    /** @type {HTMLElement} */ (row).click();
    const look = () =>
      requestAnimationFrame(() => {
        if (painted()) {
          resolve(performance.now() - started);
        } else {
          look();
        }
      });
    look();
  });
}
