// @ts-check
import { chmod, chown, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { Plain } from './plain.mjs';
import { programs } from './postgres-program.mjs';
import { run } from './run.mjs';

/** @param {string} folder */
async function makeEnterable(folder) {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const { mode } = await stat(at);
    if ((mode & 0o001) === 0 && at.startsWith(`${root}/`)) {
      // A strict umask closed what npm or an earlier step made here.
      await chmod(at, (mode & 0o777) | 0o011);
    } else if ((mode & 0o001) === 0) {
      throw new Plain(
        `PostgreSQL never runs as root, and its own user may not enter ${at}: clone Labstead to a place that every user may enter, such as /srv, or run it as an ordinary user.`
      );
    }
  }
}

/**
 * Prepares what the server needs when root starts it: a user of its own that reaches its files.
 *
 * @param {number} major
 * @param {string} dataDir
 */
export async function prepareForRoot(major, dataDir) {
  await makeEnterable(programs(major));
  await makeEnterable(dirname(dataDir));
  await run('chmod', ['-R', 'go+rX', programs(major)]);
  /** @param {string} flag */
  const id = async flag => Number(await run('id', [flag, 'postgres']));
  const uid = await id('-u').catch(async () => {
    await run('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      'postgres'
    ]).catch(() => {
      throw new Plain(
        'PostgreSQL never runs as root, and no user postgres could be made for it.'
      );
    });
    return id('-u');
  });
  const owner = await stat(dataDir).then(
    found => found.uid,
    () => uid
  );
  if (owner !== uid) {
    const gid = await id('-g');
    await chown(dataDir, uid, gid);
    for (const entry of await readdir(dataDir, { recursive: true })) {
      await chown(join(dataDir, entry), uid, gid);
    }
  }
}
