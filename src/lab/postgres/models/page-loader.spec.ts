import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Page } from '../../../contract/index.js';
import { PageLoader } from './page-loader.js';

const PAGE: Page = {
  rows: [],
  keys: [],
  cut: [],
  emptyBlocks: 0,
  capped: false,
  ms: 1
};

/** A loader whose fetches end when the test says so. */
function makeLoader(wanted: (page: number) => boolean = () => true) {
  const asked: number[] = [];
  const ends = new Map<number, (page: Page) => void>();
  const fails = new Map<number, (error: Error) => void>();
  const arrived: number[] = [];
  const failed: number[] = [];
  const signals: AbortSignal[] = [];
  const loader = new PageLoader({
    wanted,
    fetch: (page, signal) => {
      asked.push(page);
      signals.push(signal);
      return new Promise((resolve, reject) => {
        ends.set(page, resolve);
        fails.set(page, reject);
      });
    },
    arrived: page => arrived.push(page),
    failed: page => failed.push(page)
  });
  const end = async (page: number): Promise<void> => {
    ends.get(page)?.(PAGE);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { loader, asked, arrived, failed, fails, signals, end };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('reads at once where the view was at rest', async () => {
  const { loader, asked } = makeLoader();
  loader.want(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([3]);
});

it('waits while the hand moves and then reads only what is still in view', async () => {
  let inView = 0;
  const { loader, asked, end } = makeLoader(page => page === inView);
  loader.want(0);
  await vi.advanceTimersByTimeAsync(1);
  for (let page = 1; page <= 20; page += 1) {
    inView = page;
    loader.want(page);
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(100);
  await end(0);
  expect(asked).toEqual([0, 20]);
});

it('asks for a page once, however often it is painted', async () => {
  const { loader, asked } = makeLoader();
  for (let cell = 0; cell < 100; cell += 1) {
    loader.want(5);
    loader.want(6);
  }
  await vi.advanceTimersByTimeAsync(100);
  for (let cell = 0; cell < 100; cell += 1) {
    loader.want(5);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.sort()).toEqual([5, 6]);
});

it('reads two pages at a time, the latest asked first', async () => {
  const { loader, asked, end } = makeLoader();
  for (const page of [1, 2, 3, 4]) {
    loader.want(page);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([4, 3]);
  await end(4);
  expect(asked).toHaveLength(3);
});

it('reports a failure and goes on with the next', async () => {
  const { loader, asked, failed, fails } = makeLoader();
  loader.want(1);
  await vi.advanceTimersByTimeAsync(1);
  fails.get(1)?.(new Error('gone'));
  await vi.advanceTimersByTimeAsync(0);
  expect(failed).toEqual([1]);
  loader.want(2);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([1, 2]);
});

it('aborts on dispose and reports nothing more', async () => {
  const { loader, arrived, signals, end } = makeLoader();
  loader.want(1);
  await vi.advanceTimersByTimeAsync(1);
  loader.dispose();
  await end(1);
  expect(signals[0]?.aborted).toBe(true);
  expect(arrived).toEqual([]);
});
