import type { DataModel } from '@lumino/datagrid';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Opened, Page } from '../../../contract/index.js';
import type { PagePlace } from './place-map.js';
import { PENDING, RowsModel, type RowMove } from './rows-model.js';

/** A page of rows whose one value names its block. */
function pageOf(from: number, count: number, emptyBlocks = 0): Page {
  return {
    rows: Array.from({ length: count }, (_, row) => [`${from}.${row}`]),
    keys: Array.from({ length: count }, (_, row) => `(${from},${row})/1`),
    cut: [[0, 0]],
    emptyBlocks,
    capped: false,
    ms: 1
  };
}

function opened(blocks: number, rows: number): Opened {
  return {
    oid: 1,
    schema: 'public',
    name: 't',
    kind: 'table',
    columns: [
      {
        name: 'a',
        type: 'text',
        numeric: false,
        json: false,
        key: null,
        comment: null,
        readable: true
      }
    ],
    paging: {
      by: 'place',
      span: 1,
      segments: [{ oid: 9, name: 't', blocks, rows }]
    },
    first: pageOf(0, 10)
  };
}

/** A model in front of a grid that shows the rows from `first` on. */
function makeModel(
  fetchPage: (place: PagePlace) => Promise<Page>,
  blocks = 100,
  rows = 1000
) {
  const model = new RowsModel(opened(blocks, rows), fetchPage);
  const view = { first: 0 };
  const moves: RowMove[] = [];
  const changes: DataModel.ChangedArgs[] = [];
  model.view = {
    rows: () => ({ first: view.first, last: view.first + 20 }),
    keepPlace: change => moves.push(...change())
  };
  model.changed.connect((_, change) => changes.push(change));
  return { model, view, moves, changes };
}

async function look(model: RowsModel, row: number): Promise<void> {
  model.data('body', row, 0);
  await vi.advanceTimersByTimeAsync(120);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('shows the first page without asking', () => {
  const fetchPage = vi.fn();
  const { model } = makeModel(fetchPage);
  expect(model.data('body', 3, 0)).toBe('0.3');
  expect(model.isExactRow(3)).toBe(true);
  expect(fetchPage).not.toHaveBeenCalled();
});

it('answers at once with a placeholder and fetches the page behind it', async () => {
  const { model, view } = makeModel(({ fromBlock }) =>
    Promise.resolve(pageOf(fromBlock, 10))
  );
  view.first = 500;
  expect(model.data('body', 505, 0)).toBe(PENDING);
  await look(model, 505);
  expect(model.data('body', 505, 0)).toBe('50.5');
  expect(model.isExactRow(505)).toBe(false);
  expect(model.cell(500, 0)).toEqual({
    text: '50.0',
    cut: true,
    key: '(50,0)/1',
    segment: 9
  });
});

it('grows a page below the top of the view at its end', async () => {
  const { model, view, moves } = makeModel(({ fromBlock }) =>
    Promise.resolve(pageOf(fromBlock, 13))
  );
  view.first = 500;
  await look(model, 505);
  expect(model.rowCount('body')).toBe(1003);
  expect(moves[0]).toEqual({ from: 510, by: 3 });
});

it('grows a page that reaches above the view at its top', async () => {
  const { model, view, moves, changes } = makeModel(({ fromBlock }) =>
    Promise.resolve(pageOf(fromBlock, 8))
  );
  view.first = 505;
  await look(model, 505);
  expect(moves[0]).toEqual({ from: 500, by: -2 });
  expect(changes[0]).toEqual({
    type: 'rows-removed',
    region: 'body',
    index: 500,
    span: 2
  });
});

it('takes out the empty pages after a page without rows', async () => {
  const { model, view } = makeModel(({ fromBlock }) =>
    Promise.resolve(
      fromBlock === 50 ? pageOf(50, 0, 30) : pageOf(fromBlock, 10)
    )
  );
  view.first = 500;
  await look(model, 505);
  expect(model.rowCount('body')).toBe(1000 - 10 - 300);
  await look(model, 505);
  expect(model.data('body', 500, 0)).toBe('81.0');
});

it('asks once for a page that fails, until a retry', async () => {
  const fetchPage = vi.fn(() => Promise.reject(new Error('lost')));
  const { model, view } = makeModel(fetchPage);
  const failures: unknown[] = [];
  model.loaded.connect((_, page) => failures.push(page));
  view.first = 500;
  await look(model, 505);
  await look(model, 505);
  expect(fetchPage).toHaveBeenCalledTimes(1);
  expect(failures).toHaveLength(1);
  model.retry();
  await look(model, 505);
  expect(fetchPage).toHaveBeenCalledTimes(2);
});

it('forgets the pages longest unseen and fetches them again', async () => {
  const fetchPage = vi.fn(({ fromBlock }: PagePlace) =>
    Promise.resolve(pageOf(fromBlock, 10))
  );
  const { model, view } = makeModel(fetchPage, 300, 3000);
  for (let page = 1; page < 150; page += 1) {
    view.first = page * 10;
    model.data('body', page * 10, 0);
    await vi.advanceTimersByTimeAsync(55);
  }
  const asked = fetchPage.mock.calls.length;
  view.first = 10;
  await look(model, 15);
  expect(fetchPage.mock.calls.length).toBeGreaterThan(asked);
  expect(model.data('body', 15, 0)).toBe('1.5');
});

it('reads a relation without places once and is exact unless the cap was reached', () => {
  const capped = opened(0, 0);
  capped.paging = { by: 'cap', limit: 10, why: 'a view has no places' };
  capped.first = { ...pageOf(0, 10), keys: [] };
  const model = new RowsModel(capped, vi.fn());
  expect(model.rowCount('body')).toBe(10);
  expect(model.exact).toBe(true);
  expect(model.cell(1, 0)?.key).toBeUndefined();
  capped.first.capped = true;
  expect(model.exact).toBe(false);
});
