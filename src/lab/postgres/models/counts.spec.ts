import { expect, it } from 'vitest';
import { fullCount, shortEstimate } from './counts.js';

it.each([
  [0, '~0'],
  [412, '~412'],
  [999, '~999'],
  [3376, '~3.4 k'],
  [249_900, '~250 k'],
  [999_600, '~1.0 M'],
  [3_000_000, '~3.0 M'],
  [12_345_678_901, '~12.3 G']
])('says %d rows as %s', (rows, text) => {
  expect(shortEstimate(rows)).toBe(text);
});

it('keeps every digit of a count beyond what a number holds', () => {
  expect(fullCount('9007199254740993').replace(/\D/g, '')).toBe(
    '9007199254740993'
  );
});
