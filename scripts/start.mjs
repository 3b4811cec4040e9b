// @ts-check
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './setup/browser.mjs';
import { claimCheckout } from './setup/claim.mjs';
import { startJupyter, stopLeftover } from './setup/jupyter.mjs';
import { checkNode, ensureNodeModules } from './setup/node-modules.mjs';
import { dataRoot, root } from './setup/paths.mjs';
import { Plain, runMain } from './setup/plain.mjs';
import { chosenPort } from './setup/ports.mjs';
import { createProgress } from './setup/progress.mjs';
import { ensurePython, installWheel } from './setup/python.mjs';
import { endLeftRuns, run, stopRuns } from './setup/run.mjs';
import { stopOnSignals } from './setup/shutdown.mjs';

// What runs before ensureNodeModules may import only what Node brings along.

/** @typedef {ReturnType<typeof stopOnSignals>} Shutdown */

const progress = createProgress();
const workspace = join(dataRoot, 'workspace');

/** @param {Shutdown} shutdown */
async function startData(shutdown) {
  const { startPostgres } = await import('./setup/postgres.mjs');
  const { loadDemo } = await import('./demo/load.mjs');
  const { prepareWorkspace } = await import('./demo/workspace.mjs');
  await prepareWorkspace(workspace);
  const log = createWriteStream(join(dataRoot, 'postgres.log'), {
    mode: 0o600
  });
  const server = await startPostgres({
    dataDir: join(dataRoot, 'postgres'),
    // The demo can be made again, so its first load need not be logged for recovery.
    settings: { wal_level: 'minimal', max_wal_senders: 0, max_wal_size: '2GB' },
    onLog: text => log.write(text)
  });
  await shutdown.add(server.stop);
  const demo = await loadDemo(server, progress);
  return {
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: demo.user,
    PGPASSWORD: demo.password,
    PGDATABASE: demo.database
  };
}

async function buildAndInstall() {
  const step = progress.step('Building Labstead');
  const printed = await run(process.execPath, ['scripts/build-wheel.mjs'], {
    cwd: root
  });
  await installWheel(printed.trim().split('\n').at(-1) ?? '');
  step.done();
}

/** @param {Shutdown} shutdown */
async function start(shutdown) {
  await shutdown.add(await claimCheckout());
  endLeftRuns();
  await shutdown.add(stopRuns);
  await stopLeftover();
  const port = await chosenPort(process.env['LABSTEAD_PORT'], 8888);
  const modules = ensureNodeModules(progress);
  const [env, { python, bin }] = await Promise.all([
    modules.then(() => startData(shutdown)),
    Promise.all([ensurePython(progress), modules]).then(async ([found]) => {
      await buildAndInstall();
      return found;
    })
  ]);
  const step = progress.step('Starting JupyterLab');
  const token = randomBytes(24).toString('hex');
  const logFile = join(dataRoot, 'jupyter.log');
  const lab = await startJupyter({
    python,
    bin,
    env,
    root: workspace,
    port,
    token,
    logFile
  });
  await shutdown.add(lab.stop);
  step.done();
  const address = `${lab.url}/lab?token=${token}`;
  process.stdout.write(
    `Labstead is ready: ${address}\nCtrl-C stops everything.\n`
  );
  if (process.argv.includes('--open')) {
    openBrowser(address);
  }
  // Its own menu can shut JupyterLab down, too.
  const code = await lab.ended;
  if (code !== 0 && !shutdown.stopping) {
    throw new Plain(
      `JupyterLab ended by itself: ${logFile} has its last words.`
    );
  }
}

await runMain(async () => {
  checkNode();
  const shutdown = stopOnSignals();
  try {
    await start(shutdown);
  } catch (error) {
    // A start that is cut short fails somewhere, and that is no news.
    if (!shutdown.stopping) {
      progress.clear();
      throw error;
    }
  } finally {
    await shutdown.stopAll();
  }
});
