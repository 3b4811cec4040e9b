import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase } from './database.js';

const { env, sql } = await makeDatabase('cancel');
const companion = makeCompanion(env);
await sql(
  `CREATE TABLE quick (v text); INSERT INTO quick VALUES ('x');
   CREATE FUNCTION slow() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1 FROM pg_sleep(60)' ROWS 1;
   CREATE VIEW slow AS SELECT * FROM slow()`
);
const [row] = await sql(
  "SELECT 'slow'::regclass::oid AS slow, 'quick'::regclass::oid AS quick"
);
const slow = Number(row?.slow);
const quick = Number(row?.quick);

/** Waits until the server runs so many slow counts. */
async function untilRunning(count: number): Promise<void> {
  const running = async (): Promise<number> => {
    const [found] = await sql(
      `SELECT count(*) AS n FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'active' AND wait_event = 'PgSleep'`
    );
    return Number(found?.n);
  };
  while ((await running()) !== count) {
    await sleep(10);
  }
}

test('a long count ends within half a second of its cancel, and the next reads work', async () => {
  const count = companion.fail('count', { relation: slow, request: 'long' });
  await untilRunning(1);
  const started = performance.now();
  expect(await companion.call('cancel', { request: 'long' })).toEqual({
    cancelled: true
  });
  expect(await count).toMatchObject({
    code: 'cancelled',
    message: 'It was cancelled.'
  });
  expect(performance.now() - started).toBeLessThan(500);
  for (let n = 0; n < 5; n += 1) {
    await companion.call('open', { schema: 'public', name: 'quick' });
  }
});

test('what does not run is not cancelled', async () => {
  expect(await companion.call('cancel', { request: 'long' })).toEqual({
    cancelled: false
  });
});

test('a cancel that overtakes its read ends it all the same', async () => {
  await companion.call('cancel', { request: 'overtaken' });
  const count = { relation: slow, request: 'overtaken' };
  expect(await companion.fail('count', count)).toMatchObject({
    code: 'cancelled'
  });
});

test('a cancel between two statements of a read ends it as well', async () => {
  const options = { request: 'two' };
  const read = companion.sessions.read('environment', options, async ask => {
    await ask('SELECT 1');
    await companion.call('cancel', { request: 'two' });
    return ask('SELECT 2');
  });
  await expect(read).rejects.toMatchObject({ code: 'cancelled' });
});

test('a read that still waits for a connection is cancelled before it begins', async () => {
  const busy = Array.from({ length: 4 }, (_, n) =>
    companion.fail('count', { relation: slow, request: `busy ${n}` })
  );
  await untilRunning(4);
  const waiting = companion.fail('count', { relation: quick, request: 'late' });
  // The request is on its way through the app before it waits.
  await sleep(50);
  expect(await companion.call('cancel', { request: 'late' })).toEqual({
    cancelled: true
  });
  for (let n = 0; n < 4; n += 1) {
    await companion.call('cancel', { request: `busy ${n}` });
  }
  expect(await waiting).toMatchObject({ code: 'cancelled' });
  await Promise.all(busy);
});

test('among many reads, only the one that is meant is cancelled', async () => {
  const others: Promise<unknown>[] = [];
  for (let round = 0; round < 15; round += 1) {
    const request = `meant ${round}`;
    const meant = companion.fail('count', { relation: slow, request });
    await untilRunning(1);
    for (let n = 0; n < 6; n += 1) {
      others.push(
        companion.call('open', { schema: 'public', name: 'quick' }),
        companion.call('count', { relation: quick })
      );
    }
    expect(await companion.call('cancel', { request })).toEqual({
      cancelled: true
    });
    expect(await meant).toMatchObject({ code: 'cancelled' });
  }
  // Each of them throws when it was cancelled.
  expect(await Promise.all(others)).toHaveLength(180);
});

test('a cancel that comes as a read ends hits nothing else', async () => {
  for (let round = 0; round < 60; round += 1) {
    const request = `late ${round}`;
    const [counted] = await Promise.allSettled([
      companion.call('count', { relation: quick, request }),
      sleep(round / 20).then(() => companion.call('cancel', { request }))
    ]);
    await Promise.all([
      companion.call('count', { relation: quick }),
      companion.call('open', { schema: 'public', name: 'quick' })
    ]);
    expect(
      counted.status === 'fulfilled' ||
        /"cancelled"/.test(String(counted.reason))
    ).toBe(true);
  }
});

test('when all connections are busy, a further read says so', async () => {
  const requests = ['a', 'b', 'c', 'd'];
  const counts = requests.map(request =>
    companion.fail('count', { relation: slow, request })
  );
  await untilRunning(4);
  expect(await companion.fail('schemas')).toEqual({
    code: 'timeout',
    message:
      'All connections are busy with other reads. Cancel one of these, or try again later.'
  });
  for (const request of requests) {
    await companion.call('cancel', { request });
  }
  await Promise.all(counts);
});
