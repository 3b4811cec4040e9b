// @ts-check
/** `npm run bench -- NAME [--json FILE]`: runs bench/NAME.mjs and prints what it measured beside its bars. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { root } from './setup/paths.mjs';
import { Plain, runMain } from './setup/plain.mjs';

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' } }
  });
  const [name = ''] = positionals;
  const file = join(root, 'bench', `${name}.mjs`);
  if (name === '' || !existsSync(file)) {
    const names = readdirSync(join(root, 'bench'))
      .filter(each => each.endsWith('.mjs'))
      .map(each => each.slice(0, -4));
    throw new Plain(`Name one benchmark: ${names.join(', ')}.`);
  }
  await ensureNodeModules();
  const { machine, table } = await import('../bench/lib/report.mjs');
  /** @type {{ default: () => Promise<import('../bench/lib/report.mjs').Measure[]> }} */
  const bench = await import(pathToFileURL(file).href);
  const measures = await bench.default();
  const about = machine();
  console.log(`\n${name}, ${about}\n\n${table(measures)}`);
  if (values.json !== undefined) {
    const report = { name, machine: about, date: new Date(), measures };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
});
