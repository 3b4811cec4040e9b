import type { Segment } from '../../../contract/index.js';

/** Blocks of one heap that make a page. */
export interface PagePlace {
  segment: number;
  fromBlock: number;
  toBlock: number;
}

/** Pages whose number of rows is known. */
interface Known {
  from: number;
  to: number;
  rows: number;
}

/**
 * Which rows of the grid are which blocks. A page is a fixed range of blocks,
 * so it always holds the same rows; how many they are is estimated until it
 * was read. Row numbers before a page never read are therefore estimates, and
 * reading a page may lengthen or shorten the whole.
 */
export class PlaceMap {
  constructor(
    private readonly segments: readonly Segment[],
    private readonly span: number
  ) {
    for (const { blocks, rows } of segments) {
      const pages = Math.ceil(blocks / span);
      // A page guessed to be empty would never be asked for, and its rows never seen.
      const guess = Math.max(Math.round(rows), pages);
      this.parts.push({ page: this.pages, row: this.estimated, rows: guess });
      this.pages += pages;
      this.estimated += guess;
    }
  }

  /** How many pages there are. */
  pages = 0;

  /** How many rows there are, as far as is known. */
  get length(): number {
    return this.startOf(this.pages);
  }

  /** Whether every page was read, which makes `length` exact at the time of reading. */
  get exact(): boolean {
    return this.isExactBefore(this.pages);
  }

  /** Whether every page before this one was read. */
  isExactBefore(page: number): boolean {
    return this.readThrough >= page;
  }

  /** The first row of a page; `pages` gives the length. */
  startOf(page: number): number {
    const index = this.lastKnownFrom(page);
    const known = this.known[index];
    return known && page < known.to
      ? // Its first page, or within a stretch without rows.
        this.guess(known.from) + this.shift(index)
      : this.guess(page) + this.shift(index + 1);
  }

  /** How many rows a page has, as far as is known. */
  sizeOf(page: number): number {
    return this.startOf(page + 1) - this.startOf(page);
  }

  /** The page that holds a row. */
  pageOf(row: number): number {
    let low = 0;
    let high = this.pages - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Where a page lies. */
  placeOf(page: number): PagePlace {
    const index = this.segmentIndex(page);
    const segment = this.segments[index];
    const part = this.parts[index];
    if (!segment || !part) {
      throw new RangeError(`no page ${page}`);
    }
    const fromBlock = (page - part.page) * this.span;
    return {
      segment: segment.oid,
      fromBlock,
      toBlock: Math.min(fromBlock + this.span, segment.blocks)
    };
  }

  /** The heap that a page lies in. */
  segmentOf(page: number): Segment | undefined {
    return this.segments[this.segmentIndex(page)];
  }

  /** Notes how many rows a page has. */
  setRows(page: number, rows: number): void {
    this.note({ from: page, to: page + 1, rows });
  }

  /** Notes that the `blocks` after a page hold no row. */
  setEmptyAfter(page: number, blocks: number): void {
    const index = this.segmentIndex(page);
    const last = this.parts[index + 1]?.page ?? this.pages;
    const to = Math.min(last, page + 1 + Math.floor(blocks / this.span));
    const next = this.known.find(known => known.from > page);
    const end = Math.min(to, next?.from ?? to);
    if (end > page + 1) {
      this.note({ from: page + 1, to: end, rows: 0 });
    }
  }

  private note(entry: Known): void {
    const index = this.lastKnownFrom(entry.from);
    const known = this.known[index];
    if (known && entry.from < known.to) {
      if (known.to - known.from > 1) {
        return; // A stretch without rows has no slot that could be read again.
      }
      this.known[index] = entry;
    } else {
      this.known.splice(index + 1, 0, entry);
    }
    this.sumShifts();
  }

  /** How much the known entries before `index` lengthen the whole. */
  private shift(index: number): number {
    return this.shifts[index] ?? 0;
  }

  private sumShifts(): void {
    this.shifts = [0];
    this.readThrough = 0;
    let sum = 0;
    for (const { from, to, rows } of this.known) {
      sum += rows - (this.guess(to) - this.guess(from));
      this.shifts.push(sum);
      if (from === this.readThrough) {
        this.readThrough = to;
      }
    }
  }

  private lastKnownFrom(page: number): number {
    return lastAtMost(this.known, known => known.from, page);
  }

  /** The first row of a page by the estimates alone. */
  private guess(page: number): number {
    const index = this.segmentIndex(page);
    const segment = this.segments[index];
    const part = this.parts[index];
    if (!segment || !part || page >= this.pages) {
      return this.estimated;
    }
    const blocks = (page - part.page) * this.span;
    return part.row + Math.floor((part.rows * blocks) / segment.blocks);
  }

  private segmentIndex(page: number): number {
    return lastAtMost(this.parts, part => part.page, page);
  }

  /** Per segment: its first page, its first row by the estimates, its estimated rows. */
  private readonly parts: { page: number; row: number; rows: number }[] = [];
  private estimated = 0;
  private readonly known: Known[] = [];
  private shifts: number[] = [0];
  private readThrough = 0;
}

/** The index of the last item whose key is at most `limit`, or -1; keys ascend. */
function lastAtMost<T>(
  items: readonly T[],
  key: (item: T) => number,
  limit: number
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
