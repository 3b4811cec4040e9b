// @ts-check
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataRoot } from './paths.mjs';
import { Plain } from './plain.mjs';
import { commandLine } from './process.mjs';

const file = join(dataRoot, 'run.json');

/**
 * Makes this process the only `npm start` of the checkout, and gives what ends that.
 *
 * @returns {Promise<() => Promise<void>>}
 */
export async function claimCheckout() {
  await mkdir(dataRoot, { recursive: true });
  const record = await readFile(file, 'utf8').catch(() => '');
  const other = Number(/^\{"pid":(\d+)\}$/.exec(record)?.[1] ?? 0);
  // The next start stops what a killed one left behind, so it must not meet a live one.
  if (
    other !== process.pid &&
    other > 0 &&
    commandLine(other).includes('start.mjs')
  ) {
    throw new Plain(
      `Labstead already runs from this checkout, as process ${other}: stop that one first.`
    );
  }
  await writeFile(file, JSON.stringify({ pid: process.pid }));
  return () => rm(file, { force: true });
}
