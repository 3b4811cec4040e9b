// @ts-check
import { sum } from './counts.mjs';
import { nodeProgram, runProgram } from './programs.mjs';

const TSC = 'typescript/bin/tsc';

/**
 * The tools by what they look at, given Python for those that need it.
 *
 * @param {string} python
 * @returns {[string, [string, ...string[]]][]}
 */
const tools = python => [
  ['types of src', nodeProgram(TSC, '-b')],
  ['types of scripts', nodeProgram(TSC, '-p', 'scripts')],
  ['types of benchmarks', nodeProgram(TSC, '-p', 'bench')],
  ['types of tests', nodeProgram(TSC, '-p', 'tests')],
  ['types of lab tests', nodeProgram(TSC, '-p', 'tests/tsconfig.lab.json')],
  ['eslint', nodeProgram('eslint/bin/eslint.js', '.', '--max-warnings=0')],
  ['stylelint', nodeProgram('stylelint/bin/stylelint.mjs', 'style/**/*.css')],
  [
    'prettier',
    nodeProgram('prettier/bin/prettier.cjs', '.', '--check', '--log-level=warn')
  ],
  ['ruff check', [python, '-m', 'ruff', 'check', '--quiet', 'labstead']],
  [
    'ruff format',
    [python, '-m', 'ruff', 'format', '--quiet', '--diff', 'labstead']
  ]
];

/**
 * Runs every tool, shows what those that fail say, and counts each as one test.
 *
 * @param {string} python
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function lint(python) {
  const counts = await Promise.all(
    tools(python).map(async ([name, line]) => {
      const started = Date.now();
      const { code, output } = await runProgram(line);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      const passed = code === 0;
      process.stdout.write(
        `${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${passed ? '' : output}`
      );
      return { passed: Number(passed), failed: Number(!passed), skipped: 0 };
    })
  );
  return sum(counts);
}
