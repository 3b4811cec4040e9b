// @ts-check
/** How long it takes to see rows of a table of 10 million, at any depth, in the companion and in the browser. */
import { measureBundle } from './lib/bundle.mjs';
import { startCompanion } from './lib/companion.mjs';
import { startDatabase } from './lib/database.mjs';
import { measurePaint } from './lib/paint.mjs';
import { timePsql } from './lib/psql.mjs';
import { median } from './lib/report.mjs';

const TIMES = 40;
const ROWS = 10_000_000;
const FEW = 10_000;

/**
 * @param {string} table
 * @param {number} rows
 */
const fill = (table, rows) => [
  `CREATE TABLE ${table} (id bigint PRIMARY KEY, at timestamptz NOT NULL,
     amount numeric(12,2), label text, doc jsonb)`,
  `INSERT INTO ${table}
   SELECT g, '2020-01-01'::timestamptz + g * interval '7 s', g % 100000 / 100.0,
          CASE WHEN g % 7 > 0 THEN md5(g::text) || md5((g + 1)::text) END,
          jsonb_build_object('n', g, 'even', g % 2 = 0)
     FROM generate_series(1, ${rows}) g`,
  `VACUUM ANALYZE ${table}`
];

const FILL = [
  ...fill('events', ROWS),
  ...fill('few_events', FEW),
  // Nothing that a vacuum would still have to write may fall into the runs.
  'CHECKPOINT'
];

/** @typedef {Awaited<ReturnType<typeof startCompanion>>} Companion */

/**
 * Milliseconds of the first page, with all that opening takes, and of pages at two depths.
 *
 * @param {Companion} companion
 * @param {string} name
 */
async function timePages(companion, name) {
  const connection = 'environment';
  const open = { connection, schema: 'public', name };
  const opened = await companion.ask('/api/postgres/open', {
    ...open,
    request: 'warm'
  });
  const { span, segments } = opened.paging;
  const [{ oid, blocks }] = segments;
  /** @param {(run: number) => [string, object]} call */
  const time = async call => {
    const times = [];
    for (let run = 0; run < TIMES; run += 1) {
      const [route, body] = call(run);
      const started = performance.now();
      await companion.ask(`/api/postgres/${route}`, {
        ...body,
        request: `${route} ${run}`
      });
      times.push(performance.now() - started);
    }
    return median(times);
  };
  /** @param {number} depth */
  const page = depth =>
    time(run => {
      const fromBlock = Math.min(
        blocks - span,
        Math.floor((blocks * depth) / span) * span + run
      );
      return [
        'page',
        {
          connection,
          relation: opened.oid,
          segment: oid,
          fromBlock,
          toBlock: fromBlock + span
        }
      ];
    });
  return {
    first: await time(() => ['open', open]),
    half: await page(0.5),
    end: await page(0.999),
    pageRows: opened.first.rows.length
  };
}

/**
 * What psql takes for as many rows: first ones, and by OFFSET as others page.
 *
 * @param {number} rows
 */
const reference = rows => ({
  first: `SELECT * FROM events LIMIT ${rows}`,
  half: `SELECT * FROM events OFFSET ${ROWS / 2} LIMIT ${rows}`,
  end: `SELECT * FROM events OFFSET ${Math.floor(ROWS * 0.999)} LIMIT ${rows}`
});

/** @param {number} a @param {number} b */
const factor = (a, b) => Math.max(a / b, b / a);

export default async function browse() {
  const { connection, stop } = await startDatabase('bench_browse', FILL);
  const companion = await startCompanion(connection);
  try {
    await new Promise(resolve => setTimeout(resolve, 3000));
    const rest = companion.rss();
    const many = await timePages(companion, 'events');
    const few = await timePages(companion, 'few_events');
    const psql = await timePsql(connection, reference(many.pageRows), 3);
    const paint = await measurePaint(connection, ['events', 'few_events']);
    return [
      {
        metric: 'first page, 10 M rows',
        unit: 'ms',
        ours: many.first,
        reference: psql.first,
        by: 'psql, LIMIT',
        bar: 20
      },
      {
        metric: 'page at 50 %',
        unit: 'ms',
        ours: many.half,
        reference: psql.half,
        by: 'psql, OFFSET',
        bar: 50
      },
      {
        metric: 'page at 99.9 %',
        unit: 'ms',
        ours: many.end,
        reference: psql.end,
        by: 'psql, OFFSET',
        bar: 50
      },
      {
        metric: 'page at 50 % to first page',
        unit: 'times',
        ours: many.half / many.first,
        bar: 2
      },
      {
        metric: 'page at 99.9 % to first page',
        unit: 'times',
        ours: many.end / many.first,
        bar: 2
      },
      {
        metric: 'first page, 10 M to 10 k rows',
        unit: 'times',
        ours: factor(many.first, few.first),
        bar: 1.5
      },
      {
        metric: 'page at 50 %, 10 M to 10 k rows',
        unit: 'times',
        ours: factor(many.half, few.half),
        bar: 1.5
      },
      {
        metric: 'page at 99.9 %, 10 M to 10 k rows',
        unit: 'times',
        ours: factor(many.end, few.end),
        bar: 1.5
      },
      {
        metric: 'click to painted rows, first table',
        unit: 'ms',
        ours: paint.first,
        bar: 200
      },
      {
        metric: 'click to painted rows, second table',
        unit: 'ms',
        ours: paint.second,
        bar: 150
      },
      { metric: 'companion at rest', unit: 'MB', ours: rest, bar: 70 },
      {
        metric: 'companion started and answering',
        unit: 'ms',
        ours: companion.started,
        bar: 500
      },
      {
        metric: 'extension before the first table, gzipped',
        unit: 'kB',
        ours: paint.bundle,
        reference: measureBundle(),
        by: 'all of it',
        bar: 60
      }
    ];
  } finally {
    companion.stop();
    await stop();
  }
}
