import { expect, test } from './fixtures.js';
import { sql } from './sql.js';

test('the panel shows the connection, its schemas and each kind of relation', async ({
  lab
}) => {
  await lab.openPanel();
  await expect(lab.line('connection')).toContainText('demo · 127.0.0.1');
  await expect(lab.line('connection')).toContainText('reading');
  await expect(lab.schema('travel')).toContainText('7');
  await expect(lab.schema('culture')).toContainText('4');
  await lab.unfold('travel');
  const notes: Record<string, string> = {
    airports: '~3.4 k',
    busiest_routes: 'view',
    daily_delays: 'matview',
    flights: '~3.0 M',
    flights_by_month: '~300 k',
    zipcodes: '~42.0 k'
  };
  for (const [name, note] of Object.entries(notes)) {
    await expect(
      lab.relation(name).locator('.jp-LabsteadTree-note')
    ).toHaveText(note);
  }
  const icon = (name: string): Promise<string | null> =>
    lab.relation(name).locator('svg').last().getAttribute('data-icon');
  expect(await icon('flights')).toBe('labstead:table');
  expect(await icon('busiest_routes')).toBe('labstead:view');
  expect(await icon('daily_delays')).toBe('labstead:matview');
  expect(await icon('flights_by_month')).toBe('labstead:partitioned');
});

test('a tooltip tells the full name, the kind, the owner and the comment', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.unfold('travel');
  await expect(lab.relation('airports')).toHaveAttribute(
    'title',
    'travel.airports\ntable of postgres\nAirports and airfields, most of them in the United States'
  );
  await expect(lab.schema('travel')).toHaveAttribute(
    'title',
    'travel\nschema of postgres\nFlights, airports and post codes of the United States'
  );
});

test('partitions nest below their table and are not in the list', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.unfold('travel');
  await expect(lab.relation('zipcodes')).toBeVisible();
  await expect(lab.relation('flights_2001_01')).toHaveCount(0);
  const parent = lab.relation('flights_by_month');
  await parent.locator('.jp-LabsteadTree-caret').click();
  await expect(parent).toHaveAttribute('aria-expanded', 'true');
  const part = lab.relation('flights_2001_01');
  await expect(part).toHaveAttribute('aria-level', '4');
  await expect(part).toHaveAttribute('aria-setsize', '7');
  await parent.locator('.jp-LabsteadTree-caret').click();
  await expect(part).toHaveCount(0);
  // Folding is no opening.
  await expect(lab.tabs).toHaveText(['Launcher']);
});

test.describe('with a table of somebody else', () => {
  test.use({ expected: [/status of 403 .*\/api\/postgres\/open/] });

  test('a table without the right to read it wears a lock, and its tab says whom to ask', async ({
    lab
  }) => {
    await lab.openPanel();
    await lab.unfold('travel');
    const line = lab.relation('salaries');
    await expect(line.locator('.jp-LabsteadTree-lock svg')).toBeVisible();
    await expect(line).toHaveAttribute(
      'title',
      /\nNo SELECT right: ask the owner, hr\.$/
    );
    await line.click();
    const told = lab.table.tab.getByRole('alert');
    await expect(told).toContainText(
      'You have no SELECT right on travel.salaries: ask its owner, hr.'
    );
    await expect(told.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});

test.describe('with tables that come and go', () => {
  test.use({ data: 'awkward' });

  test('a refresh shows a table made meanwhile', async ({ lab }) => {
    await sql('awkward', 'DROP TABLE IF EXISTS scratch.later');
    await lab.openPanel();
    await lab.unfold('scratch');
    await expect(lab.line('empty')).toContainText('No tables.');
    await sql('awkward', 'CREATE TABLE scratch.later (id integer)');
    await lab.sidebar.getByRole('button', { name: 'Refresh the list' }).click();
    await expect(lab.relation('later')).toBeVisible();
    await expect(lab.schema('scratch')).toContainText('1');
    await sql('awkward', 'DROP TABLE scratch.later');
  });

  test('a schema of 1,000 tables is in the page only as far as it is in view, and scrolls to its end', async ({
    lab
  }) => {
    await lab.openPanel();
    await lab.unfold('vast');
    await expect(lab.relation('table_0001')).toBeVisible();
    const lines = lab.tree.getByRole('treeitem');
    expect(await lines.count()).toBeLessThan(100);
    // Hovering puts the wheel over the list.
    await lab.relation('table_0001').hover();
    await lab.page.mouse.wheel(0, 12_000);
    await expect(lab.relation('table_0500')).toBeVisible();
    expect(await lines.count()).toBeLessThan(100);
    await lab.page.mouse.wheel(0, 100_000);
    await expect(lab.relation('table_1000')).toBeInViewport();
    expect(await lines.count()).toBeLessThan(100);
  });
});
