import { nullTranslator } from '@jupyterlab/translation';
import { expect, it } from 'vitest';
import type { CellReader } from './cell-reader.js';
import { readBlock } from './copy-block.js';
import type { CellInfo, RowsModel } from './rows-model.js';

const trans = nullTranslator.load('labstead');

function cell(text: string, more: Partial<CellInfo> = {}): CellInfo {
  return { text, cut: false, key: '(0,1)/7', segment: 1, ...more };
}

/** A model of one column whose rows a test may change. */
function makeModel(rows: (CellInfo | undefined)[]): RowsModel {
  return {
    cell: (row: number) => rows[row]
  } as Partial<RowsModel> as RowsModel;
}

const reader = (whole: () => void): CellReader =>
  ({
    whole: async ({ text }: CellInfo) => {
      whole();
      return text;
    }
  }) as Partial<CellReader> as CellReader;

const BLOCK = { r1: 1, c1: 0, r2: 0, c2: 0 };

it('copies the rows that were selected, though others move in meanwhile', async () => {
  const rows = [cell('first'), cell('second')];
  const move = (): void => {
    rows.unshift(cell('moved in'));
  };
  expect(await readBlock(makeModel(rows), reader(move), BLOCK, trans)).toBe(
    'first\nsecond'
  );
});

it.each([
  ['rows that are not loaded', [cell('first'), undefined], /not loaded/],
  [
    'a cut value without a way back',
    [cell('first'), cell('cut', { cut: true, key: undefined })],
    /cannot be copied whole/
  ]
])('refuses %s', async (_, rows, sentence) => {
  const copied = readBlock(
    makeModel(rows),
    reader(() => undefined),
    BLOCK,
    trans
  );
  await expect(copied).rejects.toThrow(sentence);
});

it('refuses more values than a clipboard should hold', async () => {
  const block = { r1: 0, c1: 0, r2: 100_000, c2: 0 };
  await expect(
    readBlock(
      makeModel([]),
      reader(() => undefined),
      block,
      trans
    )
  ).rejects.toThrow(/too many to copy/);
});
