import { expect, it, vi } from 'vitest';
import { joinCopies } from './joined-copies.js';

/** A context that writes down what is painted on it. */
function makeContext() {
  const painted: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): void => {
      painted.push([name, ...args.filter(arg => typeof arg === 'number')]);
    };
  const context = {
    canvas: {},
    save: vi.fn(),
    restore: vi.fn(),
    setTransform: vi.fn(),
    drawImage: note('copy'),
    beginPath: note('lines'),
    clearRect: note('clear'),
    fill: note('fill'),
    fillRect: note('rect'),
    fillText: note('text'),
    stroke: note('stroke')
  };
  const hidden = {} as HTMLCanvasElement;
  const target = context as unknown as CanvasRenderingContext2D;
  const flush = joinCopies(target);
  const cell = (x: number, y: number): void =>
    target.drawImage(hidden, x, y, 50, 20, x, y, 50, 20);
  return { target, painted, flush, cell };
}

it('joins the copies of a block of cells into one, before the lines over them', () => {
  const { target, painted, cell } = makeContext();
  for (const x of [100, 150, 200]) {
    for (const y of [40, 60]) {
      cell(x, y);
    }
  }
  target.beginPath();
  expect(painted).toEqual([
    ['copy', 100, 40, 150, 40, 100, 40, 150, 40],
    ['lines']
  ]);
});

it('copies cells one by one where they do not fill a block', () => {
  const { painted, flush, cell } = makeContext();
  cell(100, 40);
  cell(300, 40);
  flush();
  expect(painted).toEqual([
    ['copy', 100, 40, 50, 20, 100, 40, 50, 20],
    ['copy', 300, 40, 50, 20, 300, 40, 50, 20]
  ]);
});

it('leaves the copies of a scroll alone, after what was held', () => {
  const { target, painted, cell } = makeContext();
  cell(0, 0);
  target.drawImage(target.canvas, 0, 24, 500, 400, 0, 0, 500, 400);
  expect(painted).toEqual([
    ['copy', 0, 0, 50, 20, 0, 0, 50, 20],
    ['copy', 0, 24, 500, 400, 0, 0, 500, 400]
  ]);
});

it('paints nothing at a flush with nothing held', () => {
  const { painted, flush } = makeContext();
  flush();
  expect(painted).toEqual([]);
});
