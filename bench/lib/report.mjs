// @ts-check
import { cpus, totalmem } from 'node:os';

/**
 * One measured figure. A bar without a word is the most it may be.
 *
 * @typedef {object} Measure
 * @property {string} metric
 * @property {string} unit
 * @property {number} ours
 * @property {number | undefined} [reference] the same, measured in the same run by the other way
 * @property {string} [by] what the reference is
 * @property {number} [bar]
 */

/** The machine and the programs in one line. */
export function machine() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores, ${memory} GiB, Node ${process.version}, ${process.platform}`;
}

/** The middle of some numbers. @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * The measures as a table: metric, unit, ours, reference, ratio, bar, ok.
 *
 * @param {Measure[]} measures
 */
export function table(measures) {
  const lines = measures.map(({ metric, unit, ours, reference, by, bar }) => [
    metric,
    unit,
    short(ours),
    reference === undefined ? '' : `${short(reference)}${by ? ` (${by})` : ''}`,
    reference === undefined ? '' : short(ours / reference),
    bar === undefined ? '' : `<= ${short(bar)}`,
    bar === undefined ? '' : ours <= bar ? 'yes' : 'NO'
  ]);
  const all = [
    ['metric', 'unit', 'ours', 'reference', 'ratio', 'bar', 'ok'],
    ...lines
  ];
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(...all.map(line => (line[column] ?? '').length))
  );
  const drawn = all.map(
    line =>
      `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`
  );
  const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}

/** @param {number} number */
function short(number) {
  return number >= 100 ? String(Math.round(number)) : number.toPrecision(3);
}
