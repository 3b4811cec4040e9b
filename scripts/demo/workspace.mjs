// @ts-check
import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const notebook = 'Reading the demo database.ipynb';

/**
 * Puts the demo notebook into a folder, unless there is one of that name.
 *
 * @param {string} folder
 */
export async function prepareWorkspace(folder) {
  await mkdir(folder, { recursive: true });
  const from = join(dirname(fileURLToPath(import.meta.url)), notebook);
  try {
    await copyFile(from, join(folder, notebook), constants.COPYFILE_EXCL);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
      throw error;
    }
  }
}
