import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startJupyter } from '../../scripts/setup/jupyter.mjs';
import { dataRoot } from '../../scripts/setup/paths.mjs';
import { freePort } from '../../scripts/setup/ports.mjs';
import type { Environment } from './environment.js';

/** A Jupyter server as its tests see it. */
export interface Lab {
  url: string;
  token: string;
  pid: number;
}

/** Starts a Jupyter server of its own under a name, with these variables. */
export async function startLab(
  name: string,
  { python, bin }: Environment,
  env: Record<string, string>
): Promise<Lab & { stop: () => Promise<void> }> {
  const home = join(dataRoot, 'tests', 'jupyter', name);
  const { url, token, pid, stop } = await startJupyter({
    python,
    bin,
    env,
    root: join(home, 'notebooks'),
    port: await freePort(),
    token: randomBytes(16).toString('hex'),
    logFile: join(home, 'jupyter.log'),
    home
  });
  return { url, token, pid, stop };
}
