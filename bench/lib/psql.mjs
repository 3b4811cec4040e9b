// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { environmentFor } from './database.mjs';
import { median } from './report.mjs';

/**
 * Milliseconds, by psql's own clock, of each statement run `times` times in
 * one session; undefined for all where psql is not installed.
 *
 * @param {import('./database.mjs').Connection} connection
 * @param {Record<string, string>} statements
 * @param {number} times
 * @returns {Promise<Record<string, number | undefined>>}
 */
export async function timePsql(connection, statements, times) {
  if (spawnSync('psql', ['--version']).error) {
    console.log('psql is not installed: no reference.');
    return {};
  }
  const child = spawn('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, ...environmentFor(connection) }
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', part => (output += part));
  for (const [name, statement] of Object.entries(statements)) {
    child.stdin.write(`\\echo @${name}\n\\timing on\n`);
    child.stdin.write(`\\o /dev/null\n${`${statement};\n`.repeat(times)}\\o\n`);
    child.stdin.write('\\timing off\n');
  }
  child.stdin.end();
  await new Promise(resolve => child.once('close', resolve));
  return Object.fromEntries(
    output
      .split('@')
      .slice(1)
      .map(part => [
        part.split('\n')[0] ?? '',
        median(
          [...part.matchAll(/Time: ([\d.]+) ms/g)].map(match =>
            Number(match[1])
          )
        )
      ])
  );
}
