import { expect, test } from 'vitest';
import { makeCompanion } from './companion.js';
import { makeDatabase, makeRole } from './database.js';
import { walk } from './walk.js';

const database = await makeDatabase('partitions');
const { env, sql } = database;
const companion = makeCompanion(env);

await sql(
  `CREATE TABLE sales (id int, place text, v text) PARTITION BY LIST (place);
   CREATE TABLE sales_other PARTITION OF sales DEFAULT;
   CREATE TABLE sales_be PARTITION OF sales FOR VALUES IN ('be') PARTITION BY RANGE (id);
   CREATE TABLE sales_be_2 PARTITION OF sales_be FOR VALUES FROM (100) TO (1000);
   CREATE TABLE sales_be_1 (dropped int, v text, more int, id int, place text);
   ALTER TABLE sales_be_1 DROP dropped, DROP more;
   ALTER TABLE sales_be ATTACH PARTITION sales_be_1 FOR VALUES FROM (0) TO (100);
   CREATE SCHEMA elsewhere;
   CREATE TABLE elsewhere.sales_de PARTITION OF sales FOR VALUES IN ('de');
   INSERT INTO sales SELECT n, (ARRAY['be', 'de', 'fr'])[1 + n % 3], 'v' || n
     FROM generate_series(0, 999) n`
);

const open = (name: string, as = companion) =>
  as.call('open', { schema: 'public', name });

test('a partitioned table is read part by part, the default partition last', async () => {
  const opened = await open('sales');
  const { paging } = opened;
  expect(
    paging.by === 'place' && paging.segments.map(({ name }) => name)
  ).toEqual(['sales_be_1', 'sales_be_2', 'sales_de', 'sales_other']);
  const { rows } = await walk(companion, opened);
  const expected = await sql('SELECT id, place, v FROM sales ORDER BY id');
  const sorted = rows.sort((a, b) => Number(a[0]) - Number(b[0]));
  expect(sorted).toEqual(expected.map(({ id, place, v }) => [id, place, v]));
});

test('a value of a partition is found by its key', async () => {
  const { oid, paging, first } = await open('sales');
  const segment = paging.by === 'place' ? paging.segments[0]?.oid : undefined;
  const value = await companion.call('value', {
    relation: oid,
    segment,
    key: first.keys[1],
    column: 2,
    from: 1
  });
  expect(value).toEqual({ text: '3', length: 2 });
});

test('an inherited table is read with its children, each row once', async () => {
  await sql(
    `CREATE TABLE person (id int);
     CREATE TABLE employee (id int, wage int) INHERITS (person);
     CREATE TABLE student (id int, year int) INHERITS (person);
     CREATE TABLE tutor () INHERITS (employee, student);
     INSERT INTO person VALUES (1); INSERT INTO employee VALUES (2, 5);
     INSERT INTO student VALUES (3, 1); INSERT INTO tutor VALUES (4, 5, 1)`
  );
  const { rows } = await walk(companion, await open('person'));
  expect(rows.flat().sort()).toEqual(['1', '2', '3', '4']);
});

test("another session's temporary child does not bar the rest", async () => {
  await sql(
    `CREATE TABLE parent (id int); INSERT INTO parent VALUES (1);
     CREATE TEMP TABLE child () INHERITS (parent); INSERT INTO child VALUES (2)`
  );
  const { rows } = await walk(companion, await open('parent'));
  expect(rows).toEqual([['1']]);
});

test('parts that the role may not read by themselves are read through the parent', async () => {
  const reader = makeCompanion(await makeRole(database, 'partitions_reader'));
  await sql('GRANT SELECT ON sales TO partitions_reader');
  const { paging, first } = await open('sales', reader);
  expect(paging).toEqual({
    by: 'cap',
    limit: 10_000,
    why: 'not every part can be read by place'
  });
  expect(first.rows).toHaveLength(1000);
  expect(first.capped).toBe(false);
});

test('row security of the parent hides rows in the parts', async () => {
  const reader = makeCompanion(await makeRole(database, 'partitions_secured'));
  await sql(
    `CREATE TABLE secured (id int) PARTITION BY RANGE (id);
     CREATE TABLE secured_1 PARTITION OF secured FOR VALUES FROM (0) TO (10);
     INSERT INTO secured SELECT generate_series(0, 9);
     ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
     CREATE POLICY few ON secured USING (id < 3);
     GRANT SELECT ON secured, secured_1 TO partitions_secured`
  );
  const { paging, first } = await open('secured', reader);
  expect(paging).toMatchObject({
    by: 'cap',
    why: 'row security rules over its parts'
  });
  expect(first.rows.flat()).toEqual(['0', '1', '2']);
});

test('row security of a part alone hides nothing that the parent shows', async () => {
  const reader = makeCompanion(await makeRole(database, 'partitions_open'));
  await sql(
    `CREATE TABLE shown (id int) PARTITION BY RANGE (id);
     CREATE TABLE shown_1 PARTITION OF shown FOR VALUES FROM (0) TO (10);
     INSERT INTO shown SELECT generate_series(0, 9);
     ALTER TABLE shown_1 ENABLE ROW LEVEL SECURITY;
     GRANT SELECT ON shown, shown_1 TO partitions_open`
  );
  expect((await open('shown', reader)).first.rows).toHaveLength(10);
  expect((await open('shown_1', reader)).first.rows).toEqual([]);
});

test('a foreign partition makes the whole be read by cap', async () => {
  await sql(
    `CREATE EXTENSION IF NOT EXISTS file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
     CREATE TABLE mixed (id int) PARTITION BY RANGE (id);
     CREATE TABLE mixed_1 PARTITION OF mixed FOR VALUES FROM (0) TO (10);
     CREATE FOREIGN TABLE mixed_2 PARTITION OF mixed FOR VALUES FROM (10) TO (20)
       SERVER files OPTIONS (program 'echo 12');
     INSERT INTO mixed VALUES (1)`
  );
  const { paging, first } = await open('mixed');
  expect(paging.by).toBe('cap');
  expect(first.rows).toEqual([['1'], ['12']]);
});
