import type { Logger } from 'pino';

/** How long open requests may take to end, in milliseconds. */
const GRACE = 5000;

/**
 * Ends the program: with `code` on SIGTERM and SIGINT after `close`, with 1 on
 * a fatal error, so that a supervisor knows which it was.
 */
export function endCleanly(
  log: Logger,
  close: () => Promise<void>,
  code = 0
): void {
  let ending = false;
  const end = (exitCode: number): void => {
    if (ending) {
      return;
    }
    ending = true;
    setTimeout(() => process.exit(1), GRACE).unref();
    close().then(
      () => process.exit(exitCode),
      error => {
        log.error(error, 'did not close');
        process.exit(1);
      }
    );
  };
  process.on('SIGTERM', () => end(code));
  process.on('SIGINT', () => end(code));
  const fatal = (error: unknown): void => {
    log.fatal(error, 'fatal error');
    end(1);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
}
