import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PlaceMap } from './place-map.js';

/** A relation as it really is: rows in each block of each heap. */
const heaps = fc.array(
  fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }),
  { minLength: 1, maxLength: 4 }
);

/** The map of such a relation with an estimate that is off by `error`. */
function mapOf(blocks: number[][], span: number, error: number): PlaceMap {
  return new PlaceMap(
    blocks.map((heap, oid) => ({
      oid,
      name: `heap ${oid}`,
      blocks: heap.length,
      rows: sum(heap) * error
    })),
    span
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The rows that a page really has. */
function rowsOf(map: PlaceMap, page: number, blocks: number[][]): number {
  const { segment, fromBlock, toBlock } = map.placeOf(page);
  return sum((blocks[segment] ?? []).slice(fromBlock, toBlock));
}

it('covers every block once, in order', () => {
  fc.assert(
    fc.property(heaps, fc.integer({ min: 1, max: 9 }), (blocks, span) => {
      const map = mapOf(blocks, span, 1);
      const seen = blocks.map(() => 0);
      for (let page = 0; page < map.pages; page += 1) {
        const { segment, fromBlock, toBlock } = map.placeOf(page);
        expect(fromBlock).toBe(seen[segment]);
        seen[segment] = toBlock;
      }
      expect(seen).toEqual(blocks.map(heap => heap.length));
    })
  );
});

it('gives each row one page, before and after pages were read in any order', () => {
  fc.assert(
    fc.property(
      heaps,
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.array(fc.nat(), { maxLength: 30 }),
      (blocks, span, error, order) => {
        const map = mapOf(blocks, span, error);
        for (const number of order) {
          if (map.pages > 0) {
            const page = number % map.pages;
            map.setRows(page, rowsOf(map, page, blocks));
          }
          let next = 0;
          for (let each = 0; each < map.pages; each += 1) {
            expect(map.startOf(each)).toBe(next);
            const size = map.sizeOf(each);
            expect(size).toBeGreaterThanOrEqual(0);
            if (size > 0) {
              expect(map.pageOf(next)).toBe(each);
              expect(map.pageOf(next + size - 1)).toBe(each);
            }
            next += size;
          }
          expect(map.length).toBe(next);
        }
      }
    )
  );
});

it('is exact once every page was read', () => {
  fc.assert(
    fc.property(
      heaps,
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (blocks, span, error) => {
        const map = mapOf(blocks, span, error);
        for (let page = map.pages - 1; page >= 0; page -= 1) {
          expect(map.exact).toBe(false);
          map.setRows(page, rowsOf(map, page, blocks));
        }
        expect(map.exact).toBe(true);
        expect(map.length).toBe(sum(blocks.map(sum)));
      }
    )
  );
});

it('leaves a slot in every page never read, so that its rows can be reached', () => {
  const map = mapOf([Array<number>(1000).fill(0)], 4, 1);
  for (let page = 0; page < map.pages; page += 1) {
    expect(map.sizeOf(page)).toBeGreaterThan(0);
  }
});

it('takes out a stretch without rows at once', () => {
  const map = new PlaceMap(
    [{ oid: 7, name: 'bloated', blocks: 4000, rows: 100_000 }],
    4
  );
  map.setRows(0, 0);
  map.setEmptyAfter(0, 3000 - 4);
  expect(map.pageOf(0)).toBe(750);
  expect(map.placeOf(750)).toEqual({
    segment: 7,
    fromBlock: 3000,
    toBlock: 3004
  });
  expect(map.isExactBefore(750)).toBe(true);
});

it('does not take out a page that is empty only in part', () => {
  const map = new PlaceMap(
    [{ oid: 7, name: 'bloated', blocks: 40, rows: 100 }],
    4
  );
  map.setRows(0, 0);
  map.setEmptyAfter(0, 7);
  expect(map.sizeOf(1)).toBe(0);
  expect(map.sizeOf(2)).toBeGreaterThan(0);
});

it('stays quick over ten billion rows', () => {
  const map = new PlaceMap(
    [{ oid: 1, name: 'huge', blocks: 100_000_000, rows: 1e10 }],
    2
  );
  const started = performance.now();
  for (let step = 0; step < 10_000; step += 1) {
    const page = map.pageOf(step * 999_999);
    if (step % 10 === 0) {
      map.setRows(page, 199);
    }
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
