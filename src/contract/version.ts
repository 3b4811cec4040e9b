/** Version of the product, the same as in package.json (a test compares them). */
export const VERSION = '0.1.0';

/** Number of the wire format: raised when an older extension or companion can no longer understand the other. */
export const CONTRACT = 1;
