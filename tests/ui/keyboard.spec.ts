import { expect, test } from './fixtures.js';

test('a cell is reached and copied without a mouse', async ({ lab }) => {
  const { keyboard } = lab.page;
  await keyboard.press('Control+Shift+c');
  await expect(lab.page.locator('.lm-CommandPalette-input')).toBeFocused();
  await keyboard.type('Show Postgres');
  await keyboard.press('Enter');
  await expect(lab.schema('travel')).toBeVisible();
  let tabs = 0;
  while (!(await lab.tree.evaluate(tree => tree === document.activeElement))) {
    await keyboard.press('Tab');
    tabs += 1;
    expect(tabs, 'presses of Tab').toBeLessThan(30);
  }
  const active = (): Promise<string | null> =>
    lab.tree.locator('[aria-selected="true"]').textContent();
  await keyboard.press('End');
  await expect.poll(active).toContain('travel');
  await keyboard.press('ArrowRight');
  await expect(lab.relation('airports')).toBeVisible();
  await keyboard.press('ArrowRight');
  await expect.poll(active).toContain('airports');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  const { table } = lab;
  await expect(table.grid).toBeFocused();
  await expect(table.voice).toHaveText(/^iata: 00M, row 1$/);
  await table.press('ArrowDown', 'ArrowRight');
  await expect(table.voice).toHaveText('name: Livingston Municipal, row 2');
  expect(await table.copy()).toBe('Livingston Municipal');
});

test('the command that shows the panel gives it the keyboard', async ({
  lab
}) => {
  await lab.command('labstead:show-postgres');
  await expect(lab.schema('travel')).toBeVisible();
  await expect(lab.sidebar.locator(':focus')).toHaveCount(1);
});

test('the list is walked by arrows as a tree is', async ({ lab }) => {
  const { keyboard } = lab.page;
  await lab.openPanel();
  await lab.tree.focus();
  const active = lab.tree.locator('[aria-selected="true"]');
  await keyboard.press('Home');
  await expect(active).toContainText('demo');
  await keyboard.press('ArrowRight');
  await expect(active).toContainText('culture');
  await keyboard.press('ArrowDown');
  await expect(active).toContainText('earthquakes');
  // From a leaf to its parent, then folded.
  await keyboard.press('ArrowLeft');
  await expect(active).toContainText('culture');
  await keyboard.press('ArrowLeft');
  await expect(lab.relation('earthquakes')).toHaveCount(0);
  await keyboard.press('End');
  await expect(active).toContainText('travel');
});

test('Tab leaves the table again', async ({ lab }) => {
  await lab.openPanel();
  const table = await lab.open('travel', 'airports');
  await table.press('ArrowDown', 'Tab');
  await expect(
    lab.page.getByRole('grid', { name: 'travel.airports' })
  ).not.toBeFocused();
});
