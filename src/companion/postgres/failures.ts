import pg from 'pg';
import type { ErrorCode, Failure } from '../../contract/index.js';
import { Failed } from '../failed.js';
import type { ConnectionSettings } from './environment.js';

/** What the driver or Node may say beside the message. */
interface Told {
  code?: string;
  message: string;
  detail?: string;
  hint?: string;
  position?: string;
}

/** What a person reads for an SQLSTATE; `%s` is the server's own message. */
const BY_SQLSTATE: Record<string, [ErrorCode, string]> = {
  '42P01': ['gone', 'The relation is gone. Refresh the list.'],
  '3F000': ['gone', 'The schema is gone. Refresh the list.'],
  '42703': ['changed', 'The columns have changed. Refresh the table.'],
  '42501': ['denied', 'PostgreSQL says: %s. Ask the owner for the right.'],
  '55P03': [
    'locked',
    'Another session holds a lock on it. Try again when that has ended.'
  ],
  '53300': [
    'unreachable',
    'The server has no free connection: %s. Try again later, or close other sessions.'
  ]
};

const CUT_OFF = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  'ECONNRESET',
  'EPIPE'
]);

/** Whether the connection itself was lost, so that another may succeed. */
export function isCutOff(error: unknown): boolean {
  const { code = '', message = '' } = error as Told;
  const byDriver = !(error instanceof pg.DatabaseError);
  return (
    CUT_OFF.has(code) ||
    code.startsWith('08') ||
    (byDriver &&
      /^Connection terminated|not queryable|^Client was closed|^Query read timeout/.test(
        message
      ))
  );
}

/** Turns what the driver threw into one plain sentence with what to do. */
export function explainFailure(
  error: unknown,
  { host, port, user, database }: ConnectionSettings,
  cancelled: boolean
): Error {
  if (error instanceof Failed || !(error instanceof Error)) {
    return error as Error;
  }
  const told = error as Told;
  const code = told.code ?? '';
  const server = host.startsWith('/') ? `in ${host}` : `${host}:${port}`;
  const say = (kind: ErrorCode, message: string): Failed =>
    new Failed(kind, message, serverWords(told));

  if (code === '57014') {
    return cancelled
      ? say('cancelled', 'It was cancelled.')
      : say('timeout', 'It took longer than the time limit and was stopped.');
  }
  if (code === '28P01' || code === '28000') {
    return say(
      'login',
      `The server ${server} refused ${user}: ${told.message}. Check PGUSER, and PGPASSWORD or ~/.pgpass.`
    );
  }
  if (/password must be a string/.test(told.message)) {
    return say(
      'login',
      `The server ${server} wants a password for ${user}. Set PGPASSWORD or add a line to ~/.pgpass.`
    );
  }
  if (code === '3D000') {
    return say(
      'gone',
      `There is no database ${database} on ${server}. Check PGDATABASE.`
    );
  }
  if (told.message === 'timeout exceeded when trying to connect') {
    // So the pool says when none of its connections came free; a silent server it reports otherwise.
    return say(
      'timeout',
      'All connections are busy with other reads. Cancel one of these, or try again later.'
    );
  }
  const known = BY_SQLSTATE[code];
  if (known) {
    return say(
      known[0],
      known[1].replace('%s', () => told.message)
    );
  }
  // The server's own words may well have “timeout” or “SSL” in them.
  const fromServer = error instanceof pg.DatabaseError && !isCutOff(error);
  return (
    (fromServer ? sqlFailure(told) : networkFailure(told, server)) ?? error
  );
}

function networkFailure(told: Told, server: string): Failed | undefined {
  const { code, message } = told;
  const say = (text: string): Failed => new Failed('unreachable', text);
  if (code === 'ECONNREFUSED' || code === 'ENOENT') {
    return say(
      `The server ${server} refused the connection. Check host and port, and that PostgreSQL runs there.`
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return say(`There is no host for ${server}. Check PGHOST.`);
  }
  if (
    code === 'ETIMEDOUT' ||
    code === 'EHOSTUNREACH' ||
    code === 'ENETUNREACH' ||
    /timeout/i.test(message)
  ) {
    return say(
      `The server ${server} did not answer within 5 s. Try again, or check host and port.`
    );
  }
  if (/SSL|certificate|self[- ]signed/i.test(message)) {
    return say(
      `No TLS connection to ${server}: ${message}. Check PGSSLMODE and PGSSLROOTCERT.`
    );
  }
  if (isCutOff(told)) {
    return say(
      `The connection to ${server} was lost. Try again when the server is back.`
    );
  }
  if (/^E[A-Z]+$/.test(code ?? '')) {
    return say(
      `The server ${server} cannot be reached: ${message}. Check PGHOST and PGPORT.`
    );
  }
  return undefined;
}

function sqlFailure(told: Told): Failed {
  return new Failed(
    'sql',
    `PostgreSQL says: ${told.message}.`,
    serverWords(told)
  );
}

function serverWords({
  code,
  detail,
  hint,
  position
}: Told): Omit<Failure, 'code' | 'message'> {
  return {
    ...(code === undefined ? {} : { sqlstate: code }),
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
    ...(position === undefined ? {} : { position: Number(position) })
  };
}
