import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

test.use({ data: 'awkward' });

/** Notes the longest time between two frames from here on, and gives it when asked. */
async function watchFrames(page: Page): Promise<() => Promise<number>> {
  const longest = await page.evaluateHandle(() => {
    const gaps = { longest: 0 };
    let last = performance.now();
    const frame = (now: number): void => {
      gaps.longest = Math.max(gaps.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return gaps;
  });
  return () => longest.evaluate(gaps => gaps.longest);
}

test('Space shows json in lines with every digit as it was, Escape closes', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('odd', 'values');
  await table.press('ArrowRight*2', 'Space');
  await expect(table.value.locator('header')).toContainText('doc');
  await expect(table.value.locator('header')).toContainText('json');
  await expect(table.valueText).toHaveText(
    [
      '{',
      '  "id": 9007199254740993,',
      '  "a": [',
      '    1.10,',
      '    {',
      '      "b": null',
      '    }',
      '  ],',
      '  "a": 2',
      '}'
    ].join('\n'),
    { useInnerText: true }
  );
  // It follows the current cell.
  await table.press('ArrowDown');
  await expect(table.valueText).toHaveText('[]');
  await table.press('Escape');
  await expect(table.value).toBeHidden();
  // The keyboard is back in the grid.
  await table.press('ArrowLeft');
  await expect(table.voice).toHaveText(/^moment: /);
});

test('a double click shows a text that the grid cuts, whole', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('odd', 'values');
  await table.press('End');
  await expect(table.voice).toHaveText(/^long: 1 2 3 /);
  await table.press('Control+Home');
  await table.grid.dblclick({ position: { x: 130, y: 52 } });
  await expect(table.value.locator('header')).toContainText('id');
  await table.press('End');
  await expect(table.value.locator('footer')).toContainText('5,000 characters');
  await expect(table.valueText).toHaveText(/^1 2 3 [\d ]{4994}$/);
  await table.value.getByRole('button', { name: 'Copy the value' }).click();
  await expect
    .poll(() => lab.page.evaluate(() => navigator.clipboard.readText()))
    .toHaveLength(5000);
  await table.value.getByRole('button', { name: 'Close' }).click();
  await expect(table.value).toBeHidden();
});

test('NULL and the empty string are told apart', async ({ lab }) => {
  await lab.openPanel();
  const table = await lab.open('odd', 'values');
  await table.press('ArrowRight*4', 'Space');
  await expect(table.value).toContainText('NULL');
  await table.press('ArrowRight');
  await expect(table.value).toContainText('An empty string.');
});

test('a value of 50 MB is shown part by part and holds nothing up', async ({
  lab
}) => {
  await lab.openPanel();
  const table = await lab.open('odd', 'huge');
  await table.press('ArrowRight');
  const longest = await watchFrames(lab.page);
  await table.press('Space');
  const footer = table.value.locator('footer');
  await expect(footer).toContainText('50,000,000 characters');
  await expect(footer).toContainText('part 1 of 50');
  await expect(table.valueText).toHaveText(/^c4ca4238a0b923820dcc509a6f75849b/);
  await table.value.getByRole('button', { name: 'Next part' }).click();
  await expect(footer).toContainText('part 2 of 50');
  await table.value.getByRole('button', { name: 'Previous part' }).click();
  await expect(footer).toContainText('part 1 of 50');
  await expect(
    table.value.getByRole('button', { name: 'Previous part' })
  ).toBeDisabled();
  const gap = await longest();
  test.info().annotations.push({
    type: 'longest frame',
    description: `${Math.round(gap)} ms`
  });
  expect(gap).toBeLessThan(1000);
});
