import { unlink } from 'node:fs/promises';
import { connect } from 'node:net';

/**
 * Removes a socket that a killed process left behind, since listening on it
 * would fail; throws when another process still answers on it.
 */
export async function removeStaleSocket(path: string): Promise<void> {
  if (await answers(path)) {
    throw new Error(`Another process answers on ${path}.`);
  }
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') {
      throw error;
    }
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
