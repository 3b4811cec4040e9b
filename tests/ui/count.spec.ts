import { expect, test } from './fixtures.js';
import { sql } from './sql.js';

test('count exactly gives the exact number and says when', async ({ lab }) => {
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await table.status.getByRole('button', { name: 'count exactly' }).click();
  await expect(table.status).toContainText(
    /3,000,000 rows \(counted at \d+:\d\d:\d\d/
  );
});

test.describe('where a count takes long', () => {
  test.use({
    data: 'awkward',
    expected: [/status of 409 .*\/api\/postgres\/count/]
  });

  test('it can be cancelled, and is cancelled on the server', async ({
    lab
  }) => {
    const counting = (): Promise<number> =>
      sql(
        'awkward',
        `SELECT 1 FROM pg_stat_activity
         WHERE datname = 'awkward' AND state = 'active' AND query LIKE '%slow%'
           AND pid <> pg_backend_pid()`
      ).then(rows => rows.length);
    await lab.openPanel();
    const { status } = await lab.open('odd', 'slow');
    await status.getByRole('button', { name: 'count exactly' }).click();
    await expect(status).toContainText('counting');
    await expect.poll(counting).toBe(1);
    await status.getByRole('button', { name: 'cancel' }).click();
    const again = status.getByRole('button', { name: 'count exactly' });
    await expect(again).toBeVisible();
    await expect.poll(counting).toBe(0);
  });
});
