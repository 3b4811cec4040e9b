import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.js';

const MOST = 60_000;

test('what the extension loads before the first table is small', async ({
  page,
  lab
}) => {
  const sizes: Promise<number>[] = [];
  page.on('response', response => {
    if (response.url().includes('/lab/extensions/labstead/')) {
      sizes.push(response.body().then(body => gzipSync(body).length));
    }
  });
  await lab.reload();
  await lab.openPanel();
  const sum = (all: number[]): number => all.reduce((a, b) => a + b, 0);
  const before = sum(await Promise.all(sizes));
  await lab.open('culture', 'sp500');
  const after = sum(await Promise.all(sizes));
  const description = `${before} bytes before the first table, ${after} after (gzipped)`;
  test.info().annotations.push({ type: 'bundle', description });
  expect(before, description).toBeGreaterThan(1000);
  expect(before, description).toBeLessThanOrEqual(MOST);
  console.log(description);
});
