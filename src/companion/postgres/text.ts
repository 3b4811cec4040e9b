import type { CustomTypesConfig } from 'pg';

/**
 * Hands every value on as the server wrote it. The driver's own parsers round
 * json numbers and numerics, and cut timestamps to milliseconds.
 */
export const TEXT_ONLY: CustomTypesConfig = {
  getTypeParser: () => (text: string | Buffer) => text
};
