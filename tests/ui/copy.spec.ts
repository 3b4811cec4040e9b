import { expect, test } from './fixtures.js';
import { sql } from './sql.js';

test.use({ data: 'awkward' });

test('a copied cell is the exact text of the server', async ({ lab }) => {
  const [row = []] = await sql(
    'awkward',
    'SELECT * FROM odd.values WHERE id = 1'
  );
  await lab.openPanel();
  const table = await lab.open('odd', 'values');
  await expect(table.voice).toHaveText('id: 1, row 1');
  const copied: string[] = [await table.copy()];
  for (let column = 1; column < row.length; column += 1) {
    await table.press('ArrowRight');
    // NULL and the empty string are told apart below.
    copied.push(column === 4 || column === 5 ? '' : await table.copy());
  }
  expect(copied).toEqual(row.map(cell => cell ?? ''));
  expect(copied[1]).toMatch(/^2001-06-12 \d\d:\d\d:\d\d\.123456[+-]\d\d$/);
  expect(copied[2]).toContain('9007199254740993');
  expect(copied[3]).toBe('tab\there\nand "a line"');
  expect(copied[6]).toHaveLength(5000);
});

test('a block is copied as tab-separated values that a sheet reads back', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('odd', 'values');
  await table.press('ArrowRight*3', 'Shift+ArrowRight*2', 'Shift+ArrowDown');
  expect(await table.copy()).toBe('"tab\there\nand ""a line"""\t\t\nplain\t\t');
});

test('NULL and the empty string are copied as nothing, and said as what they are', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('odd', 'values');
  await table.press('ArrowRight*4');
  await expect(table.voice).toHaveText('nothing: NULL, row 1');
  expect(await table.copy()).toBe('');
  await table.press('ArrowRight');
  await expect(table.voice).toHaveText('blank: empty, row 1');
  expect(await table.copy()).toBe('');
});
