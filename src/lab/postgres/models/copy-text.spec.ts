import { expect, it } from 'vitest';
import { copyText } from './copy-text.js';

it('copies one value exactly, whatever it holds', () => {
  expect(copyText([['a\t"b"\nc']])).toBe('a\t"b"\nc');
  expect(copyText([[null]])).toBe('');
});

it('copies a block as lines that a spreadsheet reads', () => {
  expect(
    copyText([
      ['1', 'plain'],
      [null, 'tab\there'],
      ['3', 'say "x"']
    ])
  ).toBe('1\tplain\n\t"tab\there"\n3\t"say ""x"""');
});
