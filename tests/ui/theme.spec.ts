import { expect, test } from './fixtures.js';
import type { Lab } from './lab.js';

/** The brightness, from 0 to 255, of a pixel of the grid's header. */
const background = (lab: Lab): Promise<number> =>
  lab.table.grid
    .locator('canvas')
    .first()
    .evaluate(canvas => {
      const { data } = (canvas as HTMLCanvasElement)
        .getContext('2d')
        ?.getImageData(4, 4, 1, 1) ?? { data: [0, 0, 0] };
      return Math.max(...Array.from(data).slice(0, 3));
    });

// Chromium's advice to those who read pixels often, as only this test does.
test.use({ expected: [/willReadFrequently/] });

test('a dark theme repaints the open table, and the light one does so again', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.open('culture', 'sp500');
  await expect.poll(() => background(lab)).toBeGreaterThan(200);
  await lab.command('apputils:change-theme', { theme: 'JupyterLab Dark' });
  await expect.poll(() => background(lab)).toBeLessThan(100);
  await lab.command('apputils:change-theme', { theme: 'JupyterLab Light' });
  await expect.poll(() => background(lab)).toBeGreaterThan(200);
});
