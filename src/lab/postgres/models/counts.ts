/** A number of rows in little space: `~3.0 M`, `~250 k`, `~412`. Always an estimate. */
export function shortEstimate(rows: number): string {
  for (const [size, unit] of UNITS) {
    if (rows >= size * 0.9995) {
      const scaled = rows / size;
      return `~${scaled.toFixed(scaled < 99.95 ? 1 : 0)} ${unit}`;
    }
  }
  return `~${Math.round(rows)}`;
}

const UNITS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k']
] as const;

/** A count with the locale's separators; also of counts beyond 2^53, given as text. */
export function fullCount(rows: number | string): string {
  return typeof rows === 'string'
    ? BigInt(rows).toLocaleString()
    : Math.round(rows).toLocaleString();
}
