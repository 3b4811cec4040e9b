// @ts-check
/** Builds the extension into dist/labextension and the companion into dist/companion. */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

/**
 * What fastify loads at once for servers with TLS and for compilers of its own,
 * and a companion without them never calls: a seventh of its memory.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    const unused =
      /^(node:https|node:http2|@fastify\/(ajv|fast-json-stringify)-compiler)$/;
    onResolve({ filter: unused }, ({ path }) => ({
      path,
      namespace: 'unused'
    }));
    onLoad({ filter: /./, namespace: 'unused' }, () => ({
      contents: 'module.exports = () => undefined'
    }));
  }
};

/** @param {string[]} args */
function node(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) {
    // It has said itself what is wrong.
    process.exit(1);
  }
}

rmSync('dist/labextension', { recursive: true, force: true });
node('node_modules/typescript/bin/tsc', '-b');
node(
  'node_modules/@jupyter/builder/lib/build-labextension.js',
  '--core-package-file',
  'node_modules/@jupyterlab/core-meta/core.package.json',
  '.'
);
await build({
  entryPoints: ['lib/companion/main.js'],
  outfile: 'dist/companion/companion.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Names stay, for the stacks in its log.
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [withoutUnused],
  // By it pg would look for Cloudflare, which makes Node 20 load its fetch.
  define: { Response: 'undefined' },
  legalComments: 'linked',
  // pg loads these only where they are installed.
  external: ['pg-native', 'pg-cloudflare'],
  // CommonJS dependencies call require, which an ES module does not have.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  }
});
