import { execFileSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { Cell } from '../../src/contract/index.js';

const ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v'
};

/** The rows of a query as COPY writes them: the server's own text, that no driver has touched. */
export async function copyText(
  session: pg.Client,
  query: string
): Promise<Cell[][]> {
  const stream = session.query(to(`COPY (${query}) TO STDOUT`));
  const lines = (await text(stream)).split('\n').slice(0, -1);
  return lines.map(line =>
    line
      .split('\t')
      .map(cell =>
        cell === '\\N'
          ? null
          : cell.replace(
              /\\(.)/g,
              (_, letter: string) => ESCAPES[letter] ?? letter
            )
      )
  );
}

/** Whether there is a psql to compare with. */
export function hasPsql(): boolean {
  try {
    execFileSync('psql', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The rows of a query as `psql -At` prints them, with NUL between values and rows. */
export function psqlText(env: Record<string, string>, query: string): Cell[][] {
  const nothing = '\u0002NULL\u0002';
  const output = execFileSync(
    'psql',
    ['-XAtz0', '-P', `null=${nothing}`, '-c', query],
    { env: { ...process.env, ...env }, encoding: 'utf8' }
  );
  const columns = (row: string): string[] => row.split('\0');
  // Both separators are NUL, so that the query puts an end of its own after each row.
  return output
    .split('\u0003\0')
    .slice(0, -1)
    .map(row =>
      columns(row)
        .slice(0, -1)
        .map(cell => (cell === nothing ? null : cell))
    );
}
