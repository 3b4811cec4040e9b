import { pino, type Logger } from 'pino';

/**
 * Makes the program's logger: one JSON object a line on stderr, where
 * jupyter-server-proxy and Docker pick it up. Requests are logged without
 * headers, since those carry tokens.
 */
export function makeLogger(name: string, level: string): Logger {
  return pino(
    {
      name,
      level,
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          url: request.url
        })
      }
    },
    process.stderr
  );
}
