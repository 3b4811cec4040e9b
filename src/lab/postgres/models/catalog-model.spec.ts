import { beforeEach, expect, it, vi } from 'vitest';
import type { Connection, Relation, Schema } from '../../../contract/index.js';
import { CompanionError } from '../../client.js';
import { CatalogModel, keyOf, type CatalogClient } from './catalog-model.js';
import { moveInTree } from './tree-keys.js';
import { treeRows } from './tree-rows.js';

const CONNECTION: Connection = {
  name: 'c',
  origin: 'PG* variables',
  host: 'localhost',
  port: 5432,
  database: 'demo',
  user: 'ada',
  sslmode: 'prefer'
};

function schema(name: string, relations: number, usable = true): Schema {
  return { name, owner: 'ada', comment: null, relations, usable };
}

function relation(name: string, more: Partial<Relation> = {}): Relation {
  return {
    oid: name.length,
    schema: 'travel',
    name,
    kind: 'table',
    owner: 'ada',
    comment: null,
    rows: 1,
    partitions: 0,
    readable: true,
    ...more
  };
}

/** A client whose answers the test sets; each method counts its calls. */
function makeClient() {
  return {
    connections: vi.fn<CatalogClient['connections']>(async () => ({
      connections: [CONNECTION],
      looked: ['PG* variables']
    })),
    schemas: vi.fn<CatalogClient['schemas']>(async () => [
      schema('locked', 3, false),
      schema('travel', 2),
      schema('zoo', 1)
    ]),
    relations: vi.fn<CatalogClient['relations']>(async () => [
      relation('flights'),
      relation('by_month', { kind: 'partitioned', partitions: 1 })
    ]),
    partitions: vi.fn<CatalogClient['partitions']>(async () => [
      relation('by_month_1')
    ]),
    search: vi.fn<CatalogClient['search']>(async () => ({
      relations: [relation('flights')],
      cut: true
    }))
  };
}

/** The tree as text: its levels as blanks, what it shows as words. */
function drawn(model: CatalogModel): string[] {
  return treeRows(model).map(row => {
    const shown =
      row.kind === 'connection'
        ? row.connection.database
        : row.kind === 'schema'
          ? row.schema.name
          : row.kind === 'relation'
            ? row.relation.name
            : row.kind;
    return '  '.repeat(row.level - 1) + shown;
  });
}

let client: ReturnType<typeof makeClient>;
let model: CatalogModel;

beforeEach(() => {
  client = makeClient();
  model = new CatalogModel(client);
});

/** Until all that was asked is answered. */
const settled = (): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, 0));

it('opens the first schema of use and fetches no other', async () => {
  await model.refresh();
  await settled();
  expect(drawn(model)).toEqual([
    'demo',
    '  locked',
    '  travel',
    '    flights',
    '    by_month',
    '  zoo'
  ]);
  expect(client.relations.mock.calls).toEqual([['c', 'travel']]);
});

it('fetches a schema when it is opened, and once', async () => {
  await model.refresh();
  const zoo = keyOf('schema', 'c', 'zoo');
  model.toggle(zoo);
  model.toggle(zoo);
  model.toggle(zoo);
  await settled();
  expect(client.relations.mock.calls.filter(call => call[1] === 'zoo')).toEqual(
    [['c', 'zoo']]
  );
});

it('nests partitions below their table', async () => {
  await model.refresh();
  await settled();
  model.toggle(keyOf('relation', 'c', 'by_month'.length));
  await settled();
  expect(drawn(model)).toContain('      by_month_1');
});

it('keeps what is shown while it is fetched again', async () => {
  await model.refresh();
  await settled();
  const before = drawn(model);
  const refreshed = model.refresh();
  expect(drawn(model)).toEqual(before);
  client.relations.mockResolvedValue([relation('new_one')]);
  await refreshed;
  await settled();
  expect(drawn(model)).toContain('    new_one');
});

it('draws a failure where it happened and the rest as it is', async () => {
  client.relations.mockRejectedValue(
    new CompanionError({ code: 'timeout', message: 'It took too long.' })
  );
  await model.refresh();
  await settled();
  expect(drawn(model)).toEqual([
    'demo',
    '  locked',
    '  travel',
    '    failed',
    '  zoo'
  ]);
});

it('searches on the server for what was typed last, and lists it flat', async () => {
  await model.refresh();
  model.setFilter('f');
  model.setFilter('fl');
  await vi.waitFor(() => expect(model.found.size).toBe(1));
  await settled();
  expect(client.search.mock.calls).toEqual([['c', 'fl', false]]);
  expect(drawn(model)).toEqual(['demo', '  flights', '  cut']);
  model.setFilter('');
  expect(drawn(model)).toContain('  travel');
});

it('drops the answer to a search that is no longer asked', async () => {
  await model.refresh();
  let answer: (found: { relations: Relation[]; cut: boolean }) => void;
  client.search.mockImplementationOnce(
    () => new Promise(resolve => (answer = resolve))
  );
  model.setFilter('old');
  await vi.waitFor(() => expect(client.search).toHaveBeenCalledTimes(1));
  model.setFilter('new');
  answer!({ relations: [relation('stale')], cut: false });
  await vi.waitFor(() => expect(client.search).toHaveBeenCalledTimes(2));
  await settled();
  expect(drawn(model)).not.toContain('  stale');
});

it('says of each line which of how many it is', async () => {
  await model.refresh();
  await settled();
  expect(treeRows(model).map(row => [row.position, row.siblings])).toEqual([
    [1, 1],
    [1, 3],
    [2, 3],
    [1, 2],
    [2, 2],
    [3, 3]
  ]);
});

it('moves by the keys of a tree', async () => {
  await model.refresh();
  await settled();
  const rows = treeRows(model);
  expect(moveInTree('ArrowDown', rows, 0)).toEqual({ index: 1 });
  expect(moveInTree('End', rows, 0)).toEqual({ index: 5 });
  expect(moveInTree('ArrowLeft', rows, 3)).toEqual({ index: 2 });
  expect(moveInTree('ArrowLeft', rows, 2)).toEqual({ index: 2, toggle: true });
  expect(moveInTree('ArrowRight', rows, 2)).toEqual({ index: 3 });
  expect(moveInTree('ArrowRight', rows, 5)).toEqual({ index: 5, toggle: true });
  expect(moveInTree('ArrowRight', rows, 3)).toBeUndefined();
  expect(moveInTree('Enter', rows, 3)).toEqual({ index: 3, open: true });
  expect(moveInTree('x', rows, 3)).toBeUndefined();
});
