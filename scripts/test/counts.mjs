// @ts-check

/**
 * How many tests ended how.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @type {Counts} */
export const ONE_FAILED = { ...NOTHING, failed: 1 };

/**
 * Adds up what several runners counted.
 *
 * @param {Counts[]} counts
 * @returns {Counts}
 */
export const sum = counts =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped
    }),
    NOTHING
  );

/**
 * The one line that a test run ends with.
 *
 * @param {Counts} counts
 */
export const summaryOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
