import { expect, test } from 'vitest';
import { ErrorCode } from '../contract/index.js';
import { STATUS } from './failed.js';

test('every code has a status that no proxy replaces by a page of its own', () => {
  const codes = ErrorCode.anyOf.map(each => each.const);
  expect(Object.keys(STATUS).sort()).toEqual([...codes].sort());
  for (const status of Object.values(STATUS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect([401, 502, 503, 504]).not.toContain(status);
  }
});
