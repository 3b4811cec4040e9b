import { expect, test } from './fixtures.js';
import { sql } from './sql.js';

test.use({ data: 'awkward' });

test('the end of a table whose last blocks hold no rows is its last row', async ({
  lab
}) => {
  await sql(
    'awkward',
    `DROP TABLE IF EXISTS scratch.emptied;
     CREATE TABLE scratch.emptied WITH (autovacuum_enabled = false)
       AS SELECT g AS id FROM generate_series(1, 50000) AS g;
     ANALYZE scratch.emptied`
  );
  await sql('awkward', 'DELETE FROM scratch.emptied WHERE id > 40000');
  await lab.openPanel();
  const table = await lab.open('scratch', 'emptied');
  await expect(async () => {
    await table.press('Control+End');
    await expect(table.voice).toHaveText(/^id: 40000, /, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await sql('awkward', 'DROP TABLE scratch.emptied');
});
