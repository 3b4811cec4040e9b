import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellSql, cutCell, wholeSql } from './cells.js';
import { rowCap } from './capped.js';

const LIMIT = 8;
const text = fc.string({ unit: 'grapheme', maxLength: 20 });

/** What the server sends of a value, by the SQL of `cellSql`. */
const sent = (whole: string): string =>
  Array.from(whole)
    .slice(0, LIMIT + 1)
    .join('');

test('a value is cut to the limit in whole characters, and says so exactly when it is longer', () => {
  fc.assert(
    fc.property(text, whole => {
      const characters = Array.from(whole);
      expect(cutCell(sent(whole), LIMIT)).toEqual({
        text: characters.slice(0, LIMIT).join(''),
        cut: characters.length > LIMIT
      });
    })
  );
});

test('the sign for a value too large to be written out shows nothing', () => {
  expect(cutCell(' '.repeat(LIMIT + 2), LIMIT)).toEqual({
    text: '',
    cut: true
  });
});

test('NULL and the empty string stay what they are', () => {
  expect(cutCell(null, LIMIT)).toEqual({ text: null, cut: false });
  expect(cutCell('', LIMIT)).toEqual({ text: '', cut: false });
});

test('a column that may not be read is not asked for', () => {
  const column = { name: 'secret', readable: false, cell: 'text' } as const;
  expect(cellSql(column, LIMIT)).toBe('NULL');
});

test.each(['short', 'text', 'bytea', 'other'] as const)(
  'the name of a column of the sort %s is quoted',
  cell => {
    const column = { name: 'a"b', readable: true, cell };
    for (const sql of [cellSql(column, LIMIT), wholeSql(column)]) {
      expect(sql).toContain('"a""b"');
      expect(sql.replaceAll('"a""b"', '')).not.toContain('"');
    }
  }
);

test.each([
  [0, 10_000],
  [20, 10_000],
  [40, 5000],
  [1600, 125],
  [100_000, 100]
])('of %d columns at most %d rows are read without places', (columns, rows) => {
  expect(rowCap(columns)).toBe(rows);
});
