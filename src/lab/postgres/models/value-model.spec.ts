import { expect, it, vi } from 'vitest';
import { VALUE_CHARS, type Column } from '../../../contract/index.js';
import { CompanionError } from '../../client.js';
import type { CellReader } from './cell-reader.js';
import { ValueModel } from './value-model.js';

const JSON_COLUMN: Column = {
  name: 'doc',
  type: 'jsonb',
  numeric: false,
  json: true,
  key: null,
  comment: null,
  readable: true
};
const CUT = { text: '{"a"', cut: true, key: '(0,1)/7', segment: 2 };

function makeModel(part: CellReader['part']): ValueModel {
  const reader = { part, whole: async () => 'all' } as Partial<CellReader>;
  return new ValueModel(reader as CellReader);
}

it('shows a value in memory at once, json broken into lines', () => {
  const model = makeModel(vi.fn());
  model.show(JSON_COLUMN, 0, { ...CUT, text: '{"a":1}', cut: false });
  expect(model.value).toEqual({
    state: 'ready',
    value: { text: '{\n  "a": 1\n}', part: 0, parts: 1, length: 7 }
  });
});

it('reads a cut value whole', async () => {
  const model = makeModel(async () => ({ text: '{"a":2}', length: 7 }));
  model.show(JSON_COLUMN, 0, CUT);
  expect(model.value.state).toBe('loading');
  await vi.waitFor(() => expect(model.value.state).toBe('ready'));
  expect(model.value).toMatchObject({ value: { text: '{\n  "a": 2\n}' } });
});

it('turns the parts of a long value and leaves their text alone', async () => {
  const part = vi.fn(async () => ({ text: '[1,', length: 2.5 * VALUE_CHARS }));
  const model = makeModel(part);
  model.show(JSON_COLUMN, 3, CUT);
  await model.turnTo(2);
  expect(part.mock.lastCall?.slice(0, 3)).toEqual([CUT, 3, 2 * VALUE_CHARS]);
  expect(model.value).toMatchObject({
    value: { text: '[1,', part: 2, parts: 3 }
  });
});

it('says that a cut value without a way back is cut', () => {
  const model = makeModel(vi.fn());
  model.show({ ...JSON_COLUMN, json: false }, 0, { ...CUT, key: undefined });
  expect(model.value).toMatchObject({ value: { length: null } });
});

it('shows why a value cannot be read', async () => {
  const failure = { code: 'changed' as const, message: 'It changed.' };
  const model = makeModel(() => Promise.reject(new CompanionError(failure)));
  await Promise.resolve(model.show(JSON_COLUMN, 0, CUT));
  await vi.waitFor(() =>
    expect(model.value).toEqual({ state: 'failed', failure })
  );
});

it('drops an answer that comes after another value was asked for', async () => {
  let late: (value: { text: string; length: number }) => void = () => undefined;
  const model = makeModel(() => new Promise(resolve => (late = resolve)));
  model.show(JSON_COLUMN, 0, CUT);
  model.show(JSON_COLUMN, 0, { ...CUT, text: '1', cut: false });
  late({ text: 'old', length: 3 });
  await Promise.resolve();
  expect(model.value).toMatchObject({ value: { text: '1' } });
});
