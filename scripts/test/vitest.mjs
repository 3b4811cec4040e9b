// @ts-check
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataRoot } from '../setup/paths.mjs';
import { nodeProgram, runProgram } from './programs.mjs';

/**
 * @typedef {object} Report what vitest's reporter writes, as far as it is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 */

/**
 * Runs projects of vitest and counts their tests.
 *
 * @param {string[]} projects
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function vitest(projects) {
  const file = join(dataRoot, 'tests', `vitest-${projects[0]}.json`);
  await mkdir(join(dataRoot, 'tests'), { recursive: true });
  await rm(file, { force: true });
  const { code } = await runProgram(
    nodeProgram(
      'vitest/vitest.mjs',
      'run',
      ...projects.map(project => `--project=${project}`),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`
    ),
    { show: true }
  );
  /** @type {Report} */
  const report = JSON.parse(
    await readFile(file, 'utf8').catch(() => {
      throw new Error(`vitest ended with ${code} before it ran a test.`);
    })
  );
  return {
    passed: report.numPassedTests,
    // A file that cannot be loaded fails the run, though it holds no test that did.
    failed: report.numFailedTests || Number(code !== 0),
    skipped: report.numPendingTests + report.numTodoTests
  };
}
