// @ts-check
/** Builds the extension into dist/labextension and the companion into dist/companion. */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const quiet = { stdio: /** @type {const} */ ('inherit') };

rmSync('dist/labextension', { recursive: true, force: true });
execFileSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-b'],
  quiet
);
execFileSync(
  process.execPath,
  [
    'node_modules/@jupyter/builder/lib/build-labextension.js',
    '--core-package-file',
    'node_modules/@jupyterlab/core-meta/core.package.json',
    '.'
  ],
  quiet
);
await build({
  entryPoints: ['lib/companion/main.js'],
  outfile: 'dist/companion/companion.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  keepNames: true,
  legalComments: 'linked',
  // pg loads these only where they are installed.
  external: ['pg-native', 'pg-cloudflare'],
  // CommonJS dependencies call require, which an ES module does not have.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  }
});
