/** A string, a number or word, or one mark of structure. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Breaks json text into indented lines without reading its values: numbers
 * keep every digit, and doubled keys stay doubled, which JSON.parse loses.
 */
export function prettyJson(text: string): string {
  let out = '';
  let depth = 0;
  let previous = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === '}' || token === ']';
    if (closes) {
      depth -= 1;
    }
    const opened = previous === '{' || previous === '[';
    if (closes ? !opened : opened || previous === ',') {
      out += `\n${'  '.repeat(Math.max(0, depth))}`;
    }
    out += token === ':' ? ': ' : token;
    if (token === '{' || token === '[') {
      depth += 1;
    }
    previous = token;
  }
  return out;
}
