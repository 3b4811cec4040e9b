import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { Failed } from '../failed.js';
import type { ConnectionSettings } from './environment.js';

/**
 * The ways to try in order, each `false` for plain or options for TLS, with
 * libpq's meaning of sslmode (PostgreSQL documentation, "SSL Support"): the
 * driver's own differs, since it verifies on `require` and never falls back.
 */
export async function tlsAttempts(
  settings: ConnectionSettings
): Promise<(false | ConnectionOptions)[]> {
  const { host, sslrootcert } = settings;
  if (!MODES.includes(settings.sslmode)) {
    throw new Failed(
      'login',
      `PGSSLMODE “${settings.sslmode}” means nothing. Set one of ${MODES.join(', ')}.`
    );
  }
  // The system's certificates would vouch for any host's owner, so libpq then checks the name too.
  const sslmode = sslrootcert === 'system' ? 'verify-full' : settings.sslmode;
  if (sslmode === 'disable' || host.startsWith('/')) {
    return [false];
  }
  const files = await readFiles(settings);
  // libpq turns `require` into `verify-ca` where a root certificate is given.
  const verifies =
    sslmode === 'verify-ca' ||
    sslmode === 'verify-full' ||
    (sslmode === 'require' && files.ca !== undefined);
  if (verifies && sslrootcert !== 'system' && files.ca === undefined) {
    // As libpq: the public certificates that Node knows would vouch for anybody's server.
    throw new Failed(
      'login',
      `PGSSLMODE ${sslmode} needs a root certificate. Set PGSSLROOTCERT to its file, or to system.`
    );
  }
  const tls: ConnectionOptions = {
    ...files,
    rejectUnauthorized: verifies,
    ...(sslmode === 'verify-full'
      ? {}
      : { checkServerIdentity: () => undefined })
  };
  switch (sslmode) {
    case 'allow':
      return [false, tls];
    case 'prefer':
      return [tls, false];
    default:
      return [tls];
  }
}

const MODES = [
  'disable',
  'allow',
  'prefer',
  'require',
  'verify-ca',
  'verify-full'
];

async function readFiles({
  sslrootcert,
  sslcert,
  sslkey,
  home
}: ConnectionSettings): Promise<ConnectionOptions> {
  const read = async (
    path: string | undefined
  ): Promise<Buffer | undefined> => {
    if (path === undefined) {
      return undefined;
    }
    try {
      return await readFile(path);
    } catch {
      throw new Failed(
        'login',
        `The certificate file ${path} cannot be read. Check PGSSLROOTCERT, PGSSLCERT and PGSSLKEY.`
      );
    }
  };
  const [ca, cert, key] = await Promise.all([
    sslrootcert === undefined && home !== undefined
      ? readFile(join(home, '.postgresql', 'root.crt')).catch(() => undefined)
      : read(sslrootcert === 'system' ? undefined : sslrootcert),
    read(sslcert),
    read(sslkey)
  ]);
  return {
    ...(ca ? { ca } : {}),
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {})
  };
}
