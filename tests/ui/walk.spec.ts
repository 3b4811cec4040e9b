import { expect, test } from './fixtures.js';
import { sql } from './sql.js';

const STEPS = 300;

test('going up from the end meets each row once and in its order, over the borders of pages', async ({
  lab
}) => {
  // The last rows by place, the last first.
  const ids = (
    await sql(
      'demo',
      `SELECT id FROM travel.flights
       WHERE ctid > (SELECT format('(%s,0)', pg_relation_size('travel.flights') / 8192 - 20)::tid)
       ORDER BY ctid DESC`
    )
  ).map(([id]) => id);
  await lab.openPanel();
  const table = await lab.open('travel', 'flights');
  await table.press('Control+End', 'Home');
  await expect(table.status).toHaveText(/^~2,9\d{2},\d{3} to ~/);
  await table.press('PageUp*3');
  const heard = async (): Promise<{ id: string; row: number }> => {
    const [, id = '', row = ''] =
      /^id: (.*), row ~?(.*)$/.exec((await table.voice.textContent()) ?? '') ??
      [];
    return { id, row: Number(row.replaceAll(',', '')) };
  };
  const known = async (): Promise<number> => ids.indexOf((await heard()).id);
  await expect(async () => {
    await table.press('ArrowDown', 'ArrowUp');
    expect(await known()).toBeGreaterThan(0);
  }).toPass();

  const start = await known();
  const first = await heard();
  const seen: string[] = [];
  const rows: number[] = [];
  for (let step = 1; step <= STEPS; step += 1) {
    await table.press('ArrowUp');
    let { id, row } = await heard();
    if (id === 'loading') {
      await expect(async () => {
        await table.press('ArrowDown', 'ArrowUp');
        ({ id, row } = await heard());
        expect(id).not.toBe('loading');
      }).toPass();
    }
    seen.push(id);
    rows.push(row);
  }
  expect(seen).toEqual(ids.slice(start + 1, start + 1 + STEPS));
  expect(new Set(rows).size).toBe(STEPS);
  expect(Math.max(...rows)).toBeLessThan(first.row + STEPS);
});
