// @ts-check
/** How long a list takes in a database of 20,000 relations in 20 schemas. */
import { startCompanion } from './lib/companion.mjs';
import { startDatabase } from './lib/database.mjs';
import { timePsql } from './lib/psql.mjs';
import { median } from './lib/report.mjs';

const TIMES = 20;

// One transaction a schema: each table takes a lock until its end.
const FILL = Array.from(
  { length: 20 },
  (_, schema) => `
    CREATE SCHEMA team_${schema};
    DO $$ BEGIN
      FOR number IN 1..1000 LOOP
        EXECUTE format('CREATE TABLE team_${schema}.table_%s (id int, name text)', number);
      END LOOP;
    END $$`
).concat('VACUUM ANALYZE pg_catalog.pg_class');

/** What psql runs beside it: the plainest list of names and owners, the plainest search. */
const REFERENCE = {
  list: `SELECT c.relname, c.relkind, pg_get_userbyid(c.relowner)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'team_7' ORDER BY 1`,
  search: "SELECT relname FROM pg_class WHERE relname ILIKE '%able_77%'"
};

export default async function catalog() {
  const { connection, stop } = await startDatabase('bench_catalog', FILL);
  const companion = await startCompanion(connection);
  /**
   * @param {string} route
   * @param {object} body
   */
  const time = async (route, body) => {
    const times = [];
    for (let run = 0; run < TIMES; run += 1) {
      const started = performance.now();
      await companion.ask(`/api/postgres/${route}`, {
        connection: 'environment',
        system: false,
        ...body
      });
      times.push(performance.now() - started);
    }
    return { first: times[0] ?? NaN, middle: median(times) };
  };
  try {
    const schemas = await time('schemas', {});
    const list = await time('relations', { schema: 'team_7' });
    const search = await time('search', { text: 'able_77' });
    const psql = await timePsql(connection, REFERENCE, TIMES);
    return [
      { metric: 'schemas listed', unit: 'ms', ours: schemas.middle, bar: 100 },
      {
        metric: 'schema of 1,000 listed, first time',
        unit: 'ms',
        ours: list.first,
        bar: 100
      },
      {
        metric: 'schema of 1,000 listed',
        unit: 'ms',
        ours: list.middle,
        reference: psql.list,
        by: 'psql, names and owners only',
        bar: 100
      },
      {
        metric: 'filter over 20,000',
        unit: 'ms',
        ours: search.middle,
        reference: psql.search,
        by: 'psql, ILIKE on names',
        bar: 100
      }
    ];
  } finally {
    companion.stop();
    await stop();
  }
}
