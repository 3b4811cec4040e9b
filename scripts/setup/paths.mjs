// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, by its absolute path. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folder of the checkout that holds what running it makes. */
export const dataRoot = join(root, '.data');
