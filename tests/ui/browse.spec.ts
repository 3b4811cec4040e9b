import { expect, test } from './fixtures.js';
import { oneValue, sql } from './sql.js';

const ROWS = 3_000_000;

test('one click opens a table with its first rows, a second click brings its tab forward', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await expect(lab.tabs).toHaveText(['Launcher', 'flights']);
  await expect(table.status).toContainText(/^1 to \d+ of ~3\.0 M \(estimate/);
  await expect(table.voice).toHaveText('id: 1, row 1');
  await table.press('Shift+ArrowDown*19', 'Shift+ArrowRight*5');
  const rows = await sql(
    'demo',
    "SELECT * FROM travel.flights WHERE ctid < '(5,0)' LIMIT 20"
  );
  expect((await table.copy()).split('\n')).toEqual(
    rows.map(row => row.join('\t'))
  );

  await lab.open('travel', 'airports');
  await expect(lab.tabs).toHaveText(['Launcher', 'flights', 'airports']);
  await lab.open('travel', 'flights');
  await expect(lab.tabs).toHaveText(['Launcher', 'flights', 'airports']);
  await expect(lab.tabs.nth(1)).toHaveClass(/lm-mod-current/);
});

test('dragging the scrollbar to the middle shows the rows of the middle', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await table.dragThumb(0.5);
  await expect(table.status).toHaveText(/^~1,\d{3},\d{3} to ~1,/);
  // Until the rows are there, a click says that they are loading.
  await expect(async () => {
    await table.clickAt(300, 200);
    await expect(table.voice).toHaveText(/^date: 2001-/, { timeout: 100 });
  }).toPass();
  const [, date = '', row = ''] =
    /^date: (.*), row ~(.*)$/.exec((await table.voice.textContent()) ?? '') ??
    [];
  const place = Number(row.replaceAll(',', ''));
  expect(Math.abs(place - ROWS / 2)).toBeLessThan(ROWS / 50);
  // The flights lie in the order of their departure.
  const before = await oneValue(
    'demo',
    `SELECT count(*)::text FROM travel.flights WHERE date < '${date}'`
  );
  expect(Math.abs(Number(before) - place)).toBeLessThan(ROWS / 500);
});

test('Ctrl+End shows the very last row, Ctrl+Home the first again', async ({
  lab
}) => {
  const [last] = await sql(
    'demo',
    `SELECT id, destination FROM travel.flights
     WHERE ctid > (SELECT format('(%s,0)', pg_relation_size('travel.flights') / 8192 - 2)::tid)
     ORDER BY ctid DESC LIMIT 1`
  );
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await table.press('Control+End');
  await expect(table.status).toHaveText(/^~2,9\d{2},\d{3} to ~/);
  await expect(async () => {
    await table.press('ArrowLeft', 'Control+End');
    await expect(table.voice).toContainText(
      `destination: ${last?.[1]}, row ~`,
      {
        timeout: 100
      }
    );
  }).toPass();
  const voice = await table.voice.textContent();
  await table.press('ArrowDown');
  await expect(table.voice).toHaveText(voice ?? '');
  await table.press('Home');
  await expect(table.voice).toContainText(`id: ${last?.[0]}, row ~`);
  await table.press('Control+Home');
  await expect(table.voice).toHaveText('id: 1, row 1');
  await expect(table.status).toHaveText(/^1 to \d+ of/);
});

test('what is said of a cell is said again when its value has come', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await table.press('Control+End');
  await expect(table.voice).toHaveText(/^destination: [A-Z]{3}, row ~/);
});

test('Go to Row shows that row, and ~ stands only before numbers that are estimates', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await expect(table.status).toHaveText(/^1 to \d+ of ~3\.0 M/);
  await lab.page.keyboard.press('Control+g');
  const dialog = lab.page.getByRole('dialog');
  await dialog.getByLabel('Row number, from 1 on').fill('2000000');
  await dialog.getByRole('button', { name: 'Ok' }).click();
  await expect(table.status).toHaveText(/^~2,000,000 to ~2,000,0\d\d of/);
  await expect(table.voice).toHaveText(/, row ~2,000,000$/);

  // All of this table is read, so nothing of it is an estimate.
  const small = await lab.open('culture', 'sp500');
  await expect(small.status).toHaveText(/^1 to \d+ of 123 rows/);
  await small.press('Control+End');
  await expect(small.voice).toHaveText(/, row 123$/);
});
