import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prettyJson } from './pretty-json.js';

it('breaks lines as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = JSON.stringify(value);
      expect(prettyJson(text)).toBe(JSON.stringify(value, null, 2));
    })
  );
});

it('keeps every digit, every doubled key and every escape', () => {
  expect(prettyJson('{"n":9007199254740993,"n":10.00,"s":"a\\"{,}\\n"}')).toBe(
    '{\n  "n": 9007199254740993,\n  "n": 10.00,\n  "s": "a\\"{,}\\n"\n}'
  );
});

it('reads what PostgreSQL prints of jsonb', () => {
  expect(prettyJson('{"a": [1, {"b": null}], "c": {}}')).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": {}\n}'
  );
});
