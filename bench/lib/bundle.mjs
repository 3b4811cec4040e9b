// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/setup/paths.mjs';

/** Kilobytes of all the extension's scripts, gzipped one by one as a server sends them. */
export function measureBundle() {
  const folder = join(root, 'dist/labextension/static');
  return (
    readdirSync(folder)
      .filter(file => file.endsWith('.js'))
      .map(file => gzipSync(readFileSync(join(folder, file))).length)
      .reduce((sum, size) => sum + size, 0) / 1000
  );
}
