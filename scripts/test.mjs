// @ts-check
/** Sets up what the tests need and runs them: all, or the parts that are named. */
import { checkNode, ensureNodeModules } from './setup/node-modules.mjs';
import { root } from './setup/paths.mjs';
import { Plain, tell } from './setup/plain.mjs';
import { createProgress } from './setup/progress.mjs';
import { ensurePython } from './setup/python.mjs';
import { run } from './setup/run.mjs';
import { ONE_FAILED, sum, summaryOf } from './test/counts.mjs';

// What runs before ensureNodeModules may import only what Node brings along.

/** @typedef {import('./test/counts.mjs').Counts} Counts */

const progress = createProgress();

async function buildWheel() {
  const step = progress.step('Building Labstead');
  await run(process.execPath, ['scripts/build-wheel.mjs'], { cwd: root });
  step.done();
}

/** @param {string[]} projects */
const vitest = async projects =>
  (await import('./test/vitest.mjs')).vitest(projects);

/** @type {Record<string, () => Promise<Counts>>} */
const PARTS = {
  async lint() {
    const { python } = await ensurePython(progress);
    return (await import('./test/lint-tools.mjs')).lint(python);
  },
  unit: () => vitest(['unit', 'lab']),
  postgres: () => vitest(['postgres-*']),
  async jupyter() {
    await buildWheel();
    return vitest(['jupyter']);
  },
  async ui() {
    await buildWheel();
    return (await import('./test/playwright.mjs')).playwright(progress);
  }
};

/** @param {string[]} names */
function chosenParts(names) {
  const unknown = names.find(name => !(name in PARTS));
  if (unknown !== undefined) {
    throw new Plain(
      `There is no part ${unknown}: the parts are ${Object.keys(PARTS).join(', ')}.`
    );
  }
  return Object.entries(PARTS).filter(
    ([name]) => names.length === 0 || names.includes(name)
  );
}

/** @type {Counts[]} */
const counts = [];
try {
  checkNode();
  const parts = chosenParts(process.argv.slice(2));
  await ensureNodeModules(progress);
  for (const [name, part] of parts) {
    process.stdout.write(`\n${name}\n`);
    // One part that cannot run must not hide what the others find.
    const counted = await part().catch(error => {
      progress.clear();
      tell(error);
      return ONE_FAILED;
    });
    counts.push(counted);
  }
} catch (error) {
  tell(error);
  counts.push(ONE_FAILED);
}
const all = sum(counts);
process.stdout.write(`\n${summaryOf(all)}\n`);
process.exit(all.failed > 0 || all.passed === 0 ? 1 : 0);
