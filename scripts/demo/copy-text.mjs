// @ts-check

/** @type {Record<string, string>} */
const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/**
 * One line of PostgreSQL's COPY text format.
 *
 * @param {unknown[]} values
 * @returns {string}
 */
export function copyLine(values) {
  const fields = values.map(value =>
    value === null || value === undefined
      ? '\\N'
      : String(value).replace(/[\\\t\n\r]/g, found => escapes[found] ?? found)
  );
  return `${fields.join('\t')}\n`;
}

/**
 * The text of a PostgreSQL array of texts.
 *
 * @param {string[]} items
 * @returns {string}
 */
export function arrayText(items) {
  return `{${items.map(item => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
