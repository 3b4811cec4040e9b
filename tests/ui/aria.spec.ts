import { expect, test } from './fixtures.js';

test('the list tells its levels, its places and what is unfolded', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.unfold('travel');
  await expect(lab.tree).toHaveAccessibleName('Schemas and tables');
  const schemas = lab.tree.locator('[role="treeitem"][aria-level="2"]');
  await expect(schemas).toHaveCount(3);
  await expect(schemas.last()).toHaveAttribute('aria-posinset', '3');
  await expect(schemas.last()).toHaveAttribute('aria-setsize', '3');
  await expect(schemas.last()).toHaveAttribute('aria-expanded', 'true');
  const flights = lab.relation('flights');
  await expect(flights).toHaveAttribute('aria-level', '3');
  await expect(flights).toHaveAttribute('aria-posinset', '4');
  await expect(flights).toHaveAttribute('aria-setsize', '7');
  expect(await flights.getAttribute('aria-expanded')).toBeNull();
  await flights.click();
  await expect(flights).toHaveAttribute('aria-selected', 'true');
  const id = await flights.getAttribute('id');
  await expect(lab.tree).toHaveAttribute('aria-activedescendant', id ?? '');
});

test('the lock is told to those who do not see it', async ({ lab }) => {
  await lab.openPanel();
  await lab.unfold('travel');
  await expect(lab.relation('salaries')).toHaveAccessibleDescription(
    /No SELECT right: ask the owner, hr/
  );
});

test('the grid has a name, a size, a label for its value and a voice', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('culture', 'earthquakes');
  await expect(table.grid).toHaveAccessibleName('culture.earthquakes');
  await expect(table.grid).toHaveAttribute('aria-colcount', '12');
  await expect(table.voice).toHaveAttribute('aria-live', 'polite');
  await expect(table.voice).toHaveRole('status');
  await expect(table.voice).toHaveText(/^id: \S+, row 1$/);
  await table.press('Space');
  await expect(lab.page.getByRole('region', { name: 'Value' })).toBeVisible();
  for (const name of ['Copy the value', 'Close']) {
    await expect(table.value.getByRole('button', { name })).toBeVisible();
  }
  await expect(lab.sidebar).toHaveAccessibleName('Postgres');
});
