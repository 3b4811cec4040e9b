import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';
import { expect, test } from './fixtures.js';
import type { Lab } from './lab.js';

// The documentation's images are taken anew with LABSTEAD_IMAGES=1, so that a
// run of the tests leaves the checkout as it was.
const FOLDER = process.env['LABSTEAD_IMAGES']
  ? join(root, 'docs', 'images')
  : join(root, 'test-results', 'images');

const THEMES = { light: 'JupyterLab Light', dark: 'JupyterLab Dark' };

async function shoot(lab: Lab, name: string): Promise<void> {
  // The pointer would light up what it is over.
  await lab.page.mouse.move(640, 799);
  const path = join(FOLDER, `${name}.png`);
  const image = await lab.page.screenshot({ path });
  expect(image.length).toBeGreaterThan(20_000);
}

for (const [name, theme] of Object.entries(THEMES)) {
  test(`the images of the documentation are made in the ${name} theme`, async ({
    lab
  }) => {
    await lab.command('apputils:change-theme', { theme });
    await expect(lab.page.locator('body')).toHaveAttribute(
      'data-jp-theme-name',
      theme
    );
    try {
      await lab.openPanel();
      await lab.schema('culture').click();
      const table = await lab.open('travel', 'flights');
      await lab.tabs.first().locator('.lm-TabBar-tabCloseIcon').click();
      await expect(lab.tabs).toHaveText(['flights']);
      await table.dragThumb(0.5);
      await expect(async () => {
        await table.clickAt(300, 200);
        await expect(table.voice).toHaveText(/^date: 2001/, { timeout: 100 });
      }).toPass();
      await shoot(lab, `browse-${name}`);

      await lab.schema('travel').click();
      const quakes = await lab.open('culture', 'earthquakes');
      await quakes.press('End', 'Space');
      await expect(quakes.valueText).toContainText('"mag"');
      await shoot(lab, `value-${name}`);
    } finally {
      await lab.command('apputils:change-theme', { theme: THEMES.light });
    }
  });
}
