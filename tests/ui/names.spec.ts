import { expect, test } from './fixtures.js';
import { oneValue } from './sql.js';

test.use({ data: 'awkward' });

const MARKUP = '<img src=x onerror=alert(1)>';

test('markup in names, comments and cells stays text', async ({ lab }) => {
  await lab.openPanel();
  await lab.unfold('odd');
  await expect(
    lab.relation(MARKUP).locator('.jp-LabsteadTree-name')
  ).toHaveText(MARKUP);
  const table = await lab.open('odd', MARKUP);
  await expect(lab.tabs.last()).toHaveText(MARKUP);
  await expect(table.voice).toHaveText(
    '<img src=x onerror=alert(2)>: <img src=x onerror=alert(5)>, row 1'
  );
  await table.press('Space');
  await expect(table.valueText).toHaveText('<img src=x onerror=alert(5)>');
  await table.press('ArrowRight');
  await expect(table.valueText).toContainText('</script><script>alert(7)');
  // The tooltips of the tab, the header of a column and the line of the list.
  await lab.tabs.last().hover();
  await table.grid.hover({ position: { x: 150, y: 10 } });
  await expect(table.grid).toHaveAttribute('title', /onerror=alert\(4\)/);
  await lab.relation(MARKUP).hover();
  await lab.filter.fill('<img');
  await expect(lab.relation(MARKUP)).toContainText(`odd.${MARKUP}`);
  await expect(lab.page.locator('img[src="x"]')).toHaveCount(0);
});

const NAMES: [table: string, voice: string][] = [
  ['a.b', `select "x"; --: Robert'); DROP TABLE students; --, row 1`],
  ['we"ird', "it's: quoted, row 1"],
  ['ΔδЖжกขあいうえおかきくけこさし_é日本語x', 'id: 1, row 1']
];

test('tables open whatever their names and those of their columns', async ({
  lab
}) => {
  await lab.openPanel();
  for (const [name, voice] of NAMES) {
    const table = await lab.open('odd', name);
    await expect(table.voice).toHaveText(voice);
    await expect(table.status).toHaveText(/^1 to 1 of 1 row /);
  }
  await expect(lab.tabs).toHaveText([
    'Launcher',
    ...NAMES.map(([name]) => name)
  ]);
});

test('a table without rows and one without columns say so', async ({ lab }) => {
  await lab.openPanel();
  const empty = await lab.open('odd', 'empty');
  await expect(empty.tab).toContainText('No rows.');
  await expect(empty.status).toHaveText(/^no rows/);
  await empty.press('Control+End', 'Space', 'Control+c', 'PageDown');
  await expect(empty.voice).toHaveText('');
  const none = await lab.open('odd', 'none');
  await expect(none.tab).toContainText('This table has no columns.');
  await expect(none.status).toHaveText(/^1 to 3 of 3 rows/);
});

test('a table that was never analysed is read to its last row', async ({
  lab
}) => {
  await lab.openPanel();
  await lab.unfold('odd');
  await expect(
    lab.relation('fresh').locator('.jp-LabsteadTree-note')
  ).toHaveText('');
  const table = await lab.open('odd', 'fresh');
  await table.press('Control+End');
  await expect(async () => {
    await table.press('ArrowLeft', 'Control+End');
    await expect(table.voice).toHaveText(/^name: row 5000, row ~?[45],\d+$/, {
      timeout: 100
    });
  }).toPass();
});

test('a table of 1,600 columns scrolls to its last column', async ({ lab }) => {
  expect(
    await oneValue('awkward', 'SELECT column_1600::text FROM odd.wide')
  ).toBe('1600');
  await lab.openPanel();
  const table = await lab.open('odd', 'wide');
  await expect(table.voice).toHaveText('column_1: 1, row 1');
  await table.press('End');
  await expect(table.voice).toHaveText('column_1600: 1600, row 1');
  await table.press('ArrowLeft*3');
  await expect(table.voice).toHaveText('column_1597: 1597, row 1');
  expect(await table.copy()).toBe('1597');
});
