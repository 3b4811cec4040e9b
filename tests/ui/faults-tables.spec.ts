import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures.js';
import { sql } from './sql.js';

test.use({
  data: 'awkward',
  // Chromium's own lines about answers that tell a failure.
  expected: [/Failed to load resource: .*\/labstead\/api\/postgres\//]
});

/** Makes a table of many pages, in place of an older one. */
const makeTable = (name: string): Promise<unknown> =>
  sql(
    'awkward',
    `DROP TABLE IF EXISTS scratch.${name};
     CREATE TABLE scratch.${name} AS
       SELECT g AS id, 'row ' || g AS name FROM generate_series(1, 50000) AS g;
     ANALYZE scratch.${name}`
  );

/** The companion below a Jupyter server. */
function companionOf(jupyter: number): number {
  const found = readdirSync('/proc').find(
    pid =>
      /^\d+$/.test(pid) &&
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('companion.mjs') &&
      readFileSync(`/proc/${pid}/status`, 'utf8').includes(
        `PPid:\t${jupyter}\n`
      )
  );
  if (found === undefined) {
    throw new Error('There is no companion.');
  }
  return Number(found);
}

test('a table dropped between list and click is told to be gone, with a way on', async ({
  lab
}) => {
  await makeTable('dropped');
  await lab.openPanel();
  await lab.unfold('scratch');
  await expect(lab.relation('dropped')).toBeVisible();
  await sql('awkward', 'DROP TABLE scratch.dropped');
  await lab.relation('dropped').click();
  const told = lab.table.tab.getByRole('alert');
  await expect(told).toContainText(/gone/);
  // Here it comes back, and the button opens it.
  await makeTable('dropped');
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(lab.table.voice).toHaveText('id: 1, row 1');
  await sql('awkward', 'DROP TABLE scratch.dropped');
});

test('a table dropped while it is browsed keeps its rows, greyed, below the sentence', async ({
  lab
}) => {
  await makeTable('leaving');
  await lab.openPanel();
  const table = await lab.open('scratch', 'leaving');
  await expect(table.voice).toHaveText('id: 1, row 1');
  await sql('awkward', 'DROP TABLE scratch.leaving');
  await table.press('Control+End');
  await expect(table.banner).toContainText(/gone/);
  const refresh = table.banner.getByRole('button', { name: 'Refresh' });
  await expect(refresh).toBeVisible();
  await expect(table.tab.locator('.jp-LabsteadGrid')).toHaveCSS(
    'opacity',
    '0.6'
  );
  await table.grid.focus();
  await table.press('Control+Home');
  await expect(table.voice).toHaveText('id: 1, row 1');
  await makeTable('leaving');
  await refresh.click();
  await expect(table.banner).toBeHidden();
  await expect(table.status).toContainText('of ~50');
  await sql('awkward', 'DROP TABLE scratch.leaving');
});

test('a companion that is killed is started again, and browsing goes on', async ({
  lab
}) => {
  await makeTable('steady');
  await lab.openPanel();
  const table = await lab.open('scratch', 'steady');
  await expect(table.voice).toHaveText('id: 1, row 1');
  const old = companionOf(lab.server.pid);
  process.kill(old, 'SIGKILL');
  await table.press('Control+End');
  // Either the next read succeeds by itself, or one sentence offers to try again.
  await expect(async () => {
    const again = table.banner.getByRole('button', { name: 'Try again' });
    if (await again.isVisible()) {
      await again.click();
    }
    await table.grid.focus();
    await table.press('ArrowLeft', 'Control+End');
    await expect(table.voice).toHaveText(/^name: row 50000, /, {
      timeout: 500
    });
  }).toPass();
  await expect(table.banner).toBeHidden();
  expect(companionOf(lab.server.pid)).not.toBe(old);
  await lab.sidebar.getByRole('button', { name: 'Refresh the list' }).click();
  await expect(lab.relation('steady')).toBeVisible();
  await sql('awkward', 'DROP TABLE scratch.steady');
});
