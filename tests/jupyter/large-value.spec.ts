import { createHash } from 'node:crypto';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import {
  Routes,
  VALUE_CHARS,
  type Opened,
  type Value
} from '../../src/contract/index.js';
import { ask } from './ask.js';

const CHARS = 50_000_000;

const lab = inject('lab');
const { PGHOST, PGPORT, PGUSER, PGPASSWORD } = inject('database');

/** Characters at which parts of it are read: at both ends, and between. */
const STARTS = [0, VALUE_CHARS, CHARS / 2, CHARS - VALUE_CHARS];

/** Makes the value, and gives the hash of each part. */
async function makeLarge(): Promise<(string | undefined)[]> {
  const client = new pg.Client({
    host: PGHOST,
    port: Number(PGPORT),
    user: PGUSER,
    password: PGPASSWORD
  });
  await client.connect();
  // Kept as it is, since unpacking all of it for each part would take most of the time.
  await client.query(
    `CREATE TABLE large (v text STORAGE EXTERNAL);
     INSERT INTO large SELECT left(string_agg(md5(n::text), ''), ${CHARS})
       FROM generate_series(1, ${CHARS / 32 + 1}) n`
  );
  const { rows } = await client.query<{ md5: string }>(
    `SELECT md5(substr(v, at + 1, ${VALUE_CHARS})) FROM large,
       unnest('{${STARTS.join()}}'::int[]) WITH ORDINALITY AS starts (at, n)
       ORDER BY n`
  );
  await client.end();
  return rows.map(row => row.md5);
}

test('a value of 50 MB is read in parts', async () => {
  const hashes = await makeLarge();
  const connection = 'environment';
  const opened = (
    await ask(lab, Routes.open, {
      connection,
      schema: 'public',
      name: 'large',
      request: 'open'
    })
  ).body as Opened;
  expect(opened.first.cut).toEqual([[0, 0]]);
  const place = {
    connection,
    relation: opened.oid,
    segment: opened.oid,
    key: opened.first.keys[0],
    column: 0
  };
  const found: string[] = [];
  for (const from of STARTS) {
    const { status, body } = await ask(lab, Routes.value, {
      ...place,
      from,
      request: `from ${from}`
    });
    const { text, length } = body as Value;
    expect([status, text?.length, length]).toEqual([200, VALUE_CHARS, CHARS]);
    found.push(
      createHash('md5')
        .update(text ?? '')
        .digest('hex')
    );
  }
  expect(found).toEqual(hashes);
});
