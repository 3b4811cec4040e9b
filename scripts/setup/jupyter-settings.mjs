// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pythonEnv } from './python.mjs';

/**
 * @typedef {object} Options
 * @property {string} python
 * @property {string} bin
 * @property {Record<string, string>} env what the server and its kernels find in their environment
 * @property {string} root the folder of the notebooks
 * @property {number} port
 * @property {string} token
 * @property {string} logFile
 * @property {string} [home] the folder of Jupyter's own files
 */

/**
 * The environment of a JupyterLab that keeps all its own files in one folder.
 *
 * @param {Options} options
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentOf({ bin, env, token }, home) {
  // The user's own settings for Jupyter and psql would otherwise mix in.
  const own = Object.entries(pythonEnv()).filter(
    ([name]) => !/^(PG|JUPYTER|LABSTEAD_)/.test(name)
  );
  return {
    ...Object.fromEntries(own),
    PATH: [bin, process.env['PATH'] ?? '', dirname(process.execPath)].join(
      delimiter
    ),
    JUPYTER_CONFIG_DIR: join(home, 'config'),
    JUPYTER_DATA_DIR: join(home, 'data'),
    JUPYTER_RUNTIME_DIR: join(home, 'runtime'),
    JUPYTERLAB_SETTINGS_DIR: join(home, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: join(home, 'workspaces'),
    IPYTHONDIR: join(home, 'ipython'),
    // Not an argument, because every user of the machine may read those.
    JUPYTER_TOKEN: token,
    ...env
  };
}

/**
 * The arguments of Python that start JupyterLab.
 *
 * @param {Options} options
 * @returns {string[]}
 */
export const argumentsOf = ({ root, port }) => [
  '-m',
  'jupyterlab',
  '--no-browser',
  '--ServerApp.ip=127.0.0.1',
  `--ServerApp.port=${port}`,
  '--ServerApp.port_retries=0',
  `--ServerApp.root_dir=${root}`,
  // Last, so that the folder's name above is always followed by a blank.
  process.getuid?.() === 0 ? '--allow-root' : '--ServerApp.allow_root=False'
];

/**
 * Writes the settings of JupyterLab into its folder: it asks nobody whether they want news.
 *
 * @param {string} home
 */
export async function writeSettings(home) {
  const folder = join(home, 'config', 'labconfig');
  const announcements = '@jupyterlab/apputils-extension:announcements';
  const page = { disabledExtensions: { [announcements]: true } };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'page_config.json'), JSON.stringify(page));
}
