import { expect, test } from './fixtures.js';

test('the filter finds relations in schemas that were never unfolded', async ({
  lab
}) => {
  await lab.openPanel();
  await expect(lab.schema('travel')).toHaveAttribute('aria-expanded', 'false');
  await lab.filter.fill('light');
  await expect(lab.relation('flights')).toContainText('travel.flights');
  // A search finds partitions in their own right.
  await expect(lab.relation('flights_2001_03')).toBeVisible();
  await expect(lab.relation('movies')).toHaveCount(0);
  await lab.filter.fill('culture.mov');
  await expect(lab.relation('movies')).toBeVisible();
  await expect(lab.relation('flights')).toHaveCount(0);
  await lab.relation('movies').click();
  await expect(lab.table.grid).toHaveAttribute('aria-label', 'culture.movies');
});

test('the filter says when nothing is found, and gives the list back when it is emptied', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.filter.fill('100%_no such thing');
  await expect(lab.line('empty')).toHaveText('Nothing has this in its name.');
  await expect(lab.tree.locator('[data-kind="relation"]')).toHaveCount(0);
  await lab.filter.fill('');
  await expect(lab.relation('movies')).toBeVisible();
  await expect(lab.schema('travel')).toBeVisible();
});

test.describe('in a database of many tables', () => {
  test.use({ data: 'awkward' });

  test('the filter says when it shows only the first of what it found', async ({
    lab
  }) => {
    await lab.openPanel();
    await lab.filter.fill('table_');
    await expect(lab.relation('table_0001')).toBeVisible();
    await lab.tree.focus();
    await lab.page.keyboard.press('End');
    await expect(lab.line('cut')).toContainText(/only the first \d+ are shown/);
    await lab.filter.fill('table_0999');
    await expect(lab.relation('table_0999')).toBeVisible();
    await expect(lab.line('cut')).toHaveCount(0);
  });
});
