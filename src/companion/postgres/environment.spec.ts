import { expect, test } from 'vitest';
import { findConnections } from './environment.js';

const find = (env: Record<string, string>) =>
  findConnections(env, () => 'ada').connections[0];

test('without the variables there is no connection, and it is said where was looked', () => {
  expect(findConnections({ PGPASSWORD: 'x', HOME: '/' }, () => 'ada')).toEqual({
    connections: [],
    looked: ['PG* variables (PGHOST, PGPORT, PGDATABASE, PGUSER, …)']
  });
});

test.each(['PGHOST', 'PGHOSTADDR', 'PGDATABASE', 'PGUSER'])(
  '%s alone makes a connection',
  name => expect(find({ [name]: 'x' })).toBeDefined()
);

test('what is not set is what libpq takes', () => {
  expect(find({ PGPORT: '5433' })).toEqual({
    name: 'environment',
    origin: 'PG* variables',
    host: 'localhost',
    port: 5433,
    database: 'ada',
    user: 'ada',
    password: undefined,
    sslmode: 'prefer',
    sslrootcert: undefined,
    sslcert: undefined,
    sslkey: undefined,
    options: undefined
  });
});

test('what is set is taken', () => {
  const found = find({
    PGHOST: '/run/postgresql',
    PGPORT: '1',
    PGDATABASE: 'd',
    PGUSER: 'u',
    PGPASSWORD: 'p',
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: 'ca',
    PGSSLCERT: 'cert',
    PGSSLKEY: 'key'
  });
  expect(found).toMatchObject({
    host: '/run/postgresql',
    port: 1,
    database: 'd',
    user: 'u',
    password: 'p',
    sslmode: 'verify-full',
    sslrootcert: 'ca',
    sslcert: 'cert',
    sslkey: 'key'
  });
});

test('an empty variable counts as not set', () => {
  expect(find({ PGHOST: '' })).toBeUndefined();
  expect(find({ PGUSER: 'u', PGPORT: '', PGSSLMODE: '' })).toMatchObject({
    port: 5432,
    sslmode: 'prefer'
  });
});

test('the database is the user where it is not set', () => {
  expect(find({ PGUSER: 'u' })).toMatchObject({ database: 'u' });
});

test('settings become startup options in which spaces do not separate', () => {
  const found = find({
    PGUSER: 'u',
    PGOPTIONS: '-c search_path=a',
    PGTZ: 'Europe/Brussels',
    PGDATESTYLE: 'SQL, DMY\\'
  });
  expect(found?.options).toBe(
    '-c search_path=a -c TimeZone=Europe/Brussels -c DateStyle=SQL,\\ DMY\\\\'
  );
});

test.each(['abc', '0', '65536', '54.5', '5432,5433'])(
  'the port %s is none, which is said',
  port =>
    expect(findConnections({ PGPORT: port }, () => 'ada')).toEqual({
      connections: [],
      looked: [`PG* variables, whose PGPORT “${port}” is no port`]
    })
);
