import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Opened } from '../../../contract/index.js';
import { CellReader, countCharacters } from './cell-reader.js';

const CUT = { text: 'x', cut: true, key: '(0,1)/7', segment: 2 };

/** A companion that answers as PostgreSQL does: in characters, not UTF-16 units. */
function makeReader(whole: string, size: number): CellReader {
  const characters = [...whole];
  return new CellReader(
    {
      value: ({ from }) =>
        Promise.resolve({
          text: characters.slice(from, from + size).join(''),
          length: characters.length
        })
    },
    'c',
    { oid: 1 } as Opened
  );
}

it('joins the parts of any text to the whole, emoji at the seams too', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 5 }),
      async (whole, size) => {
        expect(await makeReader(whole, size).whole(CUT, 0)).toBe(whole);
      }
    )
  );
});

it('asks nothing for a value that is whole already', async () => {
  const reader = new CellReader(
    { value: () => Promise.reject(new Error('asked')) },
    'c',
    { oid: 1 } as Opened
  );
  expect(await reader.whole({ ...CUT, cut: false }, 0)).toBe('x');
});

it('counts characters as PostgreSQL does', () => {
  expect(countCharacters('a😀é')).toBe(3);
});
