import { expect, test } from './fixtures.js';

test('a reload brings the tabs and the panel back', async ({ lab }) => {
  await lab.openPanel();
  await lab.open('travel', 'airports');
  await lab.open('culture', 'movies');
  await expect(lab.tabs).toHaveText(['Launcher', 'airports', 'movies']);
  // The layout is kept by the server, a moment after it changed.
  await lab.page.waitForResponse(
    response =>
      response.url().includes('/lab/api/workspaces/') &&
      response.request().method() === 'PUT' &&
      (response.request().postData() ?? '').includes('movies')
  );
  await lab.reload();
  // JupyterLab does not bring its launcher back.
  await expect(lab.tabs).toHaveText(['airports', 'movies']);
  await expect(lab.sidebar).toBeVisible();
  await expect(lab.schema('culture')).toBeVisible();
  const { table } = lab;
  await expect(table.grid).toHaveAttribute('aria-label', 'culture.movies');
  await expect(table.status).toHaveText(/^1 to \d+ of/);
  await lab.tabs.first().click();
  await expect(table.grid).toHaveAttribute('aria-label', 'travel.airports');
  await expect(table.status).toHaveText(/^1 to \d+ of/);
  // One more click on the list finds the restored tab.
  await lab.open('culture', 'movies');
  await expect(lab.tabs).toHaveCount(2);
});
