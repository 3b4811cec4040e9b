// @ts-check
import { tell } from './plain.mjs';

/**
 * Collects what must be stopped and stops it in reverse order, once, at Ctrl-C, SIGTERM or a call.
 *
 * @returns {{
 *   stopping: boolean,
 *   add: (stop: () => unknown) => Promise<void>,
 *   stopAll: () => Promise<void>
 * }}
 */
export function stopOnSignals() {
  /** @type {(() => unknown)[]} */
  const stops = [];
  /** @type {Promise<void> | undefined} */
  let under;

  async function drain() {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        tell(error);
        process.exitCode = 1;
      }
    }
  }

  const shutdown = {
    stopping: false,
    /** @param {() => unknown} stop */
    async add(stop) {
      stops.push(stop);
      // Something that came up after the signal must go down too.
      if (shutdown.stopping) {
        await drain();
      }
    },
    stopAll() {
      shutdown.stopping = true;
      return (under ??= drain());
    }
  };

  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) {
    // The listener stays, so that an impatient second Ctrl-C cannot cut the stop short.
    process.on(name, () => void shutdown.stopAll().then(() => process.exit()));
  }
  return shutdown;
}
