// @ts-check

/** A failure that one sentence explains, so that a stack would only hide it. */
export class Plain extends Error {}

/**
 * The sentence for a refused or full disk, whatever was being written.
 *
 * @param {NodeJS.ErrnoException} error
 * @returns {string | undefined}
 */
function sentenceOf(error) {
  const where = error.path ? ` ${error.path}` : '';
  if (error.code === 'ENOSPC') {
    return 'The disk is full: free some space and start again.';
  }
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return `This user may not use${where}: it belongs to another user, who perhaps ran Labstead here before.`;
  }
  return undefined;
}

/**
 * Tells a failure on standard error: a sentence where there is one, else the stack.
 *
 * @param {unknown} error
 */
export function tell(error) {
  const known = error instanceof Error ? error : new Error(String(error));
  const sentence =
    known instanceof Plain
      ? known.message
      : sentenceOf(/** @type {any} */ (known));
  process.stderr.write(`${sentence ?? known.stack ?? known.message}\n`);
}

/**
 * Runs a program's main function and turns its failure into exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    tell(error);
    // Steps that run beside the failed one must not hold the program up.
    process.exit(1);
  }
}
