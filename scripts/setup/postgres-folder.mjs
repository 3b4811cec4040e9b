// @ts-check
import {
  mkdir,
  readFile,
  rename,
  rm,
  statfs,
  writeFile
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Plain } from './plain.mjs';
import { stopPostmaster } from './postmaster.mjs';

/** @param {string} folder */
async function checkSpace(folder) {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 2 * 2 ** 30) {
    throw new Plain(
      `Labstead needs 2 GiB of free disk for its data: make room in ${folder}.`
    );
  }
}

/** @param {string} file */
const readText = file =>
  readFile(file, 'utf8').catch(error => {
    if (error.code === 'ENOENT') {
      return '';
    }
    throw error;
  });

/**
 * Opens a data folder: frees it from a server left behind, and clears it unless it was once complete.
 *
 * @param {string} dataDir
 * @param {number} major
 * @returns {Promise<{ password: string | undefined, keep: (password: string) => Promise<void> }>}
 *   no password where the folder has yet to be initialised, after which `keep` marks it complete
 */
export async function openFolder(dataDir, major) {
  // Written when the folder is complete, so it also tells a finished folder from half of one.
  const passwordFile = `${dataDir}.password`;
  const password = await readText(passwordFile);
  const version = await readText(join(dataDir, 'PG_VERSION'));
  const complete = password !== '' && version !== '';
  if (complete && Number(version) !== major) {
    throw new Plain(
      `${dataDir} holds data of PostgreSQL ${version.trim()}: move it away first.`
    );
  }
  await mkdir(dirname(dataDir), { recursive: true });
  await stopPostmaster(dataDir);
  if (!complete) {
    await rm(passwordFile, { force: true });
    await rm(dataDir, { recursive: true, force: true });
    await checkSpace(dirname(dataDir));
  }
  return {
    password: complete ? password : undefined,
    async keep(given) {
      await writeFile(`${passwordFile}.new`, given, { mode: 0o600 });
      await rename(`${passwordFile}.new`, passwordFile);
    }
  };
}
