// @ts-check
import { spawn } from 'node:child_process';

/**
 * Asks the desktop to show an address; where there is none, nothing happens.
 *
 * @param {string} address
 */
export function openBrowser(address) {
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
