import pg from 'pg';
import { expect, test } from 'vitest';
import { Failed } from '../failed.js';
import { findConnections } from './environment.js';
import { explainFailure, isCutOff } from './failures.js';

const { connections } = findConnections(
  { PGHOST: 'db', PGUSER: 'ada', PGDATABASE: 'science' },
  () => 'nobody'
);

function explain(error: unknown, cancelled = false): unknown {
  const [settings] = connections;
  const explained = settings && explainFailure(error, settings, cancelled);
  return explained instanceof Failed ? explained.failure : explained;
}

const told = (message: string, code: string, more: object = {}): Error =>
  Object.assign(new pg.DatabaseError(message, 0, 'error'), { code, ...more });

test('what PostgreSQL refuses is told in its words, with what it says beside', () => {
  const error = told('division by zero', '22012', {
    detail: 'd',
    hint: 'h',
    position: '8'
  });
  expect(explain(error)).toEqual({
    code: 'sql',
    message: 'PostgreSQL says: division by zero.',
    sqlstate: '22012',
    detail: 'd',
    hint: 'h',
    position: 8
  });
});

test.each(['timeout', 'SSL', 'certificate', 'not queryable'])(
  'the word “%s” in the words of PostgreSQL does not make them something else',
  word =>
    expect(explain(told(`invalid input "${word}"`, '22P02'))).toMatchObject({
      code: 'sql'
    })
);

test('one code means two things, as somebody cancelled or nobody did', () => {
  const error = told('canceling statement', '57014');
  expect(explain(error, true)).toMatchObject({ code: 'cancelled' });
  expect(explain(error)).toMatchObject({ code: 'timeout' });
});

test.each([
  ['53300', 'unreachable'],
  ['57P01', 'unreachable'],
  ['57P03', 'unreachable'],
  ['08006', 'unreachable'],
  ['28000', 'login'],
  ['3D000', 'gone'],
  ['3F000', 'gone'],
  ['42P01', 'gone'],
  ['42703', 'changed'],
  ['42501', 'denied'],
  ['55P03', 'locked'],
  ['XX000', 'sql']
])('SQLSTATE %s is %s', (sqlstate, code) => {
  expect(explain(told('words', sqlstate))).toMatchObject({ code });
});

test.each([
  'ECONNREFUSED',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'EPIPE'
])('the network fault %s is unreachable', code => {
  expect(explain(Object.assign(new Error('words'), { code }))).toMatchObject({
    code: 'unreachable'
  });
});

test('a host of several addresses that all refuse is unreachable', () => {
  const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  expect(explain(error)).toEqual({
    code: 'unreachable',
    message:
      'The server db:5432 refused the connection. Check host and port, and that PostgreSQL runs there.'
  });
});

test("dollars in the server's words stay as they are", () => {
  expect(explain(told("no right on $& $'", '42501'))).toMatchObject({
    message: "PostgreSQL says: no right on $& $'. Ask the owner for the right."
  });
});

test('what is known already, and a fault of ours, are handed on', () => {
  expect(explain(new Failed('gone', 'away'))).toEqual({
    code: 'gone',
    message: 'away'
  });
  const fault = new TypeError('x is not a function');
  expect(explain(fault)).toBe(fault);
});

test('a connection that is lost is told from a statement that failed', () => {
  expect(isCutOff(told('shutting down', '57P01'))).toBe(true);
  expect(isCutOff(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isCutOff(told('gone', '42P01'))).toBe(false);
});
