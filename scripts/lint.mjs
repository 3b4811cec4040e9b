// @ts-check
/** Runs every check of types, rules and format; the exit code is 1 where one fails. */
import { ensureNodeModules } from './setup/node-modules.mjs';
import { runMain } from './setup/plain.mjs';
import { createProgress } from './setup/progress.mjs';
import { ensurePython } from './setup/python.mjs';
import { lint } from './test/lint-tools.mjs';

await runMain(async () => {
  const progress = createProgress();
  await ensureNodeModules(progress);
  const { python } = await ensurePython(progress);
  const { failed } = await lint(python);
  process.exitCode = failed > 0 ? 1 : 0;
});
