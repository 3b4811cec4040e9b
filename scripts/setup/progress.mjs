// @ts-check

/**
 * @typedef {object} Step
 * @property {(detail: string) => void} update
 * @property {() => void} done
 *
 * @typedef {object} Progress
 * @property {(name: string) => Step} step
 * @property {() => void} clear
 */

/**
 * Shows the steps under way in one line of a terminal, or one line per step elsewhere.
 *
 * @param {NodeJS.WriteStream} [stream]
 * @returns {Progress}
 */
export function createProgress(stream = process.stdout) {
  /** @type {Map<symbol, string>} */
  const active = new Map();

  function draw() {
    if (!stream.isTTY) {
      return;
    }
    const line = [...active.values()].join(' · ');
    // A line that wraps could not be overwritten any more.
    stream.write(`\r\x1b[K${line.slice(0, (stream.columns || 80) - 1)}`);
  }

  return {
    step(name) {
      const key = Symbol(name);
      active.set(key, name);
      if (!stream.isTTY) {
        stream.write(`${name}\n`);
      }
      draw();
      return {
        update(detail) {
          active.set(key, `${name}: ${detail}`);
          draw();
        },
        done() {
          active.delete(key);
          draw();
        }
      };
    },
    clear() {
      active.clear();
      draw();
    }
  };
}

/**
 * A progress that shows nothing.
 *
 * @type {Progress}
 */
export const silent = {
  step: () => ({ update: () => undefined, done: () => undefined }),
  clear: () => undefined
};
