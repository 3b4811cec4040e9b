import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { complaintsOf, expect, test } from './fixtures.js';
import { home, type LabServer } from './servers.js';

const NAME = 'page.ipynb';
const EMPTY = {
  cells: [],
  metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' } },
  nbformat: 4,
  nbformat_minor: 5
};

/** What Notebook 7.6 says without Labstead, too. */
const ITS_OWN = [
  /^warning: .* \(http:[^)]*\/static\/notebook\/[^)]*\)$/,
  /^thrown: Cannot read properties of undefined \(reading 'schema'\)$/
];

const ours = (complaints: string[]): string[] =>
  complaints.filter(
    text =>
      /labstead/i.test(text) || !ITS_OWN.some(pattern => pattern.test(text))
  );

test.beforeAll(async () => {
  const folder = join(home, 'jupyter-demo', 'work');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, NAME), JSON.stringify(EMPTY));
});

/** Loads a page of Notebook 7 and shows the panel by its View menu. */
async function showPanel(
  page: Page,
  { url, token }: LabServer,
  place: string
): Promise<Locator> {
  await page.goto(`${url}/${place}?token=${token}`);
  await page.waitForLoadState('networkidle');
  await page.getByText('View', { exact: true }).first().click();
  await page.getByText('Left Sidebar', { exact: true }).hover();
  await page.getByText('Show Postgres', { exact: true }).click();
  const panel = page.getByRole('region', { name: 'Postgres' });
  await expect(panel.locator('[data-name="movies"]')).toBeVisible();
  return panel;
}

for (const place of ['tree', `notebooks/${NAME}`]) {
  test(`Notebook 7 shows the panel beside ${place}`, async ({
    page,
    server
  }) => {
    const complaints = complaintsOf(page);
    const panel = await showPanel(page, server, place);
    await expect(panel.locator('[data-kind="connection"]')).toContainText(
      'demo'
    );
    expect(ours(complaints)).toEqual([]);
  });
}

test('a click on a table in Notebook 7 shows it below the notebook, with its commands', async ({
  page,
  server
}) => {
  const panel = await showPanel(page, server, `notebooks/${NAME}`);
  await panel.locator('[data-name="movies"]').click();
  const grid = page.getByRole('grid', { name: 'culture.movies' });
  await expect(grid).toBeVisible();
  expect((await grid.boundingBox())?.height).toBeGreaterThan(120);
  const show = page.getByRole('button', { name: 'Show Value' });
  await expect(show).toBeEnabled();
  await show.click();
  await expect(page.getByRole('region', { name: 'Value' })).toBeVisible();
});
