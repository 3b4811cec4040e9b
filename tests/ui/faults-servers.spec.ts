import { complaintsOf, expect, expectNone, test } from './fixtures.js';
import { Lab } from './lab.js';
import { servers, startData, startLab, variables } from './servers.js';
import { sql } from './sql.js';

// Chromium's own lines about answers that tell a failure.
const FAILED = [/Failed to load resource: .*\/labstead\/api\/postgres\//];

const ROWS = `CREATE TABLE rows AS
  SELECT g AS id, 'row ' || g AS name FROM generate_series(1, 50000) AS g; ANALYZE rows`;

test('a PostgreSQL that restarts while it is browsed is reached again', async ({
  page
}) => {
  const complaints = complaintsOf(page);
  let data = await startData('restart');
  await sql('postgres', `DROP TABLE IF EXISTS rows; ${ROWS}`, data);
  const server = await startLab(
    'faulty',
    variables(data, data.user, data.password, 'postgres')
  );
  try {
    const lab = new Lab(page, server, 'restart');
    await lab.load();
    await lab.openPanel();
    const table = await lab.open('public', 'rows');
    await expect(table.voice).toHaveText('id: 1, row 1');
    const { port } = data;
    await data.stop();
    await table.press('Control+End');
    await expect(table.banner).toContainText(
      /(refused the connection|was lost)\. /
    );
    data = await startData('restart', port);
    await table.banner.getByRole('button', { name: 'Try again' }).click();
    await expect(async () => {
      await table.grid.focus();
      await table.press('ArrowLeft', 'Control+End');
      await expect(table.voice).toHaveText(/^name: row 50000, /, {
        timeout: 500
      });
    }).toPass();
    await expect(table.banner).toBeHidden();
    expectNone(complaints, FAILED);
  } finally {
    await server.stop();
    await data.stop();
  }
});

/** Looks at the panel of a JupyterLab with this environment. */
async function panelOf(
  page: Lab['page'],
  env: Record<string, string>,
  read: (lab: Lab) => Promise<void>
): Promise<void> {
  const complaints = complaintsOf(page);
  const server = await startLab('faulty', env);
  try {
    const lab = new Lab(page, server, 'faulty');
    await lab.load();
    await lab.page.locator('.jp-SideBar [data-id="labstead-postgres"]').click();
    await read(lab);
    expectNone(complaints, FAILED);
  } finally {
    await server.stop();
  }
}

test('a wrong password is told with what to check', async ({ page }) => {
  const { postgres } = servers();
  await panelOf(
    page,
    variables(postgres, 'demo_author', 'wrong', 'demo'),
    async lab => {
      const failed = lab.line('failed');
      await expect(failed).toContainText(
        /refused demo_author: .* Check PGUSER, and PGPASSWORD or ~\/\.pgpass\./
      );
      await failed.getByRole('button', { name: 'Try again' }).click();
      await expect(failed).toContainText('Check PGUSER');
      // The sentence is there to be read: none of it is cut.
      const box = await failed.locator('span').last().boundingBox();
      const panel = await lab.sidebar.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
        (panel?.x ?? 0) + (panel?.width ?? 0)
      );
    }
  );
});

test('without PG* variables the panel names the places it looked at', async ({
  page
}) => {
  await panelOf(page, {}, async lab => {
    await expect(lab.sidebar).toContainText('No connection yet. Looked at:');
    await expect(lab.sidebar.getByRole('listitem')).toContainText([
      'PG* variables (PGHOST, PGPORT, PGDATABASE, PGUSER, …)'
    ]);
    await expect(lab.sidebar).toContainText(
      'Set PGHOST, PGDATABASE and PGUSER where the Jupyter server starts, then restart it.'
    );
  });
});

test('a companion of another version is told in one sentence (its answer is a mock)', async ({
  page
}) => {
  await page.route('**/labstead/api/handshake*', route =>
    route.fulfill({ json: { version: '9.9.9', contract: 999 } })
  );
  const lab = new Lab(page, servers().demo, 'mismatch');
  await lab.load();
  await lab.page.locator('.jp-SideBar [data-id="labstead-postgres"]').click();
  await expect(lab.sidebar.getByRole('alert')).toHaveText(
    /^This page has Labstead [\d.]+ and the server has 9\.9\.9\. Reload the page; if that does not help, restart your Jupyter server\.Try again$/
  );
});
