import { expect, it } from 'vitest';
import { shortType } from './short-type.js';

it.each([
  ['timestamp with time zone', 'timestamptz'],
  ['timestamp(3) without time zone', 'timestamp(3)'],
  ['character varying(40)', 'varchar(40)'],
  ['integer[]', 'int4[]'],
  ['numeric(10,2)', 'numeric(10,2)'],
  ['"char"', '"char"'],
  ['interval day to second', 'interval day to second'],
  ['my."integer"', 'my."integer"']
])('says %s as %s', (long, short) => {
  expect(shortType(long)).toBe(short);
});
