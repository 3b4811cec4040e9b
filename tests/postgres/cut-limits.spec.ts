import { expect, test } from 'vitest';
import {
  CAPPED_CELL_CHARS,
  CELL_CHARS,
  type Opened
} from '../../src/contract/index.js';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const { env, sql } = await makeDatabase('cut_limits');
const hex = makeCompanion(env);
const escape = makeCompanion({ ...env, PGOPTIONS: '-c bytea_output=escape' });

/** Opens a table of one column `v`, one row for each of the expressions. */
async function openValues(
  companion: typeof hex,
  type: string,
  ...expressions: string[]
): Promise<Opened> {
  await sql(
    `DROP TABLE IF EXISTS cut; CREATE TABLE cut (v ${type});` +
      expressions.map(each => `INSERT INTO cut VALUES (${each})`).join(';')
  );
  return companion.call('open', { schema: 'public', name: 'cut' });
}

const shown = ({ first }: Opened): string[] =>
  first.rows.map(([text]) => text ?? 'NULL');

test.each([
  ['text', 'é'],
  ['varchar', '😀'],
  ['text COLLATE "C"', 'e\u0301'],
  ['char(400)', 'x']
])(
  'a %s of “%s” is cut after 256 characters and not before',
  async (type, unit) => {
    const size = Array.from(unit).length;
    const blanks = type === 'char(400)' ? 400 : 0;
    const full = [254, 256, 258].map(length => unit.repeat(length / size));
    const opened = await openValues(
      hex,
      type,
      ...full.map(each => `'${each}'`),
      'NULL'
    );
    const whole = full.map(each => each.padEnd(blanks));
    expect(opened.first.cut).toEqual(
      blanks
        ? [
            [0, 0],
            [1, 0],
            [2, 0]
          ]
        : [[2, 0]]
    );
    expect(shown(opened)).toEqual([
      ...whole.map(each => Array.from(each).slice(0, CELL_CHARS).join('')),
      'NULL'
    ]);
  }
);

test('an emoji at the limit stays whole or goes whole', async () => {
  const opened = await openValues(
    hex,
    'text',
    "repeat('x', 255) || '😀'",
    "repeat('x', 256) || '😀'",
    "repeat('x', 255) || '😀!'"
  );
  expect(opened.first.cut).toEqual([
    [1, 0],
    [2, 0]
  ]);
  expect(shown(opened)).toEqual([
    `${'x'.repeat(255)}😀`,
    'x'.repeat(256),
    `${'x'.repeat(255)}😀`
  ]);
});

test('bytes in hex are cut after 256 digits', async () => {
  const opened = await openValues(
    hex,
    'bytea',
    `'\\x${'ab'.repeat(127)}'`,
    `'\\x${'ab'.repeat(128)}'`,
    "''"
  );
  expect(opened.first.cut).toEqual([[1, 0]]);
  expect(shown(opened)).toEqual([
    `\\x${'ab'.repeat(127)}`,
    `\\x${'ab'.repeat(127)}`,
    '\\x'
  ]);
});

test('bytes in escapes are cut after 256 characters', async () => {
  const opened = await openValues(
    escape,
    'bytea',
    "repeat('a', 256)::bytea",
    "repeat('a', 257)::bytea",
    "decode(repeat('00', 64), 'hex')",
    "decode(repeat('00', 65), 'hex')"
  );
  expect(opened.first.cut).toEqual([
    [1, 0],
    [3, 0]
  ]);
  expect(shown(opened)).toEqual([
    'a'.repeat(256),
    'a'.repeat(256),
    '\\000'.repeat(64),
    '\\000'.repeat(64)
  ]);
});

test('the cut ones are named by row and column', async () => {
  await sql(
    `CREATE TABLE mixed (a text, b jsonb, c int, d bytea);
     INSERT INTO mixed VALUES (repeat('x', 300), '[1]', 1, 'x'),
       ('y', to_jsonb(repeat('y', 300)), 2, decode(repeat('00', 300), 'hex')),
       (repeat(' ', 258), NULL, NULL, NULL)`
  );
  const { first, oid } = await hex.call('open', {
    schema: 'public',
    name: 'mixed'
  });
  expect(first.cut).toEqual([
    [0, 0],
    [1, 1],
    [1, 3],
    [2, 0]
  ]);
  expect(first.rows[2]?.[0]).toBe(' '.repeat(256));
  const value = await hex.call('value', {
    relation: oid,
    segment: oid,
    key: first.keys[2],
    column: 0,
    from: 250
  });
  expect(value).toEqual({ text: ' '.repeat(8), length: 258 });
});

test('a view has a wider limit, since its values cannot be fetched again', async () => {
  await sql(
    `CREATE VIEW wide AS SELECT repeat('😀', ${CAPPED_CELL_CHARS} + n) AS v
       FROM generate_series(0, 1) n`
  );
  const { first } = await hex.call('open', { schema: 'public', name: 'wide' });
  expect(first.cut).toEqual([[1, 0]]);
  const whole = '😀'.repeat(CAPPED_CELL_CHARS);
  expect(first.rows).toEqual([[whole], [whole]]);
});
